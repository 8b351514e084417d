import type { RuleDefinition } from "../../../src/engine/model/rule.ts";

/** A rule for tests that look at everything but its expressions. */
export function makeRule(id: string, more: Partial<RuleDefinition> = {}): RuleDefinition {
  return {
    id, title: `Title of ${id}`, formats: ["kubernetes"], targets: ["k8s.object"], severity: "error", confidence: "certain", message: "m", forbid: "true",
    at: [{ path: "self" }], fix: [], folds: [], params: {}, principles: [], packs: [], needs: [], equivalents: {}, ...more,
  };
}

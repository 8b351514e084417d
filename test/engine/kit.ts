import { createEngine, type Engine } from "#engine/index.ts";
import type { PlannedRule, RuleSet, Settings } from "../../src/engine/model/plan.ts";
import type { RuleDefinition } from "../../src/engine/model/rule.ts";

/** A rule with nothing unusual about it; tests give what they are about. */
export function ruleOf(changes: Partial<RuleDefinition>): RuleDefinition {
  return {
    id: "test/rule",
    title: "A rule",
    formats: ["kubernetes"],
    targets: ["k8s.container"],
    severity: "error",
    confidence: "certain",
    message: "Container {container} is wrong.",
    at: [{ path: "securityContext.privileged" }],
    fix: [],
    folds: [],
    params: {},
    principles: [],
    packs: [],
    needs: [],
    equivalents: {},
    ...changes,
  };
}

export function plannedOf(rule: RuleDefinition, changes: Partial<PlannedRule> = {}): PlannedRule {
  const severity = rule.severity === "off" ? "warning" : rule.severity;
  const base = { rule, principle: null, severity, stage: "enforce" as const, params: {}, named: false, paths: [], excludePaths: [] };
  return { ...base, severityFrom: null, origin: null, ...changes };
}

const SETTINGS: Settings = { kubernetesMinor: 34, reasonRequired: false, foreignSuppressions: true, suppressionDays: null };

export interface EngineOptions {
  readonly rules: readonly PlannedRule[];
  readonly complete?: boolean;
  readonly asOf?: string;
  readonly reasonRequired?: boolean;
  readonly foreign?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly governance?: Pick<RuleSet, "waivers" | "environments">;
  readonly applications?: boolean;
}

export function engineWith(options: EngineOptions): Engine {
  const settings = { ...SETTINGS, reasonRequired: options.reasonRequired ?? false, foreignSuppressions: options.foreign ?? true };
  const set: RuleSet = { id: "test", rules: options.rules, settings, ...options.governance };
  const files = options.files ?? {};
  const engine = createEngine({
    rulesFor: () => set,
    complete: options.complete ?? true,
    asOf: options.asOf ?? "2026-06-01",
    hasFile: (path) => path in files,
    applications: options.applications ?? false,
  });
  for (const [file, text] of Object.entries(files)) engine.update(file, text);
  return engine;
}

/** Findings of all files as `file:line:column rule verdict`. */
export function told(engine: Engine): string[] {
  return engine.report().flatMap((report) =>
    report.findings.map(({ file, range, rule, verdict }) => `${file}:${String(range.start.line)}:${String(range.start.column)} ${rule} ${verdict}`),
  );
}

export const POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  containers:\n    - name: web\n      securityContext:\n        privileged: true\n";
export const PRIVILEGED = ruleOf({ id: "test/privileged", forbid: "self.securityContext.privileged == true" });
/** A rule that something of another file must keep, and what keeps it. */
export const UNPROTECTED = ruleOf({
  id: "test/unprotected",
  targets: ["k8s.workload"],
  require: 'related(self, "selectedBy", "k8s.NetworkPolicy").size() > 0',
  at: [{ path: "metadata.name" }],
  message: "Nothing protects {kind}/{name}.",
  needs: ["graph"],
});
export const POLICY = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec:\n  podSelector: {}\n";

import type { RuleSet } from "../../model/plan.ts";
import type { RuleDefinition } from "../../model/rule.ts";

/** What a tool's own suppression means here. */
export interface ForeignAnswer {
  readonly rules: readonly string[];
  /** Identifiers that no rule answers. */
  readonly unknown: readonly string[];
  readonly isBlanket: boolean;
}

/** A scanner whose comments name no checks, and whose checks are all about security. */
const UNNAMED_CHECKS = "kics";
const SECURITY_PACK = "security";

/** The rules of a set by the identifiers that other tools have for the same intent. */
export class ForeignRules {
  private readonly byId = new Map<string, string[]>();
  private readonly byTool = new Map<string, string[]>();

  constructor(set: RuleSet) {
    for (const rule of new Map(set.rules.map((planned) => [planned.rule.id, planned.rule])).values()) this.add(rule);
  }

  /** The rules that answer identifiers of a tool; with `all`, those that answer any of its identifiers. */
  answer(tool: string, ids: readonly string[] | "all"): ForeignAnswer {
    if (ids === "all") return { rules: this.byTool.get(tool) ?? [], unknown: [], isBlanket: true };
    const answers = ids.map((id) => ({ id, rules: this.byId.get(keyOf(tool, id)) ?? [] }));
    const unknown = answers.flatMap(({ id, rules }) => (rules.length === 0 ? [id] : []));
    return { rules: [...new Set(answers.flatMap(({ rules }) => rules))], unknown, isBlanket: false };
  }

  private add(rule: RuleDefinition): void {
    for (const [tool, ids] of Object.entries(rule.equivalents)) {
      add(this.byTool, tool, rule.id);
      for (const id of ids) add(this.byId, keyOf(tool, id), rule.id);
    }
    if (rule.packs.includes(SECURITY_PACK)) add(this.byTool, UNNAMED_CHECKS, rule.id);
  }
}

/** Case never tells two identifiers apart, and trivy accepts `AVD-` before each of its own. */
function keyOf(tool: string, id: string): string {
  const lower = id.toLowerCase();
  return `${tool} ${tool === "trivy" ? lower.replace(/^avd-/, "") : lower}`;
}

function add(lists: Map<string, string[]>, key: string, rule: string): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [rule]);
  else if (!known.includes(rule)) known.push(rule);
}

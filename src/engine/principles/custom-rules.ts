import { readCustomRule } from "../rules/file.ts";
import { locateProblem } from "../rules/locate-problem.ts";
import type { RuleProblem } from "../rules/expressions.ts";
import { issueAt, Places } from "./places.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { IssueCode, ParsedPrinciples, PrinciplesIssue } from "./types.ts";
import type { Origin } from "../model/origin.ts";
import type { RuleDefinition } from "../model/rule.ts";
import type { Fields } from "../shape/fields.ts";

/** Type-checks a rule under its targets; an unknown target is a problem of the key `target`. */
export type CheckRule = (definition: RuleDefinition) => readonly RuleProblem[];

/** The rules that principles files define themselves. */
export interface CustomRules {
  readonly rules: ReadonlyMap<string, { readonly definition: RuleDefinition; readonly origin: Origin; readonly isDraft: boolean }>;
  /** Ids of rules on edges, which are kept, but not run. */
  readonly edgeRules: ReadonlySet<string>;
  readonly issues: readonly PrinciplesIssue[];
}

interface Collected {
  readonly rules: Map<string, { definition: RuleDefinition; origin: Origin; isDraft: boolean }>;
  readonly edgeRules: Set<string>;
  readonly issues: PrinciplesIssue[];
}

/** Reads and checks the `customRules` of all files, the nearest first; an id may be used once. */
export function readCustomRules(files: readonly ParsedPrinciples[], index: RuleIndex, checkRule: CheckRule): CustomRules {
  const collected: Collected = { rules: new Map(), edgeRules: new Set(), issues: [] };
  for (const file of files) {
    const places = new Places(file.file, file.tree);
    for (const fields of file.customRules) readOne(collected, { fields, places, index, checkRule, isDraft: file.isDraft });
  }
  return collected;
}

interface Entry {
  readonly fields: Fields;
  readonly places: Places;
  readonly index: RuleIndex;
  readonly checkRule: CheckRule;
  readonly isDraft: boolean;
}

function readOne(collected: Collected, { fields, places, index, checkRule, isDraft }: Entry): void {
  const id = fields.text("id") ?? "";
  const report = (span: { start: number; end: number }, code: IssueCode, message: string): void => {
    collected.issues.push(issueAt(places, span, { code, message }));
  };
  const taken = index.rules.has(id) ? "is a built-in rule" : collected.rules.has(id) || collected.edgeRules.has(id) ? "is defined twice" : null;
  if (taken !== null) {
    report(fields.span("id"), "unknown-key", `"${id}" ${taken}; give the rule an id of its own.`);
    return;
  }
  if (fields.has("edges")) {
    collected.edgeRules.add(id);
    return;
  }
  const { definition, issues, tree, node } = readCustomRule(fields.tree, fields.node);
  // Faults of form are reported for the whole file already; a rule without a definition has some.
  if (definition === null) return;
  for (const issue of issues) report(issue, "unknown-key", issue.message);
  for (const problem of checkRule(definition)) {
    report(locateProblem(tree, node, problem), problem.key === "target" ? "unknown-key" : "cel", problem.message);
  }
  collected.rules.set(id, { definition, origin: places.origin(fields.span("id")), isDraft });
}

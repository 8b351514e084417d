import type { ExplainStep, FileReport } from "./api.ts";
import type { LoadedFile } from "./file-state.ts";
import type { Target, TargetType } from "./model/format.ts";
import type { PlannedRule } from "./model/plan.ts";
import { formatRoute } from "./model/route.ts";
import { UNRESOLVED, type Value } from "./model/value.ts";
import type { CelContext, CelProgram } from "./rules/cel/index.ts";
import type { RuleCache, RuleGroup, RuleGroups } from "./rules/groups.ts";
import { Scope } from "./rules/scope.ts";
import { locateRoute } from "./text/locate.ts";
import { endOf, startOf } from "./syntax/access.ts";

export interface ExplainInput {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly loaded: LoadedFile | null;
  readonly report: FileReport;
  readonly asOf: string;
  readonly groups: RuleGroups;
  readonly cache: RuleCache;
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly context: CelContext;
  readonly complete: boolean;
}

/** The chain of answers to "why did this rule fire here, or not?", from the file down to the value of each condition. */
export function explainRule(input: ExplainInput): ExplainStep[] {
  const { report, rule } = input;
  const format = report.notYet ? `${report.format ?? "template or patch"}, left alone` : (report.format ?? "none of ours");
  const steps: ExplainStep[] = [step(input, "format of the file", format)];
  const groups = [...input.groups.all].filter((group) => group.users[0]?.rule.id === rule);
  if (groups.length === 0) return [...steps, step(input, "rules in force", `${rule} is not among them`)];
  for (const group of groups) steps.push(...explainGroup(input, group));
  const at = report.findings.filter((finding) => finding.rule === rule && spansLine(finding.range, input.line));
  for (const finding of at) {
    steps.push(step(input, "verdict", `${finding.verdict}, severity ${finding.severity}, effect ${finding.effect}`));
    if (finding.suppression !== null) steps.push(step(input, "suppressed by", `${finding.suppression.by}: ${finding.suppression.reason ?? "no reason given"}`));
  }
  if (at.length === 0) steps.push(step(input, "verdict", "no finding of this rule on this line"));
  return steps;
}

function explainGroup(input: ExplainInput, group: RuleGroup): ExplainStep[] {
  const steps = group.users.map((user) => userStep(input, user));
  if (!input.groups.appliesTo(group, input.file)) return [...steps, step(input, "scope", "the file is outside of the scope")];
  const planned = group.users[0];
  if (planned === undefined || input.loaded === null) return steps;
  const types = planned.rule.targets;
  const targets = input.loaded.model.targets.filter((target) => types.includes(target.type) && holdsLine(input, target));
  if (targets.length === 0) return [...steps, step(input, "targets", `no ${types.join(" or ")} holds line ${String(input.line)}`)];
  return [...steps, ...targets.flatMap((target) => explainTarget(input, group, planned, target))];
}

function userStep(input: ExplainInput, user: PlannedRule): ExplainStep {
  const by = user.principle === null ? "a pack" : `principle ${user.principle}`;
  const value = `asked for by ${by}, severity ${user.severity}, stage ${user.stage}`;
  const { origin } = user;
  return origin === null ? step(input, "rule", value) : { step: "rule", value, file: origin.file, line: origin.range?.start.line ?? null };
}

function explainTarget(input: ExplainInput, group: RuleGroup, planned: PlannedRule, target: Target): ExplainStep[] {
  const type = input.targetTypes.get(target.type);
  if (type === undefined) return [];
  const rule = input.cache.get(planned, type);
  const where = `${target.type} at ${formatRoute(target.route) || "the root"}`;
  const steps = [step(input, "target", where)];
  const [problem] = rule.problems;
  if (problem !== undefined) return [...steps, step(input, `fault in ${problem.key}`, problem.message)];
  if (rule.isCrossFile) {
    const loaded = input.complete ? "all files of the set are loaded" : "not every file of the set is loaded";
    return [...steps, step(input, "reads other files", loaded)];
  }
  const scope = new Scope(rule, target.values, group.params, input.context);
  if (rule.each !== null) steps.push(step(input, "each", planned.rule.each ?? ""));
  else steps.push(...conditionSteps(input, scope, planned));
  return steps;
}

function conditionSteps(input: ExplainInput, scope: Scope, planned: PlannedRule): ExplainStep[] {
  const { rule } = scope;
  const steps: ExplainStep[] = [];
  const add = (name: string, source: string | undefined, program: CelProgram | null): void => {
    if (program !== null && source !== undefined) steps.push(step(input, `${name}: ${source.trim()}`, describe(scope.evaluate(program))));
  };
  for (const name of rule.lets.keys()) steps.push(step(input, `let ${name}`, describe(scope.lookup(name))));
  add("where", planned.rule.where, rule.where);
  add(rule.firesOn ? "forbid" : "require", planned.rule.forbid ?? planned.rule.require, rule.predicate);
  return steps;
}

function describe(value: Value): string {
  if (value === undefined) return "absent";
  if (value === UNRESOLVED) return "unresolved";
  if (typeof value === "object") return Array.isArray(value) ? `a list of ${String(value.length)}` : "an object";
  return String(value);
}

function holdsLine(input: ExplainInput, target: Target): boolean {
  if (input.loaded === null) return false;
  const { tree, lines } = input.loaded;
  const place = locateRoute(tree, target.document, target.route);
  if (place.node < 0) return false;
  const start = lines.positionAt(startOf(tree, place.node)).line;
  return start <= input.line && input.line <= lines.positionAt(endOf(tree, place.node)).line;
}

function spansLine(range: FileReport["findings"][number]["range"], line: number): boolean {
  return range.start.line <= line && line <= range.end.line;
}

function step(input: ExplainInput, name: string, value: string): ExplainStep {
  return { step: name, value, file: input.file, line: input.line };
}

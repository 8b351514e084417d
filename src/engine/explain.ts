import type { ExplainStep, FileReport } from "./api.ts";
import { evaluationSteps, type StepWriter } from "./explain-evaluation.ts";
import { hideCredentials, variablesOnLine } from "./explain-variables.ts";
import { verdictSteps } from "./explain-verdict.ts";
import type { LoadedFile } from "./file-state.ts";
import type { LocatedFact } from "./model/facts.ts";
import type { Target, TargetType } from "./model/format.ts";
import type { PlannedRule } from "./model/plan.ts";
import { formatRoute } from "./model/route.ts";
import type { CelContext } from "./rules/cel/index.ts";
import type { CompiledRule } from "./rules/compile.ts";
import type { RuleCache, RuleGroup, RuleGroups } from "./rules/groups.ts";
import { locateRoute } from "./text/locate.ts";
import { endOf, startOf } from "./syntax/access.ts";

/** What is known of the files a file is judged with. */
export interface ExplainedSet {
  /** The set in words. */
  readonly name: string;
  readonly complete: boolean;
  /** A file of the set that does not parse; null where all do. */
  readonly culprit: string | null;
}

export interface ExplainInput {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly loaded: LoadedFile | null;
  readonly report: FileReport;
  readonly groups: RuleGroups;
  readonly cache: RuleCache;
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly context: CelContext;
  readonly facts: readonly LocatedFact[];
  /** Facts in a relation, with the files that stated them. */
  readonly related: (...args: Parameters<CelContext["related"]>) => readonly LocatedFact[];
  readonly set: ExplainedSet;
}

/** The chain of answers to "why did this rule fire here, or not?", from the file down to the value of each condition. */
export function explainRule(input: ExplainInput): ExplainStep[] {
  const { report, rule } = input;
  const format = report.notYet ? `${report.format ?? "template or patch"}, left alone` : (report.format ?? "none of ours");
  const steps: ExplainStep[] = [step(input, "format of the file", format), ...setSteps(input), ...variableSteps(input)];
  const groups = [...input.groups.all].filter((group) => group.users[0]?.rule.id === rule);
  if (groups.length === 0) return [...steps, step(input, "rules in force", `${rule} is not among them`)];
  for (const group of groups) steps.push(...explainGroup(input, group));
  const at = report.findings.filter((finding) => finding.rule === rule && spansLine(finding.range, input.line));
  for (const finding of at) steps.push(...verdictSteps({ finding, report, users: usersOf(input, groups, finding), set: input.groups.set, scopes: input.groups.scopes, asOf: input.context.asOf }));
  if (at.length === 0) steps.push(step(input, "verdict", "no finding of this rule on this line"));
  return input.loaded === null ? steps : hideCredentials(steps, input.loaded);
}

/** Who asked for a rule, for the resource of a finding: equal uses once, the principle the finding is shown under first. */
function usersOf(input: ExplainInput, groups: readonly RuleGroup[], finding: FileReport["findings"][number]): PlannedRule[] {
  const users = groups.flatMap((group) => input.groups.usersFor(group, input.file, finding.resource));
  return users.sort((left, right) => Number(right.principle === finding.principle) - Number(left.principle === finding.principle));
}

function setSteps(input: ExplainInput): ExplainStep[] {
  const { report, set } = input;
  if (report.format === null || report.notYet) return [];
  const loaded = set.complete ? "every file of it" : "not every file of it, so rules that cannot do without the others are silent";
  const steps = [step(input, "set of the file", set.name), step(input, "loaded", loaded)];
  if (set.culprit !== null) steps.push(step(input, "unknown", `what ${set.culprit} holds, because it does not parse`));
  return steps;
}

function variableSteps(input: ExplainInput): ExplainStep[] {
  const names = input.loaded === null ? [] : variablesOnLine(input.loaded, input.line);
  return names.length === 0 ? [] : [step(input, "variables", `${names.join(", ")} from the .env file beside it`)];
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
  const where = target.span === undefined ? `${target.type} at ${formatRoute(target.route) || "the root"}` : target.type;
  const steps = [step(input, "target", where)];
  const [problem] = rule.problems;
  if (problem !== undefined) return [...steps, step(input, `fault in ${problem.key}`, problem.message)];
  const write: StepWriter = (name, value) => step(input, name, value);
  const values = valuesOf(input, rule, target);
  input.context.resource = target.resource;
  return [...steps, ...evaluationSteps({ rule, values, params: group.params, context: input.context, related: input.related, write })];
}

/** A rule that reads other files is judged on the fact of its target. */
function valuesOf(input: ExplainInput, rule: CompiledRule, target: Target): Target["values"] {
  if (!rule.isCrossFile) return target.values;
  const self = target.fact === undefined ? undefined : input.facts[target.fact]?.value;
  return target.values.map((value, index) => (index === 0 ? self : value));
}

function holdsLine(input: ExplainInput, target: Target): boolean {
  if (input.loaded === null) return false;
  const { tree, lines } = input.loaded;
  if (target.span !== undefined) return lines.positionAt(target.span.start).line === input.line;
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

import type { ExplainStep, FileReport } from "./api.ts";
import type { Finding } from "./model/finding.ts";
import type { Waiver } from "./model/governance.ts";
import type { Origin, Stage } from "./model/origin.ts";
import type { PlannedRule, RuleSet } from "./model/plan.ts";
import type { Scopes } from "./rules/scopes.ts";
import { waiversCovering } from "./verdicts/waivers.ts";

export interface VerdictInput {
  readonly finding: Finding;
  readonly report: FileReport;
  /** Who asked for the rule, for this resource. */
  readonly users: readonly PlannedRule[];
  readonly set: RuleSet;
  readonly scopes: Scopes;
  /** ISO date: the one clock. */
  readonly asOf: string;
}

const CAPS: Readonly<Record<Stage, string>> = {
  advisory: "the effect is at most info and never turns the gate red",
  warn: "the effect is at most warning and never turns the gate red",
  enforce: "the severity is the effect",
};

/** Why a finding has its verdict, severity and effect: from the catalogue over principle, stage and waiver to the comment beside it. */
export function verdictSteps(input: VerdictInput): ExplainStep[] {
  const { finding } = input;
  const at = (step: string, value: string): ExplainStep => ({ step, value, file: finding.file, line: finding.range.start.line });
  return [
    ...environmentSteps(input),
    ...input.users.flatMap((user) => userSteps(user, input)),
    ...suppressionSteps(input),
    ...(finding.verdict === "unresolved" ? [at("undecided", finding.message)] : []),
    at("verdict", `${finding.verdict}, severity ${finding.severity}, effect ${finding.effect}`),
    at("gate", gateOf(finding)),
  ];
}

function environmentSteps({ finding, scopes }: VerdictInput): ExplainStep[] {
  const environment = scopes.environmentOf(finding.file, finding.resource);
  if (environment === null) return [];
  return [stepAt("environment", `${environment.name}${environment.isDefault ? ", the default" : ""}`, environment.origin)];
}

/** What one principle, or a pack, makes of a finding. */
function userSteps(user: PlannedRule, input: VerdictInput): ExplainStep[] {
  const { rule, principle, severity, stage, severityFrom, origin, stageFrom } = user;
  const by = principle === null ? "the pack" : `principle ${principle}`;
  const severityStep = severityFrom === null ? stepAt("severity", `${severity}, as the catalogue has it`, origin) : stepAt("severity", `${severity}, set by ${by} (the catalogue has ${rule.severity})`, severityFrom);
  const steps = [severityStep, stepAt("stage", `${stage}${stageFrom === undefined ? "" : ` (${stageFrom.why})`}: ${CAPS[stage]}`, stageFrom?.origin ?? origin)];
  if (rule.confidence === "heuristic") steps.push(stepAt("confidence", "heuristic: the effect is at most info and never turns the gate red", null));
  return [...steps, ...waiverSteps(user, input)];
}

function waiverSteps(user: PlannedRule, { finding, set, scopes, asOf }: VerdictInput): ExplainStep[] {
  const terms = { waivers: set.waivers ?? [], holds: (limits: Waiver["scope"]) => scopes.holds(limits, finding.file, finding.resource), asOf };
  return waiversCovering(finding, user, terms).map((waiver) => {
    const { id, withoutEffect, expires, approvedBy, origin } = waiver;
    const state = withoutEffect === null ? `in force until ${expires ?? ""}, approved by ${approvedBy ?? ""}` : `covers it, but has no effect: ${withoutEffect}`;
    return stepAt(`waiver ${id}`, state, origin);
  });
}

function suppressionSteps({ finding, report }: VerdictInput): ExplainStep[] {
  const { suppression } = finding;
  if (suppression === null) return [];
  const { start } = finding.span;
  const use = report.suppressions.find(({ by, rules, covers }) => by === suppression.by && rules.includes(finding.rule) && covers.start <= start && start <= covers.end);
  const end = suppression.until === null ? "" : `, until ${suppression.until}`;
  return [{ step: "suppressed by", value: `${suppression.by}: ${suppression.reason ?? "no reason given"}${end}`, file: finding.file, line: use?.range.start.line ?? finding.range.start.line }];
}

function gateOf({ gates, verdict, effect, stage, confidence }: Finding): string {
  if (gates) return `counts, with the effect ${effect}`;
  if (verdict !== "fail") return `does not count, because its verdict is ${verdict}`;
  return confidence === "heuristic" ? "does not count, because the rule is heuristic" : `does not count, because its stage is ${stage}`;
}

function stepAt(step: string, value: string, origin: Origin | null): ExplainStep {
  return { step, value, file: origin?.file ?? null, line: origin?.range?.start.line ?? null };
}

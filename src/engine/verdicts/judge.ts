import type { RawFinding, Suppression } from "../model/analysis.ts";
import type { Finding, SuppressionNote, Verdict } from "../model/finding.ts";
import type { Waiver } from "../model/governance.ts";
import type { Stage } from "../model/origin.ts";
import type { PlannedRule } from "../model/plan.ts";
import type { Resource } from "../model/resource.ts";
import { capSeverity, severityRank, type Severity } from "../model/severity.ts";
import { suppressionFor, type SuppressionTerms } from "../suppressions/apply.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { effectiveWaiver, noteOfWaiver, waiversCovering, type WaiverTerms } from "./waivers.ts";

/** What verdicts are made from: the raw findings of a file, and who asked for the rules. */
export interface JudgeInput {
  readonly file: string;
  readonly findings: readonly RawFinding[];
  readonly suppressions: readonly Suppression[];
  readonly terms: SuppressionTerms;
  readonly waivers: WaiverTerms;
  /** The users of a finding's group whose scope holds the resource. */
  readonly usersOf: (group: string, resource: Resource | null) => readonly PlannedRule[];
  /** Name of the environment of a resource of the file; null where none is known. */
  readonly environmentOf: (resource: Resource | null) => string | null;
}

/** A finding that is not folded yet, with what folding asks. */
export interface Judged {
  readonly finding: Finding;
  readonly subject: string;
  readonly named: boolean;
  readonly folds: readonly string[];
  /** What became of it under each principle that asked for its rule. */
  readonly views: readonly View[];
}

/** A finding as one principle sees it. */
export interface View {
  readonly user: PlannedRule;
  readonly severity: Severity;
  readonly effect: Severity;
  readonly verdict: Verdict;
  /** Waivers that cover it, those without effect included. */
  readonly covering: readonly Waiver[];
  /** The one that counts. */
  readonly waiver: Waiver | null;
}

const STAGE_CAPS: Readonly<Record<Stage, Severity>> = { advisory: "info", warn: "warning", enforce: "error" };

/** Gives each raw finding its verdict, its principle, its effect and its fingerprint. */
export function judgeFindings(input: JudgeInput): Judged[] {
  const judged: Judged[] = [];
  const byIdentity = new Map<string, number>();
  for (const raw of input.findings) {
    const candidate = judgeOne(input, raw);
    if (candidate === null) continue;
    const identity = `${raw.rule} ${raw.verdict} ${String(raw.place.span.start)} ${String(raw.place.span.end)} ${raw.message}`;
    const known = byIdentity.get(identity);
    const other = known === undefined ? undefined : judged[known];
    if (known === undefined || other === undefined) {
      byIdentity.set(identity, judged.length);
      judged.push(candidate);
    } else judged[known] = strictest(other, candidate);
  }
  return judged;
}

function judgeOne(input: JudgeInput, raw: RawFinding): Judged | null {
  const suppression = suppressionFor(raw, input.suppressions, input.terms);
  const views = input.usersOf(raw.group, raw.resource).map((user) => viewOf(input, raw, user, suppression));
  const [first, ...others] = views.sort(compareViews);
  if (first === undefined) return null;
  const { rule } = first.user;
  const isCertain = rule.confidence !== "heuristic";
  const finding: Finding = {
    rule: raw.rule,
    principle: first.user.principle,
    principles: otherPrinciples(first, others),
    verdict: first.verdict,
    severity: first.severity,
    effect: first.effect,
    stage: first.user.stage,
    confidence: rule.confidence,
    gates: isCertain && views.some((view) => view.verdict === "fail" && view.user.stage === "enforce"),
    message: raw.message,
    file: input.file,
    span: raw.place.span,
    range: raw.place.range,
    document: raw.place.document,
    route: raw.place.route,
    resource: raw.resource,
    related: raw.related,
    fix: raw.fix,
    fingerprint: fingerprintOf(raw),
    suppression: suppression === null ? null : noteOf(suppression),
    waiver: first.verdict === "waived" && first.waiver !== null ? noteOfWaiver(first.waiver, input.waivers.asOf) : null,
    environment: input.environmentOf(raw.resource),
    frame: raw.place.frame,
  };
  return { finding, subject: raw.subject, named: views.some(({ user }) => user.named), folds: rule.folds, views };
}

function viewOf(input: JudgeInput, raw: RawFinding, user: PlannedRule, suppression: Suppression | null): View {
  const covering = raw.verdict === "fail" ? waiversCovering(raw, user, input.waivers) : [];
  const waiver = effectiveWaiver(covering);
  const waived = waiver === null ? raw.verdict : "waived";
  return { user, ...effectOf(user, raw), verdict: suppression === null ? waived : "suppressed", covering, waiver };
}

/** Where one principle is waived and another is not, the finding stands under the one that is not; then the strictest effect decides. */
function compareViews(left: View, right: View): number {
  const byVerdict = Number(left.verdict === "waived") - Number(right.verdict === "waived");
  return byVerdict || severityRank(left.effect) - severityRank(right.effect);
}

function otherPrinciples(first: View, others: readonly View[]): string[] {
  const same = others.filter(({ user, verdict }) => verdict === first.verdict && user.principle !== first.user.principle);
  return [...new Set(same.flatMap(({ user }) => user.principle ?? []))];
}

/** The severity a rule chose for this case counts only where nobody has overridden the rule's own. */
function effectOf(user: PlannedRule, raw: RawFinding): { severity: Severity; effect: Severity } {
  const isOverridden = user.severity !== user.rule.severity && user.rule.severity !== "off";
  const severity = raw.severity === null || isOverridden ? user.severity : raw.severity;
  const staged = capSeverity(severity, STAGE_CAPS[user.stage]);
  return { severity, effect: user.rule.confidence === "heuristic" ? capSeverity(staged, "info") : staged };
}

/** Equal findings of several principles are one, shown under the principle with the strictest effect. */
function strictest(left: Judged, right: Judged): Judged {
  const isWaived = (judged: Judged): number => Number(judged.finding.verdict === "waived");
  const byEffect = severityRank(right.finding.effect) - severityRank(left.finding.effect);
  const rightWins = (isWaived(right) - isWaived(left) || byEffect) < 0;
  const [shown, other] = rightWins ? [right, left] : [left, right];
  const added = shown.finding.verdict === other.finding.verdict ? [other.finding.principle ?? "", ...other.finding.principles] : [];
  const principles = [...new Set([...shown.finding.principles, ...added])].filter((name) => name !== "" && name !== shown.finding.principle);
  const gates = shown.finding.gates || other.finding.gates;
  const views = [...left.views, ...right.views];
  return { ...shown, named: left.named || right.named, views, finding: { ...shown.finding, principles, gates } };
}

function noteOf(suppression: Suppression): SuppressionNote {
  return { by: suppression.by, reason: suppression.reason, until: suppression.until };
}

import type { RawFinding, Suppression } from "../model/analysis.ts";
import type { Finding, SuppressionNote } from "../model/finding.ts";
import type { PlannedRule, Stage } from "../model/plan.ts";
import { capSeverity, severityRank, type Severity } from "../model/severity.ts";
import { suppressionFor, type SuppressionTerms } from "../suppressions/apply.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** What verdicts are made from: the raw findings of a file, and who asked for the rules. */
export interface JudgeInput {
  readonly file: string;
  readonly findings: readonly RawFinding[];
  readonly suppressions: readonly Suppression[];
  readonly terms: SuppressionTerms;
  /** The users of a finding's group whose scope holds the file. */
  readonly usersOf: (group: string) => readonly PlannedRule[];
}

/** A finding that is not folded yet, with what folding asks. */
export interface Judged {
  readonly finding: Finding;
  readonly subject: string;
  readonly named: boolean;
  readonly folds: readonly string[];
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
  const users = [...input.usersOf(raw.group)].map((user) => ({ user, ...effectOf(user, raw) }));
  const [first, ...others] = users.sort((left, right) => severityRank(left.effect) - severityRank(right.effect));
  if (first === undefined) return null;
  const suppression = suppressionFor(raw, input.suppressions, input.terms);
  const verdict = suppression === null ? raw.verdict : "suppressed";
  const { rule } = first.user;
  const finding: Finding = {
    rule: raw.rule,
    principle: first.user.principle,
    principles: others.flatMap(({ user }) => (user.principle === null || user.principle === first.user.principle ? [] : [user.principle])),
    verdict,
    severity: first.severity,
    effect: first.effect,
    confidence: rule.confidence,
    gates: verdict === "fail" && rule.confidence !== "heuristic" && users.some(({ user }) => user.stage === "enforce"),
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
    frame: raw.place.frame,
  };
  return { finding, subject: raw.subject, named: users.some(({ user }) => user.named), folds: rule.folds };
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
  const rightWins = severityRank(right.finding.effect) < severityRank(left.finding.effect);
  const [shown, other] = rightWins ? [right, left] : [left, right];
  const names = [...shown.finding.principles, other.finding.principle ?? "", ...other.finding.principles];
  const principles = [...new Set(names)].filter((name) => name !== "" && name !== shown.finding.principle);
  const gates = shown.finding.gates || other.finding.gates;
  return { ...shown, named: left.named || right.named, finding: { ...shown.finding, principles, gates } };
}

function noteOf(suppression: Suppression): SuppressionNote {
  return { by: suppression.by, reason: suppression.reason, until: suppression.until };
}

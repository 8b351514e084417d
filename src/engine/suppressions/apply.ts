import type { RawFinding, Suppression } from "../model/analysis.ts";
import { dayNumber } from "../text/dates.ts";

/** What decides whether a suppression counts. */
export interface SuppressionTerms {
  /** ISO date: the one clock. */
  readonly asOf: string;
  /** Whether a suppression without a reason has no effect. */
  readonly reasonRequired: boolean;
}

/** The first suppression in force that names the rule and holds the place of the finding. */
export function suppressionFor(finding: RawFinding, suppressions: readonly Suppression[], terms: SuppressionTerms): Suppression | null {
  for (const suppression of suppressions) {
    if (isAbout(suppression, finding) && isInForce(suppression, terms)) return suppression;
  }
  return null;
}

/** Whether a suppression names the rule and holds the place of a finding. */
export function isAbout({ rules, span }: Suppression, finding: RawFinding): boolean {
  const { start } = finding.place.span;
  return rules.includes(finding.rule) && start >= span.start && start <= span.end;
}

/** A date that cannot be read counts as passed; the day itself still counts as valid. */
function isInForce(suppression: Suppression, { asOf, reasonRequired }: SuppressionTerms): boolean {
  if (reasonRequired && (suppression.reason ?? "").trim() === "") return false;
  if (suppression.until === null) return true;
  const [end, today] = [dayNumber(suppression.until), dayNumber(asOf)];
  return end !== null && today !== null && end >= today;
}

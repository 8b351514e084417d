import type { RawFinding, Suppression } from "../model/analysis.ts";

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
    if (!suppression.rules.includes(finding.rule)) continue;
    const { start } = finding.place.span;
    if (start < suppression.span.start || start > suppression.span.end) continue;
    if (isInForce(suppression, terms)) return suppression;
  }
  return null;
}

/** A date that cannot be read counts as passed; the day itself still counts as valid. */
function isInForce(suppression: Suppression, { asOf, reasonRequired }: SuppressionTerms): boolean {
  if (reasonRequired && (suppression.reason ?? "").trim() === "") return false;
  if (suppression.until === null) return true;
  return isDate(suppression.until) && suppression.until >= asOf;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

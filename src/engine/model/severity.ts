/** Severity of a rule or of a finding, strictest first. */
export type Severity = "error" | "warning" | "info" | "hint";

/** What the catalogue may give a rule: `off` ships it, but runs it only when it is named. */
export type RuleSeverity = Severity | "off";

/** `certain` = true whenever it fires, `likely` = wrong where intent is elsewhere, `heuristic` = a guess that never gates. */
export type Confidence = "certain" | "likely" | "heuristic";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "hint"];

/** Rank of a severity: 0 is the strictest. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** The laxer of a severity and a cap. */
export function capSeverity(severity: Severity, cap: Severity): Severity {
  return severityRank(severity) >= severityRank(cap) ? severity : cap;
}

import { severityRank, type Finding, type RunError, type Severity } from "#engine/index.ts";

/** Whether findings turn the gate red. A file that does not parse and a rule that broke count as errors. */
export function isRed(findings: Iterable<Finding>, errors: readonly RunError[], failOn: Severity | "never"): boolean {
  if (failOn === "never") return false;
  if (errors.length > 0) return true;
  const limit = severityRank(failOn);
  for (const { gates, verdict, effect } of findings) {
    if (gates && verdict === "fail" && severityRank(effect) <= limit) return true;
  }
  return false;
}

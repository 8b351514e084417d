import type { FileReport } from "./api.ts";
import { undecidedCause } from "./workspace/set-state.ts";

/** What a broken file leaves undecided is told once for each rule in a whole report. */
export function tellOnce(reports: readonly FileReport[]): FileReport[] {
  const told = new Set<string>();
  return reports.map((report) => {
    const findings = report.findings.filter((finding) => {
      const cause = finding.verdict === "unresolved" ? undecidedCause(finding.message) : null;
      if (cause === null) return true;
      const key = `${finding.rule} ${cause}`;
      if (told.has(key)) return false;
      told.add(key);
      return true;
    });
    return findings.length === report.findings.length ? report : { ...report, findings };
  });
}

import type { FileReport } from "./api.ts";
import { overridesOf } from "./formats/compose/read/names.ts";
import type { Finding } from "./model/finding.ts";
import { severityRank } from "./model/severity.ts";

/**
 * The report of a Compose file without what the override file beside it replaces by something that is as wrong: the merged project has the
 * value of the override only, and the finding stands there. Entries of lists are not replaced. A value that the override sets right stays a
 * finding, because the main file may be used alone; so does a variable of the environment, since a credential in it is known to whoever
 * reads the file.
 */
export function withoutOverridden(report: FileReport, reportOf: (file: string) => FileReport | null): FileReport {
  if (report.format !== "compose" || report.findings.length === 0) return report;
  const overriding = overridesOf(report.file).flatMap((file) => reportOf(file)?.findings ?? []);
  if (overriding.length === 0) return report;
  const findings = report.findings.filter((finding) => !overriding.some((other) => replaces(other, finding)));
  return findings.length === report.findings.length ? report : { ...report, findings };
}

function replaces(other: Finding, finding: Finding): boolean {
  if (other.verdict !== "fail" || finding.verdict !== "fail" || other.rule !== finding.rule) return false;
  const isAsGrave = severityRank(other.effect) <= severityRank(finding.effect) && (other.gates || !finding.gates);
  return isAsGrave && isSetting(finding) && JSON.stringify(other.route) === JSON.stringify(finding.route);
}

function isSetting({ route }: Finding): boolean {
  return route[0] === "services" && route.length > 2 && route[2] !== "environment" && route.every((part) => typeof part === "string");
}

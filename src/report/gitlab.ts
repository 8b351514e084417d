import type { Finding, RunError, Severity } from "#engine/index.ts";
import { jsonText } from "./json-text.ts";
import { printable } from "./layout.ts";
import type { Report } from "./report.ts";

/** An entry of a Code Quality report. */
interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Effects as severities of Code Climate; what could not be checked at all blocks. */
const SEVERITIES: Readonly<Record<Severity, Entry["severity"]>> = { error: "critical", warning: "major", info: "minor", hint: "info" };

/** The findings that count as a Code Quality report of GitLab, an array in the form it takes over from Code Climate. */
export function formatGitlab(report: Report): string {
  const findings = report.findings.filter((finding) => finding.verdict === "fail");
  return jsonText(withUniqueFingerprints([...report.errors.map(errorEntry), ...findings.map(findingEntry)]));
}

function findingEntry({ message, rule, fingerprint, effect, file, range }: Finding): Entry {
  return { description: printable(message), check_name: rule, fingerprint, severity: SEVERITIES[effect], location: { path: file, lines: { begin: range.start.line } } };
}

/** A fault of ours that belongs to no file is shown at the root. */
function errorEntry({ kind, file, range, message }: RunError): Entry {
  const path = file === "" ? "." : file;
  const fingerprint = `${kind}-error:${path}`;
  return { description: printable(message), check_name: `${kind}-error`, fingerprint, severity: "blocker", location: { path, lines: { begin: range?.start.line ?? 1 } } };
}

/** GitLab shows entries of one fingerprint once. Equal ones are numbered in the order of the report, so the next run numbers the same. */
function withUniqueFingerprints(entries: readonly Entry[]): readonly Entry[] {
  const given = new Set(entries.map(({ fingerprint }) => fingerprint));
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const before = seen.get(entry.fingerprint) ?? 0;
    let number = before + 1;
    while (number > 1 && given.has(`${entry.fingerprint}-${String(number)}`)) number += 1;
    seen.set(entry.fingerprint, number);
    return number === 1 ? entry : { ...entry, fingerprint: `${entry.fingerprint}-${String(number)}` };
  });
}

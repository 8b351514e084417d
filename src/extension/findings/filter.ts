import type { ListedFinding, ListedSeverity, ListedVerdict } from "#protocol/governance.ts";

/** What the findings view shows. */
export interface FindingsFilter {
  readonly verdicts: ReadonlySet<ListedVerdict>;
  readonly severities: ReadonlySet<ListedSeverity>;
  /** Part of a message, rule, principle, owner, resource or file, in any case; empty for everything. */
  readonly text: string;
  /** The one file whose findings are shown; null for all. */
  readonly uri: string | null;
}

export const VERDICTS: readonly ListedVerdict[] = ["fail", "waived", "baseline", "suppressed", "unresolved"];

export const SEVERITIES: readonly ListedSeverity[] = ["error", "warning", "info", "hint"];

/** What nobody has to act on, because it was settled beside the finding or cannot be told, waits to be asked for. */
export const DEFAULT_FILTER: FindingsFilter = { verdicts: new Set(["fail", "waived", "baseline"]), severities: new Set(SEVERITIES), text: "", uri: null };

export function isDefault({ verdicts, severities, text, uri }: FindingsFilter): boolean {
  return text === "" && uri === null && isSame(verdicts, DEFAULT_FILTER.verdicts) && isSame(severities, DEFAULT_FILTER.severities);
}

/** Findings that pass a filter, in their order. */
export function filterFindings(findings: readonly ListedFinding[], filter: FindingsFilter): readonly ListedFinding[] {
  const text = filter.text.trim().toLowerCase();
  return findings.filter(
    (finding) =>
      filter.verdicts.has(finding.verdict) &&
      filter.severities.has(finding.severity) &&
      (filter.uri === null || finding.uri === filter.uri) &&
      (text === "" || wordsOf(finding).includes(text)),
  );
}

function wordsOf({ message, rule, principle, owners, resource, uri, waiver }: ListedFinding): string {
  return [message, rule, principle ?? "", ...owners, resource ?? "", uri, waiver?.id ?? ""].join("\n").toLowerCase();
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word));
}

import type { ListedFinding } from "#protocol/governance.ts";
import { SEVERITIES, VERDICTS } from "./filter.ts";

export const GROUPINGS = ["principle", "owner", "file", "severity", "verdict"] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** Findings that share a principle, an owner, a file, a severity or a verdict. */
export interface FindingGroup {
  readonly grouping: Grouping;
  /** The principle, owner, URI, severity or verdict; empty for findings without one. */
  readonly key: string;
  /** The worst first, then by place. */
  readonly findings: readonly ListedFinding[];
}

/** Groups in the order in which they matter: severities and verdicts in theirs, everything else by name, what has none last. */
export function groupFindings(findings: readonly ListedFinding[], grouping: Grouping): readonly FindingGroup[] {
  const groups = new Map<string, ListedFinding[]>();
  for (const finding of findings) {
    for (const key of keysOf(finding, grouping)) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [finding]);
      else known.push(finding);
    }
  }
  const order = orderOf(grouping);
  return [...groups]
    .map(([key, members]) => ({ grouping, key, findings: members.sort(bySeverity) }))
    .sort((left, right) => order(left.key) - order(right.key) || (left.key < right.key ? -1 : 1));
}

/** A finding of several owners stands with each of them. */
function keysOf(finding: ListedFinding, grouping: Grouping): readonly string[] {
  if (grouping === "owner") return finding.owners.length === 0 ? [""] : finding.owners;
  if (grouping === "principle") return [finding.principle ?? ""];
  return [grouping === "file" ? finding.uri : finding[grouping]];
}

function orderOf(grouping: Grouping): (key: string) => number {
  if (grouping === "severity") return (key) => SEVERITIES.findIndex((word) => word === key);
  if (grouping === "verdict") return (key) => VERDICTS.findIndex((word) => word === key);
  return (key) => (key === "" ? 1 : 0);
}

function bySeverity(left: ListedFinding, right: ListedFinding): number {
  return SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity);
}

import type { Finding } from "../model/finding.ts";
import { baselineOf, matchBaseline, sortEntries, type BaselineEntry, type HoldsResource } from "./baseline.ts";

export interface BaselineUpdate {
  /** The entries before; null for a first baseline, which takes everything. */
  readonly entries: readonly BaselineEntry[] | null;
  /** The failing findings of the files that were looked at. */
  readonly findings: readonly Finding[];
  readonly holdsResource: HoldsResource;
  /** Whether the run can tell that an entry's findings are gone: it looked at the file, or the file is no more. */
  readonly isSettled: (entry: BaselineEntry) => boolean;
  readonly mode: "shrink" | "replace";
}

export interface UpdatedBaseline {
  readonly entries: readonly BaselineEntry[];
  /** Numbers of findings. */
  readonly dropped: number;
  readonly added: number;
  /** New findings that are not accepted. */
  readonly refused: number;
}

/**
 * A baseline that holds no more than it did: what is gone is dropped, what moved to another file goes along. Only `replace` adds.
 * Entries on which the run cannot tell are kept as they are.
 */
export function updateBaseline(update: BaselineUpdate): UpdatedBaseline {
  const { entries, findings, holdsResource, isSettled, mode } = update;
  const failing = findings.filter((finding) => finding.verdict === "fail");
  if (entries === null) {
    const taken = baselineOf(failing);
    return { entries: taken, dropped: 0, added: countOf(taken), refused: 0 };
  }
  const [settled, open] = [entries.filter(isSettled), entries.filter((entry) => !isSettled(entry))];
  const old = matchBaseline(failing, settled, holdsResource);
  const kept = baselineOf(failing.filter((finding) => old.has(finding)));
  const fresh = failing.filter((finding) => !old.has(finding));
  const added = mode === "replace" ? baselineOf(fresh) : [];
  const next = addUp([...open, ...kept, ...added]);
  const dropped = Math.max(0, countOf(settled) - countOf(kept));
  return { entries: next, dropped, added: countOf(added), refused: mode === "replace" ? 0 : fresh.length };
}

function countOf(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

function addUp(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const sums = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = `${entry.fingerprint} ${entry.file}`;
    sums.set(key, { ...entry, count: entry.count + (sums.get(key)?.count ?? 0) });
  }
  return sortEntries(sums.values());
}

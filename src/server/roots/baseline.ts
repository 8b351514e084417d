import { applyBaseline, parseBaseline, type BaselineEntry, type Finding, type HoldsResource } from "#engine/index.ts";
import type { AsyncFileSystem } from "#host/file-system.ts";
import { readStored } from "./read-stored.ts";

/** Largest baseline that is read, in bytes. */
const SIZE_LIMIT = 50_000_000;

/** Accepted old findings, looked up file by file: an editor asks for one file at a time. */
export interface Baseline {
  readonly isEmpty: boolean;
  /**
   * The findings of one file with those marked that are accepted. What was moved here from a file that no longer holds its resource is
   * accepted as well; where one resource was copied into several files, in each of them, until the command line looks at all at once.
   */
  mark(file: string, findings: readonly Finding[], holdsResource: HoldsResource): readonly Finding[];
}

/** Reads the baseline that the principles file names; one that is missing, broken or outside of the root accepts nothing. */
export async function readBaseline(files: AsyncFileSystem, path: string | null): Promise<Baseline> {
  const isInside = path !== null && !path.startsWith("/") && !path.split("/").includes("..");
  const text = isInside ? await readStored(files, path, SIZE_LIMIT) : null;
  const { entries, issues } = text === null ? { entries: [], issues: [] } : parseBaseline(text);
  return createBaseline(issues.length > 0 ? [] : entries);
}

function createBaseline(entries: readonly BaselineEntry[]): Baseline {
  const byFile = groupBy(entries, ({ file }) => file);
  const byFingerprint = groupBy(entries, ({ fingerprint }) => fingerprint);
  return {
    isEmpty: entries.length === 0,
    mark(file, findings, holdsResource) {
      if (entries.length === 0) return findings;
      const failing = findings.filter(({ verdict }) => verdict === "fail");
      const moved = failing.flatMap(fingerprintsOf).flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? []);
      const relevant = new Set([...(byFile.get(file) ?? []), ...moved]);
      return relevant.size === 0 ? findings : applyBaseline(findings, [...relevant], holdsResource);
    },
  };
}

/** Of a finding and of those folded into it. */
function fingerprintsOf({ fingerprint, related }: Finding): readonly string[] {
  return [fingerprint, ...related.flatMap((place) => place.fingerprint ?? [])];
}

function groupBy(entries: readonly BaselineEntry[], keyOf: (entry: BaselineEntry) => string): ReadonlyMap<string, readonly BaselineEntry[]> {
  const groups = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const known = groups.get(keyOf(entry));
    if (known === undefined) groups.set(keyOf(entry), [entry]);
    else known.push(entry);
  }
  return groups;
}

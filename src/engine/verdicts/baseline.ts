import type { Finding } from "../model/finding.ts";
import type { Resource } from "../model/resource.ts";
import { compareTexts } from "./order.ts";

/** Accepted old findings of one kind in one file. */
export interface BaselineEntry {
  readonly fingerprint: string;
  /** Relative to the root. */
  readonly file: string;
  /** How many findings of that fingerprint. */
  readonly count: number;
  /** For those who read the baseline; matching does not ask for it. */
  readonly rule: string;
}

/** Whether a file still holds a resource; with null, whether it still exists. */
export type HoldsResource = (file: string, resource: Resource | null) => boolean;

/**
 * Marks the findings that a baseline accepts. A failing finding takes an entry of its own file first, up to its count; what is
 * left of an entry goes to another file only where the entry's own no longer holds the resource, as after a move. All others stay.
 * A finding that others are folded into is old only if all of them are: what is new must not hide in what is accepted.
 */
export function applyBaseline(findings: readonly Finding[], entries: readonly BaselineEntry[], holdsResource: HoldsResource): readonly Finding[] {
  const matched = matchBaseline(findings, entries, holdsResource);
  return findings.map((finding) => (matched.has(finding) ? { ...finding, verdict: "baseline", gates: false } : finding));
}

/** What a set of findings looks like as a baseline: one entry for each fingerprint and file. */
export function baselineOf(findings: readonly Finding[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (finding.verdict !== "fail" && finding.verdict !== "baseline") continue;
    for (const { fingerprint, rule } of partsOf(finding)) {
      const key = keyOf(finding.file, fingerprint);
      const count = (entries.get(key)?.count ?? 0) + 1;
      entries.set(key, { fingerprint, file: finding.file, count, rule });
    }
  }
  return sortEntries(entries.values());
}

/** The failing findings that a baseline accepts. */
export function matchBaseline(findings: readonly Finding[], entries: readonly BaselineEntry[], holdsResource: HoldsResource): ReadonlySet<Finding> {
  const rest = new Rest(entries);
  const failing = findings.filter((finding) => finding.verdict === "fail");
  const open = failing.flatMap((finding) => {
    const parts = partsOf(finding).filter(({ fingerprint }) => !rest.take(keyOf(finding.file, fingerprint)));
    return parts.length === 0 ? [] : [{ finding, parts }];
  });
  const isMoved = (finding: Finding, { fingerprint }: Part): boolean =>
    rest.takeElsewhere(fingerprint, (file) => file !== finding.file && !holdsResource(file, finding.resource));
  // All parts are taken, also where one of them is new: an entry answers for one finding only.
  const stillOpen = open.filter(({ finding, parts }) => parts.filter((part) => !isMoved(finding, part)).length > 0);
  const isNew = new Set(stillOpen.map(({ finding }) => finding));
  return new Set(failing.filter((finding) => !isNew.has(finding)));
}

interface Part {
  readonly fingerprint: string;
  readonly rule: string;
}

/** A finding, and those folded into it. */
function partsOf(finding: Finding): Part[] {
  const folded = finding.related.flatMap(({ rule, fingerprint }) => (rule === undefined || fingerprint === undefined ? [] : [{ rule, fingerprint }]));
  return [{ rule: finding.rule, fingerprint: finding.fingerprint }, ...folded];
}

/** What is left of the entries of a baseline. */
class Rest {
  private readonly counts = new Map<string, number>();
  private readonly filesOf = new Map<string, string[]>();

  constructor(entries: readonly BaselineEntry[]) {
    for (const { fingerprint, file, count } of entries) {
      this.counts.set(keyOf(file, fingerprint), (this.counts.get(keyOf(file, fingerprint)) ?? 0) + count);
      this.filesOf.set(fingerprint, [...(this.filesOf.get(fingerprint) ?? []), file]);
    }
  }

  /** Whether something was left, which is now taken. */
  take(key: string): boolean {
    const left = this.counts.get(key) ?? 0;
    if (left > 0) this.counts.set(key, left - 1);
    return left > 0;
  }

  takeElsewhere(fingerprint: string, mayGiveUp: (file: string) => boolean): boolean {
    const files = this.filesOf.get(fingerprint) ?? [];
    return files.some((file) => (this.counts.get(keyOf(file, fingerprint)) ?? 0) > 0 && mayGiveUp(file) && this.take(keyOf(file, fingerprint)));
  }
}

export function sortEntries(entries: Iterable<BaselineEntry>): BaselineEntry[] {
  return [...entries].sort((a, b) => compareTexts(a.file, b.file) || compareTexts(a.rule, b.rule) || compareTexts(a.fingerprint, b.fingerprint));
}

function keyOf(file: string, fingerprint: string): string {
  return `${fingerprint} ${file}`;
}

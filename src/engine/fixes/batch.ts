import type { TextEdit } from "../model/finding.ts";
import { applyEdits, sortEdits } from "./apply.ts";

/** A fix that may be applied to the present text. */
export interface FixCandidate {
  readonly rule: string;
  /** Tells the findings of one rule apart, and stays the same while other findings are fixed: the fingerprint serves. */
  readonly key: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What a lint of a text found, in numbers. Findings folded into others count too, else an unfolded one would look new. */
export interface LintState {
  /** Places where the text is not well-formed. */
  readonly issues: number;
  /** Findings of verdict fail, by rule. */
  readonly findings: ReadonlyMap<string, number>;
  /** Those of them with effect error, by rule. */
  readonly errors: ReadonlyMap<string, number>;
}

export interface FixOptions<Candidate extends FixCandidate> {
  readonly text: string;
  /** The fixes that findings in a text offer. */
  readonly candidates: (text: string) => readonly Candidate[];
  readonly verify: (text: string) => LintState;
  /** 10 unless given. */
  readonly maximumPasses?: number;
}

export type RollbackReason = "still-fires" | "does-not-parse" | "new-error";

export interface RolledBack<Candidate extends FixCandidate> {
  readonly candidate: Candidate;
  readonly reason: RollbackReason;
}

export interface FixResult<Candidate extends FixCandidate> {
  readonly text: string;
  readonly applied: readonly Candidate[];
  readonly rolledBack: readonly RolledBack<Candidate>[];
}

/**
 * Applies fixes until none is left: in rule order, those that stand clear of each other at once, then lints again.
 * A fix whose rule still fires, or that breaks the file, or brings a new error, is taken back and reported.
 */
export function fixText<Candidate extends FixCandidate>(options: FixOptions<Candidate>): FixResult<Candidate> {
  const applied: Candidate[] = [];
  const rolledBack: RolledBack<Candidate>[] = [];
  const refused = new Set<string>();
  let text = options.text;
  for (let pass = 0; pass < (options.maximumPasses ?? 10); pass += 1) {
    const batch = chooseFixes(options.candidates(text).filter((candidate) => !refused.has(identity(candidate))));
    if (batch.length === 0) break;
    const outcome = applyBatch(text, batch, options.verify);
    for (const refusal of outcome.rolledBack) refused.add(identity(refusal.candidate));
    applied.push(...outcome.applied);
    rolledBack.push(...outcome.rolledBack);
    text = outcome.text;
  }
  return { text, applied, rolledBack };
}

/**
 * The fixes that can be applied together, in rule order. Fixes that meet, even only at one point, exclude each other:
 * two insertions at one place could both create the same ancestor.
 */
export function chooseFixes<Candidate extends FixCandidate>(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of [...candidates].sort(compareCandidates)) {
    if (candidate.edits.length === 0) continue;
    if (chosen.some((other) => meet(other.edits, candidate.edits))) continue;
    chosen.push(candidate);
  }
  return chosen;
}

/** All at once; where something is wrong then, one after the other, each judged by what it changes. */
function applyBatch<Candidate extends FixCandidate>(
  text: string,
  batch: readonly Candidate[],
  verify: (text: string) => LintState,
): FixResult<Candidate> {
  let before = verify(text);
  const together = applyAll(text, batch);
  if (faultOf(before, verify(together), batch) === null) return { text: together, applied: batch, rolledBack: [] };
  const applied: Candidate[] = [];
  const rolledBack: RolledBack<Candidate>[] = [];
  for (const candidate of batch) {
    const after = verify(applyAll(text, [...applied, candidate]));
    const reason = faultOf(before, after, [candidate]);
    if (reason === null) {
      applied.push(candidate);
      before = after;
    } else {
      rolledBack.push({ candidate, reason });
    }
  }
  return { text: applyAll(text, applied), applied, rolledBack };
}

/** What is wrong after fixes were applied. Counts are compared, not places: a deletion moves the places of others. */
function faultOf(before: LintState, after: LintState, fixes: readonly FixCandidate[]): RollbackReason | null {
  if (after.issues > before.issues) return "does-not-parse";
  const fixed = new Map<string, number>();
  for (const { rule } of fixes) fixed.set(rule, (fixed.get(rule) ?? 0) + 1);
  for (const [rule, count] of fixed) {
    if ((after.findings.get(rule) ?? 0) > Math.max(0, (before.findings.get(rule) ?? 0) - count)) return "still-fires";
  }
  for (const [rule, count] of after.errors) if (count > (before.errors.get(rule) ?? 0)) return "new-error";
  return null;
}

function applyAll(text: string, fixes: readonly FixCandidate[]): string {
  return applyEdits(text, sortEdits(fixes.flatMap((fix) => fix.edits)));
}

function meet(some: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return some.some((a) => others.some((b) => a.start <= b.end && b.start <= a.end));
}

function identity(candidate: FixCandidate): string {
  return `${candidate.rule}\n${candidate.key}`;
}

function compareCandidates(a: FixCandidate, b: FixCandidate): number {
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return (a.edits[0]?.start ?? 0) - (b.edits[0]?.start ?? 0);
}

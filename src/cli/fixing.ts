import { join } from "node:path";
import { fixFile, OWN_RULES, unifiedDiff, type Engine, type Finding } from "#engine/index.ts";
import type { FileSystem } from "#host/file-system.ts";
import { textOf } from "#host/read-text.ts";
import { writeFileAtomically } from "#host/write-node.ts";
import { RunFault } from "./exit-code.ts";

export interface FixRun {
  readonly engine: Engine;
  readonly root: string;
  readonly system: FileSystem;
  /** Largest file that is read, in bytes. */
  readonly limit: number;
  readonly allowed: "safe" | "unsafe";
  /** The text of a document that is not on disk; null for what is. */
  readonly document: { readonly file: string; readonly text: string } | null;
}

/** A file with what its fixes made of it. */
export interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly byteOrderMark: boolean;
  /** Fixes that were applied. */
  readonly fixes: number;
  /** One line for each fix that was taken back. */
  readonly notes: readonly string[];
}

const REASONS = {
  "still-fires": "the finding was still there",
  "does-not-parse": "the file did not parse any more",
  "new-error": "it caused another error",
} as const;

/** Rules on principles files: what mends those is not the engine's to work out. */
const OWN_IDS: ReadonlySet<string> = new Set(OWN_RULES.map(({ id }) => id));

/** Works out the fixes of every manifest that has some. The engine holds the fixed state afterwards; nothing is written. */
export function fixAll(findings: readonly Finding[], run: FixRun): FixedFile[] {
  const files = new Set(findings.filter((finding) => !OWN_IDS.has(finding.rule) && isFixable(finding, run.allowed)).map((finding) => finding.file));
  return [...files].flatMap((file) => fixOne(file, run));
}

/** Writes what was fixed. Throws a RunFault that names the file which cannot be written. */
export function writeFixed(fixed: readonly FixedFile[], root: string): void {
  for (const { file, before, after, byteOrderMark } of fixed) {
    if (before === after) continue;
    try {
      writeFileAtomically(join(root, file), byteOrderMark ? `\ufeff${after}` : after);
    } catch (error) {
      throw new RunFault(`${file}: the fixes could not be written (${reasonOf(error)}). Files before it in the report are fixed`);
    }
  }
}

export function diffOf(fixed: readonly FixedFile[]): string {
  return fixed.map(({ file, before, after }) => unifiedDiff(file, before, after)).join("");
}

/** The code of an error of the file system, which says more to most than its message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}

function isFixable(finding: Finding, allowed: FixRun["allowed"]): boolean {
  // What is accepted for now is as wrong as it was.
  return (finding.verdict === "fail" || finding.verdict === "baseline") && isAllowed(finding.fix?.safety, allowed);
}

/** Scaffolds and choices need a person and are never applied in a batch. */
function isAllowed(safety: string | undefined, allowed: FixRun["allowed"]): boolean {
  return safety === "safe" || (safety === "unsafe" && allowed === "unsafe");
}

function fixOne(file: string, run: FixRun): FixedFile[] {
  const read = run.document?.file === file ? { text: run.document.text, byteOrderMark: false } : textOf(run.system.read(file, run.limit));
  if (!("text" in read)) return [];
  run.engine.update(file, read.text);
  const result = fixFile({ engine: run.engine, file, text: read.text, allows: (fix) => isAllowed(fix.safety, run.allowed) });
  run.engine.release(file);
  const notes = result.rolledBack.map(({ candidate, reason }) => `${file}: the fix "${candidate.title}" of ${candidate.rule} was taken back: ${REASONS[reason]}.`);
  return [{ file, before: read.text, after: result.text, byteOrderMark: read.byteOrderMark, fixes: result.applied.length, notes }];
}

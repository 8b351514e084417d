import { compareFindings, emptyReport, type Engine, type FileReport, type Finding, type Position, type RunError } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { comparePaths } from "#host/paths.ts";
import type { FileApplication } from "#report/index.ts";

/** A suppression that names a rule in vain. */
export interface UnneededSuppression {
  readonly file: string;
  readonly line: number;
  readonly rules: readonly string[];
}

/** The state of the files, as reports and the gate need it. */
export interface Collected {
  /** Files of a known format that were checked. */
  readonly files: number;
  readonly resources: number;
  /** Of all files, in the order of reports. */
  readonly findings: readonly Finding[];
  readonly errors: readonly RunError[];
  /** Suppressions of rules of which there is nothing to suppress, in the order of the files. */
  readonly unneeded: readonly UnneededSuppression[];
  readonly skipped: readonly SkippedFile[];
  /** What applied to what; empty unless the engine was to keep it. */
  readonly applications: readonly FileApplication[];
  /** Whether old findings were told from new ones. */
  readonly compared: boolean;
  /** What the engine says of each file. */
  readonly reports: readonly FileReport[];
}

/** Asks the engine for files it holds. A fault of ours costs the findings of one file and becomes an error of the report. */
export function collect(engine: Engine, files: readonly string[]): Collected {
  const asked = new Set(files);
  const reports = reportsOf(engine, files).filter((report) => asked.has(report.file));
  const ours = reports.filter((report) => report.format !== null && !report.notYet);
  return {
    files: ours.length,
    resources: ours.reduce((sum, report) => sum + report.resources, 0),
    findings: reports.flatMap((report) => report.findings),
    errors: reports.flatMap((report) => report.errors),
    unneeded: reports.flatMap(unneededIn),
    skipped: reports.filter((report) => report.notYet).map((report) => ({ file: report.file, reason: "not-yet" })),
    applications: reports.flatMap(({ file, applications }) => applications.map((application) => ({ ...application, file }))),
    compared: false,
    reports,
  };
}

/** Adds what comes from elsewhere, and puts everything in the order of reports. */
export function mergeCollected(collected: Collected, further: Pick<Collected, "findings" | "errors" | "skipped">): Collected {
  return {
    ...collected,
    findings: [...collected.findings, ...further.findings].sort(compareFindings),
    errors: [...collected.errors, ...further.errors].sort(compareErrors),
    skipped: [...collected.skipped, ...further.skipped].sort((a, b) => comparePaths(a.file, b.file)),
  };
}

/** What a fault of ours looks like in a report. */
export function internalError(file: string, error: unknown): RunError {
  return { kind: "internal", file, range: null, message: `Internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
}

function unneededIn({ file, suppressions }: FileReport): UnneededSuppression[] {
  return suppressions.flatMap(({ range, unused }) => (unused.length === 0 ? [] : [{ file, line: range.start.line, rules: unused }]));
}

function reportsOf(engine: Engine, files: readonly string[]): readonly FileReport[] {
  try {
    return engine.report();
  } catch {
    return files.map((file) => reportOf(engine, file));
  }
}

function reportOf(engine: Engine, file: string): FileReport {
  try {
    return engine.findings(file);
  } catch (error) {
    return emptyReport(file, { errors: [internalError(file, error)] });
  }
}

function compareErrors(a: RunError, b: RunError): number {
  const [placeA, placeB] = [startOf(a), startOf(b)];
  const byPlace = comparePaths(a.file, b.file) || placeA.line - placeB.line || placeA.column - placeB.column;
  return byPlace || comparePaths(a.kind, b.kind) || comparePaths(a.message, b.message);
}

function startOf(error: RunError): Position {
  return error.range?.start ?? { line: 0, column: 0 };
}

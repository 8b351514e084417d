import type { FolderPrinciples } from "#project/project.ts";
import type { Arguments } from "./arguments.ts";
import type { Collected } from "./collect.ts";
import type { Terminal } from "./terminal.ts";

/** What reports say beside the state of the files. */
export interface ReportFrame {
  readonly options: Arguments;
  readonly terminal: Terminal;
  readonly asOf: string;
  readonly principlesFiles: readonly string[];
  readonly principles: readonly FolderPrinciples[];
  /** Fixes that were applied; null where none were asked for. */
  readonly fixed: number | null;
  readonly durationMs: number;
}

export function writeReports(state: Collected, frame: ReportFrame): void {
  frame.terminal.print(JSON.stringify({ ...state, findings: state.findings.map(f => `${f.file}:${f.range.start.line}:${f.range.start.column} ${f.rule} ${f.message}`), fixed: frame.fixed }, null, 1) + "\n");
}

import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readFileSync, readSync, realpathSync, writeSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { conformanceOf, formatRecord, parseHistory, recordOf, type History, type HistoryRecord, type Report } from "#report/index.ts";
import { RunFault } from "./exit-code.ts";
import { reasonOf } from "./fixing.ts";
import type { Session } from "./session.ts";

const LINE_END = 10;
/** Bytes in which the line that was just written is looked for. */
const TAIL = 1 << 18;

/** Commands that keep the history which the principles file names, without being asked to. */
const KEEPERS: readonly string[] = ["report"];

/** The file of the history that is in use, absolute; null where none is. Throws a RunFault where the principles file names one that it may not. */
export function historyPath({ options, terminal, project, inputs }: Session): string | null {
  if (options.history !== null) return resolve(terminal.cwd, options.history);
  const { history } = project.run;
  return history === null || !KEEPERS.includes(options.command) ? null : pathInside(inputs.root, history);
}

/** Principles may come with a pull request of a stranger: what they name stays in the root, and nothing but a history is written to. */
function pathInside(root: string, history: string): string {
  const path = resolve(root, history);
  if (!path.endsWith(".jsonl") || !leadsInside(root, path)) throw new RunFault(`reporting.history ${history}: must name a .jsonl file below the root. Change it, or give --history FILE`);
  return path;
}

/** Whether a path is below the root after links; what does not exist yet is created where its folder leads. A link to nothing leads nowhere. */
function leadsInside(root: string, path: string): boolean {
  let known = path;
  while (lstatSync(known, { throwIfNoEntry: false }) === undefined && known !== dirname(known)) known = dirname(known);
  try {
    const place = relative(root, realpathSync(known));
    return place !== ".." && !place.startsWith(`..${sep}`) && !isAbsolute(place);
  } catch {
    return false;
  }
}

/** Adds a run to the history that is in use. */
export function recordRun(session: Session, report: Report): void {
  const path = historyPath(session);
  if (path !== null) appendHistory(path, recordOf(report, conformanceOf(report)));
}

/** Reads a history; one that does not exist yet is empty. Throws a RunFault where it cannot be read. */
export function readHistory(path: string): History {
  try {
    return parseHistory(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { records: [], broken: 0 };
    throw new RunFault(`history ${path}: cannot be read (${reasonOf(error)}). Name another file`);
  }
}

/**
 * Adds a record at the end, and makes the file and its folders where there are none. The line is one write in append mode, so that
 * several processes lose nothing. One that is killed leaves the lines that were there; its own may be cut, which readers leave out.
 * Throws a RunFault where it cannot be written.
 */
export function appendHistory(path: string, record: HistoryRecord): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    appendLine(path, formatRecord(record));
  } catch (error) {
    throw new RunFault(`history ${path}: cannot be written (${reasonOf(error)}). Check the folder and its rights`);
  }
}

function appendLine(path: string, line: string): void {
  const file = openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o644);
  try {
    writeAtOnce(file, endsWithLine(file) ? line : `\n${line}`);
    // Another process may have been killed in between, so that half its line stands before ours. A record twice is read once.
    if (!`\n${tailOf(file)}`.includes(`\n${line}`)) writeAtOnce(file, `\n${line}`);
  } finally {
    closeSync(file);
  }
}

function writeAtOnce(file: number, text: string): void {
  const bytes = Buffer.from(text);
  if (writeSync(file, bytes) < bytes.length) throw new Error("the disk is full");
}

/** The last lines, the first of them in part. */
function tailOf(file: number): string {
  const { size } = fstatSync(file);
  const bytes = Buffer.alloc(Math.min(size, TAIL));
  readSync(file, bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString("utf8");
}

/** A line that was cut off gets an end, so that what follows is a line of its own. */
function endsWithLine(file: number): boolean {
  const { size } = fstatSync(file);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] === LINE_END;
}

import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { formatBaseline, parseBaseline, updateBaseline, type BaselineEntry, type Engine, type HoldsResource, type UpdatedBaseline } from "#engine/index.ts";
import { relativeTo } from "#host/node.ts";
import { resolvePath } from "#host/paths.ts";
import { textOf } from "#host/read-text.ts";
import { writeFileAtomically } from "#host/write-node.ts";
import type { Collected } from "./collect.ts";
import { RunFault } from "./exit-code.ts";
import { reasonOf } from "./fixing.ts";
import type { Session } from "./session.ts";

/** Where a baseline is written if nothing names a place, relative to the root. */
export const DEFAULT_BASELINE = ".groundrules/baseline.json";
/** Largest baseline that is read, in bytes. */
const SIZE_LIMIT = 200_000_000;
/** Faults of a baseline that are shown. */
const ISSUES_SHOWN = 5;

/** The baseline a call names, or its principles file: a path relative to the root. Null for none. */
export function baselinePath({ options, project, inputs, terminal }: Session): string | null {
  if (options.baseline !== null) return relativeTo(inputs.root, resolve(terminal.cwd, options.baseline));
  const { baseline } = project.run;
  if (baseline === null) return null;
  const path = resolvePath("", baseline);
  const place = inputs.system.resolve(path);
  if (path.startsWith("..") || place?.path === null) throw new RunFault(`settings.gate.baseline: ${baseline} is not below the root of the repository`);
  return path;
}

/** Reads a baseline; null where there is none. Throws a RunFault that names the lines at fault. */
export function readBaseline(path: string, { inputs }: Pick<Session, "inputs">): readonly BaselineEntry[] | null {
  if (inputs.system.stat(path) === null) return null;
  const result = textOf(inputs.system.read(path, SIZE_LIMIT));
  if (!("text" in result)) throw new RunFault(`${path}: the baseline cannot be read. It is a file of UTF-8 text`);
  const { entries, issues } = parseBaseline(result.text);
  if (issues.length === 0) return entries;
  const lines = issues.slice(0, ISSUES_SHOWN).map(({ line, message }) => `${path}:${String(line)}: ${message}`);
  throw new RunFault(["the baseline is invalid, so nothing was compared.", ...lines].join("\n"));
}

/** What an update is made from. */
export interface RefreshInput {
  readonly path: string;
  /** State of the files before any comparison. */
  readonly state: Collected;
  readonly before: readonly BaselineEntry[] | null;
  readonly engine: Engine;
  readonly holdsResource: HoldsResource;
  /** Whether every file of the root was read. */
  readonly isComplete: boolean;
}

/** Writes a baseline anew: a first one takes everything, another only loses what is gone, and takes what is new with `--force`. */
export function refreshBaseline(session: Session, input: RefreshInput): UpdatedBaseline {
  const { path, state, before, holdsResource } = input;
  const mode = session.options.force ? "replace" : "shrink";
  const updated = updateBaseline({ entries: before, findings: state.findings, holdsResource, isSettled: settledBy(session, input), mode });
  write(join(session.inputs.root, path), path, formatBaseline(updated.entries));
  return updated;
}

/** One line on what an update did. */
export function describeUpdate(path: string, { entries, dropped, added, refused }: UpdatedBaseline): string {
  const total = entries.reduce((sum, { count }) => sum + count, 0);
  const note = refused === 0 ? "" : ` (${refused === 1 ? "one new finding is" : `${String(refused)} new findings are`} not accepted; --force adds them)`;
  return `${path}: ${counted(dropped)} dropped, ${String(added)} added${note}; ${counted(total)} in all.`;
}

function counted(count: number): string {
  return count === 1 ? "1 entry" : `${String(count)} entries`;
}

/**
 * Whether an entry's findings are known to be gone. A file outside of the paths was not looked at, nor was one that could not be
 * read or parsed; what a broken file leaves undecided is not gone; and where a file is missing in the set, nothing is.
 */
function settledBy({ inputs }: Session, { state, engine, isComplete }: RefreshInput): (entry: BaselineEntry) => boolean {
  const looked = new Set(state.reports.filter((report) => report.format !== null && report.errors.length === 0).map((report) => report.file));
  const failed = new Set([...state.errors, ...state.skipped].map(({ file }) => file));
  return (entry) => {
    const { file, rule } = entry;
    if (!isComplete || failed.has(file)) return false;
    // What concerns the use of a principles file is found by a run over everything only.
    if (rule.startsWith("principles/")) return inputs.paths.includes("");
    return looked.has(file) ? !isUndecided(engine, entry) : isGone(file, inputs);
  };
}

/** Asked of the file itself: a report tells once for all files what cannot be decided. */
function isUndecided(engine: Engine, { file, fingerprint }: BaselineEntry): boolean {
  return engine.findings(file).findings.some((finding) => finding.verdict === "unresolved" && finding.fingerprint === fingerprint);
}

/** Whether a file below the paths is no more, or holds nothing of ours now. */
function isGone(file: string, { paths, system, found }: Session["inputs"]): boolean {
  const isBelow = paths.some((path) => path === "" || file === path || file.startsWith(`${path}/`));
  return isBelow && (system.stat(file) === null || found.files.includes(file));
}

function write(target: string, path: string, text: string): void {
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileAtomically(target, text);
  } catch (error) {
    throw new RunFault(`${path}: the baseline cannot be written (${reasonOf(error)}). Check the folder and its rights`);
  }
}

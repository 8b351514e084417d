import { availableParallelism } from "node:os";
import type { RunError } from "#engine/index.ts";
import { decode } from "#host/decode.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { DEFAULT_SIZE_LIMIT } from "#host/read-text.ts";
import { principleFindings } from "#project/principle-findings.ts";
import type { Project } from "#project/project.ts";
import { configurationOf, type EngineSetup } from "#project/setup.ts";
import type { Arguments } from "../arguments.ts";
import { collect, mergeCollected, type Collected } from "../collect.ts";
import { RunFault, type ExitCode } from "../exit-code.ts";
import { feedHere, feedText, type Fed } from "../feed.ts";
import { diffOf, fixAll, writeFixed, type FixedFile } from "../fixing.ts";
import { exitCodeOf } from "../gate.ts";
import { findInputs, placeOfDocument, type Inputs } from "../inputs.ts";
import { dateOf, loadProject } from "../load.ts";
import { describeSkipped, notesBefore, notesOnFiles } from "../notes.ts";
import { createProgress } from "../progress.ts";
import { writeReports } from "../reports.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../wrap.ts";

/** Below this many files one thread is faster than starting others. */
const FILES_FOR_WORKERS = 2000;
const MOST_WORKERS = 8;

/** `check` and `fix`. */
export async function check(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const started = performance.now();
  const run = createRun(options, terminal);
  note(run, notesBefore(options, run.project));
  const fed = await feed(run);
  const before = stateOf(run, fed);
  if (!options.stdin) note(run, notesOnFiles(run.inputs, before.files, run.project));
  if (options.verbose) note(run, describeSkipped(before.skipped));
  const failOn = options.failOn ?? gateOf(run.project);
  const fixed = options.fix === "none" ? [] : fix(run, fed, before, options.fix);
  if (options.dryRun) {
    terminal.print(diffOf(fixed));
    return exitCodeOf(before.findings, before.errors, failOn);
  }
  writeFixed(fixed, run.inputs.root);
  const after = fixed.length === 0 ? before : stateOf(run, fed);
  writeReports(after, {
    options,
    terminal,
    asOf: dateOf(options),
    principlesFiles: run.project.principlesFiles,
    principles: run.project.principles,
    fixed: options.fix === "none" ? null : fixed.reduce((sum, file) => sum + file.fixes, 0),
    durationMs: Math.round(performance.now() - started),
  });
  return exitCodeOf(after.findings, after.errors, failOn);
}

/** One call of the command. */
interface Run {
  readonly options: Arguments;
  readonly terminal: Terminal;
  readonly inputs: Inputs;
  readonly project: Project;
  /** The document from stdin; null where files are checked. */
  readonly document: { readonly file: string; readonly text: string } | null;
  /** Largest file that is read, in bytes. */
  readonly limit: number;
}

function createRun(options: Arguments, terminal: Terminal): Run {
  const place = options.stdinFilename === null ? null : placeOfDocument(options.stdinFilename, terminal);
  const inputs = place ?? findInputs(options.operands, terminal);
  const project = loadProject(options, inputs, terminal);
  const document = place === null ? null : { file: place.file, text: readDocument(terminal) };
  return { options, terminal, inputs, project, document, limit: project.run.fileSize ?? DEFAULT_SIZE_LIMIT };
}

function readDocument(terminal: Terminal): string {
  const decoded = decode(terminal.readStdin());
  if ("text" in decoded) return decoded.text;
  throw new RunFault("stdin is not UTF-8 text. Convert it first");
}

async function feed(run: Run): Promise<Fed> {
  const { inputs, document, limit } = run;
  const setup = setupOf(run, inputs.paths.includes(""));
  if (document !== null) {
    const fed = feedHere([], inputs.system, { setup, limit }, createProgress(run.terminal, "hidden"));
    return { ...fed, errors: feedText(fed.engine, document.file, document.text) };
  }
  const fed = await feedFiles(run, setup);
  const unreadable = fed.skipped.find((skip) => skip.reason === "unreadable" && inputs.paths.includes(skip.file));
  if (unreadable !== undefined) throw new RunFault(`${unreadable.file}: may not be read. Give the user of this process the right to read it`);
  // What could not be read may be what others refer to: rules that need the whole set stay silent then.
  if (setup.complete && isPartial([...fed.skipped, ...inputs.found.skipped])) fed.engine.configure(configurationOf(setupOf(run, false), inputs.system));
  return fed;
}

async function feedFiles(run: Run, setup: EngineSetup): Promise<Fed> {
  const { files } = run.inputs.found;
  const progress = createProgress(run.terminal, run.options.progress && !run.options.quiet ? "shown" : "hidden");
  const jobs = run.options.jobs ?? (files.length < FILES_FOR_WORKERS ? 1 : Math.min(availableParallelism(), MOST_WORKERS));
  try {
    if (jobs === 1) return feedHere(files, run.inputs.system, { setup, limit: run.limit }, progress);
    const { feedWorkers } = await import("../worker-pool.ts");
    const start = { root: run.inputs.root, options: { setup, limit: run.limit } };
    return await feedWorkers(files, { url: run.terminal.workerUrl, workers: jobs, start }, progress);
  } finally {
    progress.end();
  }
}

function setupOf(run: Run, complete: boolean): EngineSetup {
  return { rules: run.project.rules, complete, asOf: dateOf(run.options) };
}

function isPartial(skipped: readonly SkippedFile[]): boolean {
  return skipped.some((skip) => skip.reason === "too-large" || skip.reason === "unreadable" || skip.reason === "encoding");
}

function stateOf(run: Run, fed: Fed): Collected {
  const { project, inputs, document } = run;
  const ownErrors: readonly RunError[] = fed.errors;
  const failed = new Set(ownErrors.map((error) => error.file));
  const files = document === null ? inputs.found.files : [document.file];
  return mergeCollected(collect(fed.engine, files.filter((file) => !failed.has(file))), {
    findings: principleFindings(ownIssues(run), project.texts),
    errors: ownErrors,
    skipped: [...fed.skipped, ...inputs.found.skipped],
  });
}

/** Issues of the principles files in use, as far as the command line lets their rules run. */
function ownIssues(run: Run): Project["issues"] {
  const { rules, skipRules } = run.options;
  if (run.project.principlesFiles.length === 0) return [];
  return run.project.issues.filter(({ code }) => {
    const rule = `principles/${code}`;
    return !skipRules.includes(rule) && (rules.length === 0 || rules.includes(rule));
  });
}

/** The gate of the root-most principles file. */
function gateOf(project: Project): NonNullable<Arguments["failOn"]> {
  const { failOn } = project.run;
  return failOn === "hint" ? "info" : failOn;
}

function fix(run: Run, fed: Fed, state: Collected, allowed: "safe" | "unsafe"): FixedFile[] {
  const { root, system } = run.inputs;
  const fixed = fixAll(state.findings, { engine: fed.engine, root, system, limit: run.limit, allowed, document: run.document });
  note(run, fixed.flatMap((file) => file.notes));
  return fixed;
}

function note(run: Run, lines: readonly string[]): void {
  if (run.options.quiet) return;
  for (const line of lines) run.terminal.note(`${wrap(line)}\n`);
}

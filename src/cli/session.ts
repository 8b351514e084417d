import { availableParallelism } from "node:os";
import { applyBaseline, baselineOf } from "#engine/index.ts";
import { decode } from "#host/decode.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { runSync } from "#host/file-system.ts";
import { DEFAULT_SIZE_LIMIT } from "#host/read-text.ts";
import { principleFindings } from "#project/principle-findings.ts";
import type { Project } from "#project/project.ts";
import { usageIssues } from "#project/usage.ts";
import { configurationOf, type EngineSetup } from "#project/setup.ts";
import type { Arguments } from "./arguments.ts";
import { collect, mergeCollected, type Collected } from "./collect.ts";
import { compareState, needsEverything, openComparison, renewBaseline, type Comparison } from "./compare.ts";
import { stateOfBase, type Base } from "./compare-base.ts";
import { createResourceLookup } from "./compare-resources.ts";
import { RunFault } from "./exit-code.ts";
import { feedHere, feedText, type Fed } from "./feed.ts";
import { findInputs, placeOfDocument, widen, type Inputs } from "./inputs.ts";
import { dateOf, loadProject } from "./load.ts";
import { createProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** Below this many files one thread is faster than starting others. */
const FILES_FOR_WORKERS = 2000;
const MOST_WORKERS = 8;
const SHARE_COMMANDS: readonly string[] = ["report", "export", "map"];
const SHARE_FORMATS: readonly string[] = ["html", "junit"];

/** One call of a command that looks at files: what it was asked, where it works, and the rules in force. */
export interface Session {
  readonly options: Arguments;
  readonly terminal: Terminal;
  readonly inputs: Inputs;
  readonly project: Project;
  /** The document from stdin; null where files are checked. */
  readonly document: { readonly file: string; readonly text: string } | null;
  /** Largest file that is read, in bytes. */
  readonly limit: number;
}

/** Finds the files and loads the rules; `paths` are as given on the command line. */
export function openSession(options: Arguments, paths: readonly string[], terminal: Terminal): Session {
  const place = options.stdinFilename === null ? null : placeOfDocument(options.stdinFilename, terminal);
  const inputs = place ?? findInputs(paths, terminal);
  const project = loadProject(options, inputs, terminal);
  const document = place === null ? null : { file: place.file, text: readDocument(terminal) };
  return { options, terminal, inputs, project, document, limit: project.run.fileSize ?? DEFAULT_SIZE_LIMIT };
}

/** Writes lines to stderr, unless the call is to be quiet. */
export function note(session: Pick<Session, "options" | "terminal">, lines: readonly string[]): void {
  if (session.options.quiet) return;
  for (const line of lines) session.terminal.note(`${wrap(line)}\n`);
}

function readDocument(terminal: Terminal): string {
  const decoded = decode(terminal.readStdin());
  if ("text" in decoded) return decoded.text;
  throw new RunFault("stdin is not UTF-8 text. Convert it first");
}

/** Files that an engine has seen, and what their findings are compared with. */
export interface Loaded extends Fed {
  readonly setup: EngineSetup;
  /** More than the files that are reported on, where a comparison asks for that. */
  readonly inputs: Inputs;
  readonly comparison: Comparison;
}

/** Gives every file to an engine: in this thread, or in several where that is faster. */
export async function feed(session: Session): Promise<Loaded> {
  const { document, limit } = session;
  const comparison = openComparison(session);
  const inputs = needsEverything(session, comparison) ? widen(session.inputs) : session.inputs;
  const setup = setupOf(session, inputs.paths.includes(""));
  if (document !== null) {
    const fed = feedHere([], inputs.system, { setup, limit }, createProgress(session.terminal, "hidden"));
    return { ...fed, setup, inputs, comparison, errors: feedText(fed.engine, document.file, document.text) };
  }
  const fed = await feedFiles({ ...session, inputs }, setup);
  const unreadable = fed.skipped.find((skip) => skip.reason === "unreadable" && inputs.paths.includes(skip.file));
  if (unreadable !== undefined) throw new RunFault(`${unreadable.file}: may not be read. Give the user of this process the right to read it`);
  return { ...fed, inputs, comparison, setup: settle(fed, session, inputs, setup) };
}

/** What could not be read may be what others refer to: rules that need the whole set stay silent then. */
function settle(fed: Fed, session: Session, inputs: Inputs, setup: EngineSetup): EngineSetup {
  if (!setup.complete || !isPartial([...fed.skipped, ...inputs.found.skipped])) return setup;
  const partial = setupOf(session, false);
  fed.engine.configure(configurationOf(partial, inputs.system));
  return partial;
}

async function feedFiles(session: Session, setup: EngineSetup): Promise<Fed> {
  const { files } = session.inputs.found;
  const progress = createProgress(session.terminal, session.options.progress && !session.options.quiet ? "shown" : "hidden");
  const jobs = session.options.jobs ?? (files.length < FILES_FOR_WORKERS ? 1 : Math.min(availableParallelism(), MOST_WORKERS));
  try {
    if (jobs === 1) return feedHere(files, session.inputs.system, { setup, limit: session.limit }, progress);
    const { feedWorkers } = await import("./worker-pool.ts");
    const start = { root: session.inputs.root, options: { setup, limit: session.limit } };
    return await feedWorkers(files, { url: session.terminal.workerUrl, threads: jobs, start }, progress);
  } finally {
    progress.end();
  }
}

function setupOf(session: Session, complete: boolean): EngineSetup {
  return { rules: session.project.rules, complete, asOf: dateOf(session.options), applications: needsApplications(session.options) };
}

/** Whether something that is to be written shows shares of conformance. */
function needsApplications({ command, outputs, history }: Arguments): boolean {
  return history !== null || SHARE_COMMANDS.includes(command) || outputs.some((output) => SHARE_FORMATS.includes(output.format));
}

function isPartial(skipped: readonly SkippedFile[]): boolean {
  return skipped.some((skip) => skip.reason === "too-large" || skip.reason === "unreadable" || skip.reason === "encoding");
}

/** The state of all files, those that were left out and the principles files included; old findings are marked as such. */
export function stateOf(session: Session, loaded: Loaded): Collected {
  return compareState({ session, comparison: loaded.comparison, state: plainState(session, loaded), holdsResource: lookupIn(session, loaded), evaluate: evaluateHere });
}

/** Takes the baseline anew. The answer is what later states are compared with, and a line on what was done. */
export function acceptFindings(session: Session, loaded: Loaded): { readonly loaded: Loaded; readonly note: string } {
  const { comparison, engine, setup } = loaded;
  const compared = { session, comparison, state: plainState(session, loaded), holdsResource: lookupIn(session, loaded) };
  const renewed = renewBaseline(compared, { engine, isComplete: setup.complete });
  return { loaded: { ...loaded, comparison: renewed.comparison }, note: renewed.note };
}

function lookupIn({ inputs, document, limit }: Session, { engine, setup, inputs: { found } }: Loaded): ReturnType<typeof createResourceLookup> {
  const loaded = new Set(document === null ? found.files : [document.file]);
  return createResourceLookup({ engine, loaded, system: inputs.system, setup, limit });
}

/** What a run found, what there was to find in the base, and what of it is new. */
export interface Difference {
  readonly before: Collected;
  /** Old findings are marked. */
  readonly after: Collected;
}

/** Compares the files with those of a base, findings and all that is known of them. */
export function differenceTo(base: Base, session: Session, loaded: Loaded): Difference {
  const before = stateOfBase(base, session, evaluateHere);
  const after = plainState(session, loaded);
  return { before, after: { ...after, findings: applyBaseline(after.findings, baselineOf(before.findings), lookupIn(session, loaded)) } };
}

/** The state of files that are not on disk, in this thread. */
function evaluateHere(session: Session): Collected {
  const { inputs, limit } = session;
  const setup = setupOf(session, true);
  const fed = feedHere(inputs.found.files, inputs.system, { setup, limit }, createProgress(session.terminal, "hidden"));
  settle(fed, session, inputs, setup);
  return plainState(session, fed);
}

function plainState(session: Session, fed: Fed): Collected {
  const { project, inputs, document } = session;
  const failed = new Set(fed.errors.map((error) => error.file));
  const files = document === null ? inputs.found.files : [document.file];
  const asked = new Set(files);
  const collected = collect(fed.engine, files.filter((file) => !failed.has(file)));
  const skipped = [...fed.skipped.filter(({ file }) => asked.has(file)), ...inputs.found.skipped];
  const issues = [...project.issues, ...issuesOfRun(session, collected, skipped)];
  return mergeCollected(collected, { findings: principleFindings(ownIssues(session, issues), project.texts), errors: fed.errors, skipped });
}

/** What the run tells of the principles files; nothing where it did not look at everything. */
function issuesOfRun({ document, inputs, project }: Session, { reports }: Collected, skipped: readonly SkippedFile[]): Project["issues"] {
  if (document !== null || !inputs.paths.includes("")) return [];
  return runSync(usageIssues(project, reports, skipped.map(({ file }) => file)), inputs.system);
}

/** Issues of the principles files in use, as far as the command line lets their rules run. */
function ownIssues(session: Session, issues: Project["issues"]): Project["issues"] {
  const { rules, skipRules } = session.options;
  if (session.project.principlesFiles.length === 0) return [];
  return issues.filter(({ code }) => {
    const rule = `principles/${code}`;
    return !skipRules.includes(rule) && (rules.length === 0 || rules.includes(rule));
  });
}

import { availableParallelism } from "node:os";
import type { SkippedFile } from "#host/discovery.ts";
import { configurationOf, type EngineSetup } from "#project/setup.ts";
import type { Arguments } from "./arguments.ts";
import { needsEverything, openComparison, type Comparison } from "./compare.ts";
import { RunFault } from "./exit-code.ts";
import { feedHere, feedText, type Fed } from "./feed.ts";
import { widen, type Inputs } from "./inputs.ts";
import { dateOf } from "./load.ts";
import { createProgress } from "./progress.ts";
import type { Session } from "./session.ts";

/** Below this many files one thread is faster than starting others. */
const FILES_FOR_WORKERS = 2000;
const MOST_WORKERS = 8;
const SHARE_COMMANDS: readonly string[] = ["report", "export", "map"];
const SHARE_FORMATS: readonly string[] = ["html", "junit"];

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
export function settle(fed: Fed, session: Session, inputs: Inputs, setup: EngineSetup): EngineSetup {
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

export function setupOf(session: Session, complete: boolean): EngineSetup {
  return { rules: session.project.rules, complete, asOf: dateOf(session.options), applications: needsApplications(session.options) };
}

/** Whether something that is to be written shows shares of conformance. */
function needsApplications({ command, outputs, history }: Arguments): boolean {
  return history !== null || SHARE_COMMANDS.includes(command) || outputs.some((output) => SHARE_FORMATS.includes(output.format));
}

function isPartial(skipped: readonly SkippedFile[]): boolean {
  return skipped.some((skip) => skip.reason === "too-large" || skip.reason === "unreadable" || skip.reason === "encoding");
}

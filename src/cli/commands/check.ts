import type { Arguments } from "../arguments.ts";
import type { Collected } from "../collect.ts";
import { ExitCode } from "../exit-code.ts";
import type { Fed } from "../feed.ts";
import { fixPrinciples, reloadPrinciples } from "../fix-principles.ts";
import { diffOf, fixAll, writeFixed, type FixedFile } from "../fixing.ts";
import { exitCodeOf, gateOf } from "../gate.ts";
import { recordRun } from "../history.ts";
import { notesOnState, notesOnSuppressions } from "../notes.ts";
import { writeReports } from "../reports.ts";
import { feed, type Loaded } from "../loaded.ts";
import { note, openSession, type Session } from "../session.ts";
import { acceptFindings, stateOf } from "../state.ts";
import type { Terminal } from "../terminal.ts";

/** `check` and `fix`: reports on the state of the files, after fixing them where that was asked for. */
export async function check(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const started = performance.now();
  const session = openSession(options, options.operands, terminal);
  const loaded = await feed(session);
  const before = stateOf(session, loaded);
  const fixed = fix(session, loaded, before);
  const notes = [...notesOnState(session, before), ...fixed.flatMap((file) => file.notes)];
  const failOn = gateOf(session);
  if (options.dryRun || !printsText(options)) note(session, [...notes, ...notesOnSuppressions(options, before)]);
  if (options.dryRun) {
    terminal.print(diffOf(fixed));
    return exitCodeOf(before.findings, before.errors, failOn);
  }
  writeFixed(fixed, session.inputs.root);
  const current = fixed.some(({ file }) => session.project.texts.has(file)) ? reloadPrinciples(session, loaded) : { session, loaded };
  const { state: after, accepted } = stateAfter(current.session, current.loaded, fixed.length === 0 ? before : null);
  const exitCode = exitCodeOf(after.findings, after.errors, failOn);
  const gate = { failOn, failed: exitCode !== ExitCode.Passed };
  const count = fixed.reduce((sum, file) => sum + file.fixes, 0);
  const report = await writeReports(after, { session: current.session, engine: loaded.engine, notes: [...notes, ...accepted, ...notesOnSuppressions(options, after)], gate, fixed: count, started });
  recordRun(session, report);
  return exitCode;
}

/** The state that is reported, once the baseline was taken anew where that was asked for; `known` is the one before, if it still holds. */
function stateAfter(session: Session, loaded: Loaded, known: Collected | null): { readonly state: Collected; readonly accepted: readonly string[] } {
  if (!session.options.updateBaseline) return { state: known ?? stateOf(session, loaded), accepted: [] };
  const accepted = acceptFindings(session, loaded);
  return { state: stateOf(session, accepted.loaded), accepted: [accepted.note] };
}

/** A text report for people ends in the notes; elsewhere they go to stderr. */
function printsText(options: Arguments): boolean {
  return options.outputs.some((output) => output.format === "text" && output.file === null);
}

function fix(session: Session, fed: Fed, state: Collected): FixedFile[] {
  const { options, inputs, limit, document } = session;
  if (options.fix === "none") return [];
  const run = { engine: fed.engine, root: inputs.root, system: inputs.system, limit, allowed: options.fix, document };
  const own = document === null ? fixPrinciples(session, state.findings) : [];
  return [...fixAll(state.findings, run), ...own];
}

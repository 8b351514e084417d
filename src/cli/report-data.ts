import type { Engine, Finding } from "#engine/index.ts";
import { runSync } from "#host/file-system.ts";
import { ownersByFile, principlesInForce, titleOf, waiversOf } from "#project/in-force.ts";
import { findOwners } from "#project/owners.ts";
import { recordsBefore, waiverStates, type HistoryRecord, type Report, type RuleText } from "#report/index.ts";
import type { Arguments, FailOn } from "./arguments.ts";
import type { Collected } from "./collect.ts";
import { ExitCode } from "./exit-code.ts";
import { headOf } from "./git.ts";
import { exitCodeOf, gateOf } from "./gate.ts";
import { historyPath, readHistory } from "./history.ts";
import { dateOf } from "./load.ts";
import { notesOnState } from "./notes.ts";
import { feed } from "./loaded.ts";
import { note, openSession, type Session } from "./session.ts";
import { stateOf } from "./state.ts";
import type { Terminal } from "./terminal.ts";
import { VERSION } from "./version.ts";

/** What reports say beside the state of the files. */
export interface ReportFrame {
  readonly session: Session;
  readonly engine: Engine;
  readonly notes: readonly string[];
  readonly gate: { readonly failOn: FailOn; readonly failed: boolean };
  /** Number of fixes that were applied. */
  readonly fixed: number;
  /** Milliseconds on the clock of `performance.now()` when the run began. */
  readonly started: number;
}

/** The rules whose texts a report carries: none, those that fired, or all that are in force. */
export type RuleTexts = "none" | "fired" | "all";

export function reportOf(state: Collected, frame: ReportFrame, texts: RuleTexts): Promise<Report> {
  return assemble(state, frame, textsOf(state, frame.session, texts));
}

/** Checks the files below the operands without fixing any: what commands that show the whole state are made of. */
export async function fullReport(options: Arguments, terminal: Terminal): Promise<{ readonly report: Report; readonly session: Session }> {
  const started = performance.now();
  const session = openSession(options, options.operands, terminal);
  const { engine, ...fed } = await feed(session);
  const state = stateOf(session, { engine, ...fed });
  const notes = notesOnState(session, state);
  note(session, notes);
  const failOn = gateOf(session);
  const gate = { failOn, failed: exitCodeOf(state.findings, state.errors, failOn) !== ExitCode.Passed };
  return { report: await reportOf(state, { session, engine, notes, gate, fixed: 0, started }, "all"), session };
}

/** The exit code of a command that shows the state and gates nothing. */
export function exitCodeOfState({ errors }: Report): ExitCode {
  return errors.some((error) => error.kind === "internal") ? ExitCode.Internal : ExitCode.Passed;
}

async function assemble(state: Collected, frame: ReportFrame, rules: Promise<Report["rules"]>): Promise<Report> {
  const { project, options } = frame.session;
  const run = { asOf: dateOf(options), commit: commitOf(frame.session) };
  return {
    tool: { name: "groundrules", version: VERSION },
    ...run,
    principles: project.principlesFiles[0] ?? null,
    principlesFiles: project.principlesFiles,
    findings: state.findings,
    errors: state.errors,
    skipped: state.skipped,
    notes: frame.notes,
    fileCount: state.files,
    resourceCount: state.resources,
    fixed: frame.fixed,
    durationMs: Math.round(performance.now() - frame.started),
    gate: frame.gate,
    rules: await rules,
    title: titleOf(project),
    principleTexts: principlesInForce(project),
    waivers: waiverStates(waiversOf(project), state.findings),
    applications: state.applications,
    owners: ownersByFile(runSync(findOwners(), frame.session.inputs.system), [...state.findings, ...state.applications]),
    history: earlierRuns(frame.session, run),
    compared: state.compared,
    ...(options.enforce.length === 0 ? {} : { enforced: options.enforce }),
  };
}

/** The commit of a run whose report may show it; the quick ones need no git. */
function commitOf(session: Session): string | null {
  const { command, outputs } = session.options;
  const isQuick = (command === "check" || command === "fix") && historyPath(session) === null && outputs.every(({ format }) => format === "text" || format === "json");
  return isQuick ? null : headOf(session.inputs.root);
}

function earlierRuns(session: Session, run: Pick<Report, "asOf" | "commit">): readonly HistoryRecord[] {
  const path = historyPath(session);
  if (path === null) return [];
  const { records, broken } = readHistory(path);
  if (broken > 0) note(session, [`${path}: ${broken === 1 ? "one line is no record and was" : `${String(broken)} lines are no records and were`} left out.`]);
  return recordsBefore(records, run);
}

function textsOf(state: Collected, { project }: Session, texts: RuleTexts): Promise<Report["rules"]> {
  if (texts === "none") return Promise.resolve(new Map());
  const inForce = texts === "all" ? project.rules.flatMap((folder) => folder.rules.rules).map((planned) => planned.rule.id) : [];
  return ruleTexts(new Set([...state.findings.map((finding: Finding) => finding.rule), ...inForce]));
}

/** Texts of rules; those of the built-in ones are loaded only now. */
async function ruleTexts(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, RuleText>> {
  if (ids.size === 0) return new Map();
  const { ruleText } = await import("./rule-text.ts");
  return new Map([...ids].flatMap((id) => {
    const text = ruleText(id);
    return text === null ? [] : [[id, text] as const];
  }));
}

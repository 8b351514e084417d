import type { ShellCommand } from "../../../functions/shell-command.ts";
import { SHELLS, baseName, unwrap } from "../../../functions/shell-script.ts";
import { pipefailOption } from "../../../functions/shell-options.ts";
import type { PlainObject } from "../../../model/value.ts";
import { clearedCaches } from "./caches.ts";
import { packageCall, usesLists, type PackageCall } from "./package-call.ts";
import type { InstructionState } from "./stages.ts";

/** What the commands of a RUN do together. */
export interface RunState {
  readonly state: InstructionState;
  /** Calls of package managers, by the number of the command. */
  readonly calls: ReadonlyMap<number, PackageCall>;
  /** Numbers of the commands that pipe their output on while nothing sets `pipefail`. */
  readonly unguardedPipes: readonly number[];
  /** Whether the first of them is read by the shell that SHELL names. */
  readonly isGuardedByShell: boolean;
  /** Whether nothing but comments stands before the first command: it is in no subshell, loop or condition. */
  readonly startsPlain: boolean;
  /** The texts that heredocs give to a command. */
  readonly heredocsOf: (command: ShellCommand) => readonly string[];
  /** Names that the RUN itself assigns, with the values as written. */
  readonly assigned: ReadonlyMap<string, string>;
}

/** Reads a RUN; `text` is the source of the file. */
export function readRun(state: InstructionState, text: string): RunState {
  const { commands } = state.instruction;
  const assigned = assignedNames(commands);
  const variables = new Map([...state.variables].filter(([name]) => !assigned.has(name)));
  const names = new Set(assigned.keys());
  const calls = new Map<number, PackageCall>();
  for (const [index, command] of commands.entries()) {
    const feeder = feederOf(commands, index);
    const call = packageCall(command, { index, feeder, variables, assigned: names, settings: state.settings });
    if (call !== null) calls.set(index, call);
  }
  const heredocsOf = ({ redirections }: ShellCommand): string[] =>
    redirections.flatMap(({ body }) => (body === null ? [] : [text.slice(body.start, body.end)]));
  const usesShell = !state.instruction.exec && !hasInterpreter(state, text);
  const shell = usesShell && hasPipefail(state);
  const unguarded = commands.flatMap((command, index) => (isPiped(command) && !(command.pipefail ?? shell) ? [index] : []));
  const first = commands[unguarded[0] ?? -1];
  return { state, calls, unguardedPipes: unguarded, startsPlain: startsPlain(state, text), heredocsOf, isGuardedByShell: usesShell && first?.pipefail === null, assigned };
}

export interface RunSurroundings {
  /** Source of the file. */
  readonly text: string;
  /** Whether a later RUN installs with apt by lists that an earlier one fetched. */
  readonly listsUsedLater: boolean;
  /** Whether it is the first of its stage with a pipe that a SHELL would guard. */
  readonly isFirstPipe: boolean;
}

/** A RUN as rules see it; the type is `docker.run`. */
export function runObject(run: RunState, { text, listsUsedLater, isFirstPipe }: RunSurroundings): PlainObject {
  const { state } = run;
  const calls = [...run.calls.values()];
  const lastUpdate = calls.findLast(isListUpdate);
  return {
    calls: calls.map(({ object }) => object),
    cleared: clearedCaches(run),
    isAndChain: isAndChain(state, text),
    isRoot: state.user === null || /^(?:root|0+)(?::|$)/.test(state.user.text),
    firstPipe: run.unguardedPipes[0],
    shellPipe: isFirstPipe,
    staleUpdate: lastUpdate !== undefined && !mayInstallAfter(run, lastUpdate) ? firstOfLast(run, calls, lastUpdate) : undefined,
    listsUsedLater,
  };
}

function isPiped({ separator }: ShellCommand): boolean {
  return separator === "|" || separator === "|&";
}

function hasPipefail({ shell }: InstructionState): boolean {
  return shell !== null && pipefailOption(shell.map((text) => ({ text }))) === true;
}

/** Whether the RUN is a heredoc whose first line names its interpreter. */
function hasInterpreter({ instruction }: InstructionState, text: string): boolean {
  return instruction.heredocs.some(({ body }) => /^\s*#!/.test(text.slice(body.start, body.end)));
}

function startsPlain({ instruction }: InstructionState, text: string): boolean {
  const [first] = instruction.commands;
  const from = instruction.heredocs[0]?.body.start ?? instruction.arguments[0]?.span.start;
  if (first === undefined || from === undefined) return false;
  return text.slice(Math.min(from, first.span.start), first.span.start).replace(/^\s*#.*$/gm, "").trim() === "";
}

function feederOf(commands: readonly ShellCommand[], index: number): ShellCommand | undefined {
  const depth = commands[index]?.depth ?? 0;
  const before = commands.slice(0, index).findLast((command) => command.depth <= depth);
  return before?.depth === depth && isPiped(before) ? before : undefined;
}

function assignedNames(commands: readonly ShellCommand[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { words, assignments } of commands) {
    if (words.length === 0) for (const { name, value } of assignments) names.set(name, value);
    if (!["export", "declare", "local", "readonly", "read"].includes(words[0]?.text ?? "")) continue;
    for (const { text } of words.slice(1)) names.set(text.replace(/=.*/s, ""), text.includes("=") ? text.replace(/^[^=]*=/s, "") : "");
  }
  return names;
}

/** Whether a RUN is a shell form of commands joined by `&&` alone, so that one more can be put behind. */
function isAndChain({ instruction }: InstructionState, text: string): boolean {
  if (instruction.exec || instruction.heredocs.length > 0) return false;
  const chain = instruction.commands.filter(({ depth }) => depth === 0);
  const last = chain.at(-1);
  if (last?.separator !== "") return false;
  const joined = chain.slice(0, -1).every((command) => command.separator === "&&" || isPiped(command));
  const from = instruction.arguments[0]?.span.start ?? 0;
  const before = text.slice(from, chain[0]?.span.start ?? from);
  return joined && before.trim() === "" && /^[^#(){};]*$/.test(text.slice(last.span.end, instruction.statementEnd));
}

function isListUpdate({ family, action, line: { operands } }: PackageCall): boolean {
  if (family === "zypper") return action === "refresh";
  if (family === "apt" || family === "apk") return action === "update";
  return family === "rpm" && (action === "makecache" || (operands[0]?.text === "update" && operands.length === 1));
}

/** Number of the first update that no install separates from the last one. */
function firstOfLast(run: RunState, calls: readonly PackageCall[], last: PackageCall): number {
  return calls.find((call) => isListUpdate(call) && call.family === last.family && !mayInstallAfter(run, call))?.index ?? last.index;
}

/** Whether a command behind an update installs by its lists, or runs a script that may. */
function mayInstallAfter({ state, calls }: RunState, update: PackageCall): boolean {
  return state.instruction.commands.some((command, index) => {
    if (index <= update.index) return false;
    const call = calls.get(index);
    if (call !== undefined && call.family === update.family) return usesLists(call);
    return call === undefined && runsScript(command);
  });
}

/** Whether a command is, or may be, an install by other means: a script, a shell that reads its input, a word such as `install-deps`. */
function runsScript({ words }: ShellCommand): boolean {
  const { command } = unwrap(words);
  const word = words[command];
  if (word === undefined) return false;
  if (!word.resolved || SHELLS.has(baseName(word.text)) || /^\.{0,2}\/(?!(?:usr\/)?s?bin\/)|\.sh$/.test(word.text)) return true;
  return [".", "source", "eval", "make", "aptitude", "tasksel", "gdebi"].includes(word.text) || words.slice(command).some(({ text }) => /install|build-dep/.test(text));
}

/** Whether a RUN installs with apt by lists that an earlier RUN fetched. */
export function usesOldLists({ calls }: RunState): boolean {
  const first = [...calls.values()].find((call) => call.family === "apt" && (call.action === "update" || usesLists(call)));
  return first !== undefined && first.action !== "update";
}

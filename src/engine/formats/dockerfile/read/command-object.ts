import type { ShellCommand } from "../../../functions/shell-command.ts";
import { baseName, unwrap } from "../../../functions/shell-script.ts";
import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import type { RunState } from "./run.ts";
import { commandSwitches, unsignedSwitches } from "./switches.ts";

const NO_COMMAND: ShellCommand = { words: [], assignments: [], redirections: [], span: { start: 0, end: 0 }, separator: "", pipefail: null, depth: 0 };

/** A command of a RUN as rules see it; the type is `docker.runCommand`; `index` is its number in the RUN. */
export function commandObject(index: number, run: RunState, instruction: PlainObject): PlainObject {
  const command = run.state.instruction.commands[index] ?? NO_COMMAND;
  const { words, assignments, separator, depth } = command;
  const { wrappers, command: program } = unwrap(words);
  const sudo = wrappers.find((index) => baseName(words[index]?.text ?? "") === "sudo");
  const name = words[program];
  const next = words[(sudo ?? 0) + 1];
  return {
    name: name === undefined ? undefined : name.resolved ? baseName(name.text) : UNRESOLVED,
    arguments: words.map(({ text, resolved }) => (resolved ? text : UNRESOLVED)),
    words: words.map(({ text }) => text),
    program,
    pairs: assignments.map(({ name: key, value, resolved }) => ({ name: key, value: resolved ? value : UNRESOLVED })),
    sudo,
    sudoIsPlain: sudo !== undefined && next !== undefined && !next.text.startsWith("-"),
    isPiped: separator === "|" || separator === "|&",
    depth,
    index,
    startsRun: index === 0 && depth === 0 && run.startsPlain,
    call: run.calls.get(index)?.object,
    instruction,
    insecureTransfers: commandSwitches(command, program),
    unsignedInstalls: unsignedSwitches(command, program, run.heredocsOf(command)),
  };
}

import type { ShellCommand } from "../../../functions/shell-command.ts";
import { baseName, unwrap } from "../../../functions/shell-script.ts";
import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import { commandSwitches } from "./switches.ts";

/** A command of a RUN as rules see it; the type is `docker.runCommand`. */
export function commandObject(command: ShellCommand, instruction: PlainObject): PlainObject {
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
    instruction,
    insecureTransfers: commandSwitches(command, program),
  };
}

import type { Span } from "../model/route.ts";
import { MappedText } from "./mapped-text.ts";
import type { ShellCommand } from "./shell-command.ts";
import { ShellReader } from "./shell-reader.ts";
import { scriptOf } from "./shell-script.ts";

export type { ShellAssignment, ShellCommand, ShellRedirection, ShellWord } from "./shell-command.ts";

const MAXIMUM_DEPTH = 6;

/**
 * The simple commands of a POSIX shell script (XCU 2, Shell Command Language), in source order. `offset` is where the
 * script starts in its file. Control structures are looked into; what cannot be read is passed over, never thrown.
 */
export function parseShell(script: string | MappedText, offset = 0): ShellCommand[] {
  const commands: ShellCommand[] = [];
  readScript(typeof script === "string" ? MappedText.of(script, offset) : script, 0, commands);
  return commands;
}

/** The command of an exec form (`["curl", "-k"]`), and what is in the script it gives to a shell. */
export function parseExecForm(items: readonly { readonly text: string; readonly mapped: MappedText; readonly span: Span }[]): ShellCommand[] {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return [];
  const command: ShellCommand = {
    words: items.map(({ text, span }) => ({ text, span, resolved: true, quoted: true })),
    assignments: [],
    redirections: [],
    span: { start: first.span.start, end: last.span.end },
    separator: "",
    depth: 0,
  };
  const commands = [command];
  const script = scriptOf(command.words);
  const item = script === null ? undefined : items[script];
  if (item !== undefined) readScript(item.mapped, 1, commands);
  return commands;
}

function readScript(script: MappedText, depth: number, into: ShellCommand[]): void {
  for (const { command, scripts } of new ShellReader(script, depth).read()) {
    if (command !== null) into.push(command);
    if (depth >= MAXIMUM_DEPTH) continue;
    for (const inner of scripts) readScript(inner, depth + 1, into);
  }
}

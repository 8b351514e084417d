import type { Span } from "../model/route.ts";
import { MappedText } from "./mapped-text.ts";
import type { ShellCommand } from "./shell-command.ts";
import { ShellReader } from "./shell-reader.ts";
import { pipefailOption } from "./shell-options.ts";
import { scriptOf } from "./shell-script.ts";

export type { ShellAssignment, ShellCommand, ShellRedirection, ShellWord } from "./shell-command.ts";

const MAXIMUM_DEPTH = 6;

/**
 * The simple commands of a POSIX shell script (XCU 2, Shell Command Language), in source order. `offset` is where the
 * script starts in its file. Control structures are looked into; what cannot be read is passed over, never thrown.
 */
export function parseShell(script: string | MappedText, offset = 0): ShellCommand[] {
  const commands: ShellCommand[] = [];
  readScript(typeof script === "string" ? MappedText.of(script, offset) : script, { depth: 0, pipefail: null }, commands);
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
    pipefail: null,
    depth: 0,
  };
  const commands = [command];
  const script = scriptOf(command.words);
  const item = script === null ? undefined : items[script];
  if (item !== undefined) readScript(item.mapped, { depth: 1, pipefail: pipefailOption(command.words) ?? false }, commands);
  return commands;
}

function readScript(script: MappedText, outer: ScriptContext, into: ShellCommand[]): void {
  let { pipefail } = outer;
  const depth = outer.depth + 1;
  for (const { command, scripts } of new ShellReader(script, outer.depth).read()) {
    if (command !== null) into.push({ ...command, pipefail });
    if (depth <= MAXIMUM_DEPTH) {
      for (const inner of scripts) {
        // A substitution takes over the options of its shell, a shell of its own begins with those it is given.
        const own = inner.isShell && command !== null ? (pipefailOption(command.words) ?? false) : pipefail;
        readScript(inner.text, { depth, pipefail: own }, into);
      }
    }
    if (command !== null && command.words[0]?.text === "set") pipefail = pipefailOption(command.words) ?? pipefail;
  }
}

interface ScriptContext {
  readonly depth: number;
  readonly pipefail: boolean | null;
}

import type { ShellCommand, ShellWord } from "../../../functions/shell-command.ts";
import type { Span } from "../../../model/route.ts";
import type { Instruction } from "../../../syntax/dockerfile-parts.ts";

/** Commands that only a shell has. */
const BUILTINS = new Set(
  (". : [ [[ alias bg cd command declare eval exec exit export fg getopts hash jobs let local read readonly return set shift source " +
    "test time times trap type typeset ulimit umask unalias unset wait").split(" "),
);

/** The exec form of a CMD or ENTRYPOINT in shell form; undefined where the command needs a shell, or the escape character is no backslash. */
export function execForm({ exec, commands, arguments: [rest] }: Instruction, text: string): string | undefined {
  const [command] = commands;
  if (exec || command === undefined || commands.length > 1 || rest === undefined || !isBare(command, rest.span)) return undefined;
  const isPlain = ({ resolved, span }: ShellWord): boolean => resolved && !/[*?[\]{}~!]/.test(text.slice(span.start, span.end));
  const { words } = command;
  return words.every(isPlain) && !BUILTINS.has(words[0]?.text ?? "") ? `[${words.map((word) => JSON.stringify(word.text)).join(", ")}]` : undefined;
}

/** Whether a command is nothing but its words, and these fill a span. */
function isBare({ assignments, redirections, separator, span }: ShellCommand, whole: Span): boolean {
  return assignments.length + redirections.length === 0 && separator === "" && span.start === whole.start && span.end === whole.end;
}

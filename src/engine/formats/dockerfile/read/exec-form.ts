import type { Instruction } from "../../../syntax/dockerfile-parts.ts";

/** Commands that only a shell has. */
const BUILTINS = new Set(
  (". : [ [[ alias bg cd command declare eval exec exit export fg getopts hash jobs let local read readonly return set shift source " +
    "test time times trap type typeset ulimit umask unalias unset wait").split(" "),
);

/** The exec form of a CMD or ENTRYPOINT in shell form; undefined where the command needs a shell, or the escape character is no backslash. */
export function execForm({ exec, commands, arguments: [rest] }: Instruction, text: string): string | undefined {
  const [command] = commands;
  if (exec || command === undefined || commands.length > 1 || rest === undefined) return undefined;
  const { words, assignments, redirections, separator, span } = command;
  if (assignments.length + redirections.length > 0 || separator !== "" || span.start !== rest.span.start || span.end !== rest.span.end) return undefined;
  const name = words[0]?.text ?? "";
  const isSimple = words.every((word) => word.resolved && !/[*?[\]{}~!]/.test(text.slice(word.span.start, word.span.end)));
  return isSimple && !BUILTINS.has(name) ? `[${words.map((word) => JSON.stringify(word.text)).join(", ")}]` : undefined;
}

import type { Span } from "../model/route.ts";

/** A word with its quotes resolved. Where `resolved` is false, `text` still holds the variable or substitution as written. */
export interface ShellWord {
  readonly text: string;
  readonly resolved: boolean;
  readonly quoted: boolean;
  /** The word as written, quotes included. */
  readonly span: Span;
}

/** `NAME=value` before a command, or alone. */
export interface ShellAssignment {
  readonly name: string;
  readonly value: string;
  readonly resolved: boolean;
  readonly span: Span;
}

export interface ShellRedirection {
  /** `>`, `>>`, `<`, `<<`, `2>&` … */
  readonly operator: string;
  readonly target: ShellWord | null;
  /** Content of a heredoc. */
  readonly body: Span | null;
}

/** A simple command. Those inside substitutions, `sh -c` and heredocs read by a shell follow the command that holds them. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirections: readonly ShellRedirection[];
  /** From the first word or assignment to the last word. */
  readonly span: Span;
  /** What ends the command: `&&`, `||`, `|`, `;`, `&`, a newline, `)`, or nothing at the end. */
  readonly separator: string;
  /** Whether `pipefail` was set before, by `set` or as an option of the shell; null where the shell that runs the whole script decides. */
  readonly pipefail: boolean | null;
  /** 0 for a command of the script itself, one more for every script inside. */
  readonly depth: number;
}

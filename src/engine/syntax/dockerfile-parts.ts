import type { ShellCommand } from "../functions/shell-command.ts";
import type { Span } from "../model/route.ts";

/** A part of an instruction: its text without line continuations, and where it stands. */
export interface Fragment {
  readonly text: string;
  readonly span: Span;
}

export interface Argument extends Fragment {
  /** Whether it is written as a JSON string; its text is then the string's value. */
  readonly json: boolean;
}

export interface Flag {
  /** Without `--`. */
  readonly name: string;
  /** The whole word. */
  readonly span: Span;
  /** Behind `=`; null for a flag without value. */
  readonly value: Fragment | null;
}

/** `name=value` of ARG, ENV and LABEL. */
export interface Pair {
  readonly name: Fragment;
  readonly value: Fragment | null;
  readonly span: Span;
}

export interface Heredoc {
  /** The word that announces the heredoc, `<<` and quotes included. */
  readonly delimiter: Fragment;
  readonly body: Span;
  /** From the body to the end of the line that closes the heredoc, without its line break. */
  readonly span: Span;
}

/** An instruction, spans in the source; the tape is written from it. */
export interface Instruction {
  /** Upper-case. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly exec: boolean;
  readonly flags: readonly Flag[];
  readonly arguments: readonly Argument[];
  readonly pairs: readonly Pair[];
  readonly heredocs: readonly Heredoc[];
  readonly commands: readonly ShellCommand[];
  /** The instruction inside ONBUILD. */
  readonly inner: Instruction | null;
  /** End of the last argument. */
  readonly statementEnd: number;
  /** End of the last heredoc, or of the last argument. */
  readonly end: number;
}

import type { Span } from "../model/route.ts";
import { endOfSubstitution } from "./shell-substitution.ts";

/** A token of a shell script; offsets are those of the text that was read. */
export interface ShellToken extends Span {
  readonly kind: "word" | "operator" | "redirection" | "newline" | "end";
  /** Ranges whose texts joined are the word with its quotes and escapes resolved. */
  readonly pieces: readonly Span[];
  /** Command substitutions inside the word. */
  readonly nested: readonly Span[];
  /** False where the word holds a variable, a substitution or a pattern only the shell can expand. */
  readonly resolved: boolean;
  readonly quoted: boolean;
}

const OPERATORS = ["&&", "||", ";;", "|&", "|", "&", ";", "(", ")"];
const REDIRECTION = /(?:\d+|&)?(?:<<<|<<-|<<|>>|<>|>\||>&|<&|<|>)/y;
const WORD_END = new Set([" ", "\t", "\n", "\r", ";", "&", "|", "(", ")", "<", ">"]);
const ESCAPED_IN_DOUBLE_QUOTES = new Set(['"', "\\", "$", "`", "\n"]);

/** Cuts a POSIX shell script into words and operators. Comments, blanks and line continuations are passed over. */
export class ShellLexer {
  readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes on reading at `offset`, for example behind the bodies of heredocs. */
  moveTo(offset: number): void {
    this.at = offset;
  }

  next(): ShellToken {
    this.skipBlanks();
    const start = this.at;
    if (start >= this.text.length) return bare("end", start, start);
    if (this.text[start] === "\n") return this.take("newline", start + 1);
    REDIRECTION.lastIndex = start;
    if (REDIRECTION.test(this.text)) return this.take("redirection", REDIRECTION.lastIndex);
    const operator = OPERATORS.find((candidate) => this.text.startsWith(candidate, start));
    if (operator !== undefined) return this.take("operator", start + operator.length);
    const word = readWord(this.text, start);
    this.at = word.end;
    return word;
  }

  private take(kind: ShellToken["kind"], end: number): ShellToken {
    const token = bare(kind, this.at, end);
    this.at = end;
    return token;
  }

  private skipBlanks(): void {
    for (;;) {
      const character = this.text[this.at];
      if (character === " " || character === "\t" || character === "\r") this.at += 1;
      else if (character === "\\" && this.text[this.at + 1] === "\n") this.at += 2;
      else if (character === "#") this.skipComment();
      else return;
    }
  }

  private skipComment(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }
}

function bare(kind: ShellToken["kind"], start: number, end: number): ShellToken {
  return { kind, start, end, pieces: [], nested: [], resolved: true, quoted: false };
}

/** Reads one word; it has at least one character. */
function readWord(text: string, start: number): ShellToken {
  const word = new WordReader(text, start);
  while (word.at < text.length && !WORD_END.has(text[word.at] ?? "")) word.step();
  const end = Math.max(word.at, start + 1);
  return { kind: "word", start, end, pieces: word.pieces, nested: word.nested, resolved: word.resolved, quoted: word.quoted };
}

class WordReader {
  readonly pieces: Span[] = [];
  readonly nested: Span[] = [];
  resolved = true;
  quoted = false;
  at: number;
  private readonly text: string;

  constructor(text: string, start: number) {
    this.text = text;
    this.at = start;
  }

  step(): void {
    const character = this.text[this.at];
    if (character === "\\") this.readEscape();
    else if (character === "'") this.readSingleQuotes();
    else if (character === '"') this.readDoubleQuotes();
    else if (character === "$" || character === "`") this.readExpansion();
    else this.keep(this.at + 1);
  }

  private keep(end: number): void {
    const last = this.pieces.at(-1);
    if (last?.end === this.at) this.pieces[this.pieces.length - 1] = { start: last.start, end };
    else this.pieces.push({ start: this.at, end });
    this.at = end;
  }

  private readEscape(): void {
    this.at += 1;
    if (this.text[this.at] === "\n") this.at += 1;
    else if (this.at < this.text.length) this.keep(this.at + 1);
    this.quoted = true;
  }

  private readSingleQuotes(): void {
    const close = this.text.indexOf("'", this.at + 1);
    const end = close < 0 ? this.text.length : close;
    this.at += 1;
    if (end > this.at) this.keep(end);
    this.at = close < 0 ? end : close + 1;
    this.quoted = true;
  }

  private readDoubleQuotes(): void {
    this.quoted = true;
    this.at += 1;
    while (this.at < this.text.length) {
      const character = this.text[this.at];
      if (character === '"') break;
      if (character === "\\" && ESCAPED_IN_DOUBLE_QUOTES.has(this.text[this.at + 1] ?? "")) this.readEscape();
      else if (character === "$" || character === "`") this.readExpansion();
      else this.keep(this.at + 1);
    }
    this.at = Math.min(this.at + 1, this.text.length);
  }

  /** `$x`, `${x}`, `$(…)`, `$((…))` and `` `…` ``; the text itself is kept. */
  private readExpansion(): void {
    const { text, at } = this;
    VARIABLE.lastIndex = at + 1;
    if (text[at] === "`") this.readSubstitution(at + 1, "`");
    else if (text.startsWith("$((", at)) this.keepUnresolved(endOfSubstitution(text, at + 2, ")"));
    else if (text.startsWith("$(", at)) this.readSubstitution(at + 2, ")");
    else if (text.startsWith("${", at)) this.keepUnresolved(endOfSubstitution(text, at + 2, "}"));
    else if (VARIABLE.test(text)) this.keepUnresolved(VARIABLE.lastIndex);
    else this.keep(at + 1);
  }

  private readSubstitution(from: number, closer: string): void {
    const end = endOfSubstitution(this.text, from, closer);
    this.nested.push({ start: from, end: this.text[end - 1] === closer && end > from ? end - 1 : end });
    this.keepUnresolved(end);
  }

  private keepUnresolved(end: number): void {
    this.resolved = false;
    this.keep(end);
  }
}

const VARIABLE = /[A-Za-z_]\w*|[0-9@*#?$!-]/y;

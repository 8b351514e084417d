import { NO_VARIABLES, type Variables } from "../../../model/variables.ts";
import { interpolate } from "./interpolate.ts";

/**
 * The variables of a `.env` file, by the syntax that Docker documents for Compose: `NAME=value` or `NAME: value` a line, after `export`
 * or not; comments; single quotes for literal text, double quotes with escapes, both over several lines; variables of earlier lines
 * filled in unless the quotes are single. The last value of a name counts. A file that Compose refuses defines nothing.
 */
export function parseDotEnv(text: string): Variables {
  const reader = new DotEnvReader(text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"));
  return reader.readAll() ? reader.variables : NO_VARIABLES;
}

/** Characters of all values: lines that double each other must end somewhere. */
const MAXIMUM_SIZE = 10_000_000;

/** A blank line or a comment. */
const NOTHING = /[ \t]*(?:#[^\n]*)?(?:\n|$)/y;
/** The name with what separates it from its value; a name alone is one that the shell may give. */
const NAME = /[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:([=:])[ \t]*|#[^\n]*|(?=\n|$))/y;
const SINGLE = /'([^'\\]*(?:\\[^][^'\\]*)*)'/y;
const DOUBLE = /"([^"\\]*(?:\\[^][^"\\]*)*)"/y;
const BARE = /[^\n]*/y;

class DotEnvReader {
  readonly variables = new Map<string, string>();
  private readonly text: string;
  private at = 0;
  private size = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** False where a line is none of the syntax, or values grow beyond all bounds. */
  readAll(): boolean {
    while (this.at < this.text.length) {
      if (this.take(NOTHING) !== null) continue;
      if (!this.readLine()) return false;
    }
    return true;
  }

  private readLine(): boolean {
    const [, name, separator] = this.take(NAME) ?? [];
    if (name === undefined) return false;
    if (separator === undefined) return this.take(NOTHING) !== null;
    const value = this.readValue();
    if (value === null) return false;
    this.variables.set(name, value);
    this.size += value.length;
    return this.size <= MAXIMUM_SIZE;
  }

  /** The value with the rest of its line; null where quotes are not closed or something stands behind them. */
  private readValue(): string | null {
    const quote = this.text[this.at];
    if (quote !== "'" && quote !== '"') return this.readBare();
    const [, inner] = this.take(quote === "'" ? SINGLE : DOUBLE) ?? [];
    if (inner === undefined || this.take(NOTHING) === null) return null;
    return quote === "'" ? inner.replaceAll("\\'", "'") : interpolate(withoutEscapes(inner), this.variables);
  }

  /** A comment begins behind a blank: one before the value belongs to what separates it from the name. */
  private readBare(): string {
    const isAfterBlank = /[ \t]/.test(this.text[this.at - 1] ?? "");
    const line = this.take(BARE)?.[0] ?? "";
    this.at += 1;
    const value = isAfterBlank && line.startsWith("#") ? "" : line.replace(/[ \t]#.*$/, "");
    return interpolate(value.trimEnd(), this.variables);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"', $: "$$" };

/** Escapes of double quotes; an escaped dollar sign stays one when variables are filled in. Others are kept as they are written. */
function withoutEscapes(text: string): string {
  return text.replace(/\\([^])/g, (written, character: string) => ESCAPES[character] ?? written);
}

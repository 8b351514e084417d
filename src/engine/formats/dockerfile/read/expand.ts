import { UNRESOLVED } from "../../../model/value.ts";

/** Stands in expanded text for what no ARG or ENV of the file defines; a non-character of Unicode. */
export const HOLE = "\uFFFF";

/** Text in force for a variable, which may hold holes; undefined where none is known. */
export type Variables = Pick<ReadonlyMap<string, string>, "get">;

/** The value of expanded text: unresolved where it has a hole. */
export function resolved(text: string): string | typeof UNRESOLVED {
  return text.includes(HOLE) ? UNRESOLVED : text;
}

/**
 * Replaces variables in a word as Docker does (Dockerfile reference, "Environment replacement") and removes quotes and escapes.
 * What is not known becomes a hole.
 */
export function expandWord(word: string, variables: Variables, escape: string): string {
  return new Expander(word, variables, escape).read("", 0);
}

const NAME = /[A-Za-z_]\w*|[0-9@*#]/y;
const MAXIMUM_DEPTH = 20;
/** Most characters that variables bring into one word; what is beyond is a hole. Variables that double one another would fill the memory. */
const MAXIMUM_GROWTH = 65_536;

class Expander {
  private readonly text: string;
  private readonly variables: Variables;
  private readonly escape: string;
  private at = 0;
  private growth = 0;

  constructor(text: string, variables: Variables, escape: string) {
    this.text = text;
    this.variables = variables;
    this.escape = escape;
  }

  /** Reads up to `stop`, which is passed over, or to the end of the text. */
  read(stop: string, depth: number): string {
    let result = "";
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? "";
      if (character === stop) break;
      result += this.readPart(character, depth);
    }
    this.at += 1;
    return result;
  }

  private readPart(character: string, depth: number): string {
    if (character === "'") return this.readSingleQuotes();
    if (character === '"') return this.readDoubleQuotes(depth);
    if (character === "$") return this.readVariable(depth);
    this.at += 1;
    if (character !== this.escape) return character;
    this.at += 1;
    return this.text[this.at - 1] ?? "";
  }

  private readSingleQuotes(): string {
    const close = this.text.indexOf("'", this.at + 1);
    const end = close < 0 ? this.text.length : close;
    const content = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return content;
  }

  private readDoubleQuotes(depth: number): string {
    let result = "";
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== '"') {
      const character = this.text[this.at] ?? "";
      if (character === "$") result += this.readVariable(depth);
      else if (character === this.escape && this.escapesNext()) {
        result += this.text[this.at + 1] ?? "";
        this.at += 2;
      } else {
        result += character;
        this.at += 1;
      }
    }
    this.at += 1;
    return result;
  }

  private escapesNext(): boolean {
    const next = this.text[this.at + 1];
    return next === '"' || next === "$" || next === this.escape;
  }

  private readVariable(depth: number): string {
    if (this.text[this.at + 1] === "{") return this.readBraces(depth);
    const name = this.readName(this.at + 1);
    if (name === "") {
      this.at += 1;
      return "$";
    }
    return this.valueOf(name) ?? HOLE;
  }

  private readBraces(depth: number): string {
    const name = this.readName(this.at + 2);
    const modifier = /:?[-+?]|[#%/]+|\}/y;
    modifier.lastIndex = this.at;
    const operator = name === "" ? undefined : modifier.exec(this.text)?.[0];
    if (operator === undefined || depth >= MAXIMUM_DEPTH) {
      this.at = this.text.length;
      return HOLE;
    }
    this.at += operator.length;
    const value = this.valueOf(name);
    if (operator === "}") return value ?? HOLE;
    const operand = this.read("}", depth + 1);
    return modify(value, operator, operand);
  }

  private valueOf(name: string): string | undefined {
    const value = this.variables.get(name);
    this.growth += value?.length ?? 0;
    return value !== undefined && this.growth > MAXIMUM_GROWTH ? HOLE : value;
  }

  private readName(from: number): string {
    NAME.lastIndex = from;
    const name = NAME.exec(this.text)?.[0] ?? "";
    if (name !== "") this.at = from + name.length;
    return name;
  }
}

/** `${x:-operand}` and its like. A variable without known value counts as unset, as it is when nothing sets it for the build. */
function modify(value: string | undefined, operator: string, operand: string): string {
  const isEmpty = value === undefined || (value === "" && operator.startsWith(":"));
  if (operator.endsWith("-")) return isEmpty ? operand : value;
  if (operator.endsWith("+")) return value === undefined ? HOLE : isEmpty ? "" : operand;
  if (operator.endsWith("?")) return value ?? HOLE;
  return HOLE;
}

import { UNRESOLVED } from "../../../model/value.ts";

/** Stands in interpolated text for a variable that no file defines; a non-character of Unicode. */
export const HOLE = "\uFFFF";

const MAXIMUM_DEPTH = 20;

/**
 * Fills in variables as the Compose Specification says ("Interpolation"): `$NAME`, `${NAME}`, `${NAME:-default}` and its like, one inside
 * another, and `$$` for a dollar sign. Nothing is known of the environment: a default counts, everything else becomes a hole.
 */
export function interpolate(text: string): string {
  return text.includes("$") ? new Interpolation(text).read(0) : text;
}

/** The value of interpolated text: unresolved where it has a hole. */
export function resolved(text: string): string | typeof UNRESOLVED {
  return text.includes(HOLE) ? UNRESOLVED : text;
}

class Interpolation {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads to the end or, below the top, to the brace that closes the variable. */
  read(depth: number): string {
    let result = "";
    for (let open = 0; this.at < this.text.length; ) {
      const character = this.text[this.at] ?? "";
      if (character === "}" && depth > 0 && open === 0) break;
      if (character === "{") open += 1;
      if (character === "}") open -= 1;
      if (character === "$") {
        result += this.readVariable(depth);
        continue;
      }
      result += character;
      this.at += 1;
    }
    return result;
  }

  private readVariable(depth: number): string {
    const next = this.text[this.at + 1];
    if (next === "$") {
      this.at += 2;
      return "$";
    }
    if (next === "{") return this.readBraces(depth);
    this.at += 1;
    this.readName();
    return HOLE;
  }

  private readBraces(depth: number): string {
    this.at += 2;
    this.readName();
    const operator = /^(?::?[-?+]|\})/.exec(this.text.slice(this.at, this.at + 2))?.[0];
    if (operator === undefined || depth >= MAXIMUM_DEPTH) {
      this.at = this.text.length;
      return HOLE;
    }
    this.at += operator.length;
    if (operator === "}") return HOLE;
    const operand = this.read(depth + 1);
    const isClosed = this.text[this.at] === "}";
    this.at += 1;
    return isClosed && operator.endsWith("-") ? operand : HOLE;
  }

  private readName(): void {
    while (/\w/.test(this.text[this.at] ?? "")) this.at += 1;
  }
}

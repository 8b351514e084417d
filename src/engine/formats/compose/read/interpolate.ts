import { UNRESOLVED } from "../../../model/value.ts";
import { HOLE, type Variables } from "../../../model/variables.ts";

const MAXIMUM_DEPTH = 20;
/** Characters of values that are filled into one text; beyond, a value is as good as not known. */
const MAXIMUM_FILLED = 20_000;

/**
 * Fills in variables as the Compose Specification says ("Interpolation"): `$NAME`, `${NAME}`, `${NAME:-default}` and its like, one inside
 * another, and `$$` for a dollar sign. Whoever runs Compose may set any variable; what the files of the project say of one counts, be it
 * the `.env` file or a default, and one of which they say nothing becomes a hole.
 */
export function interpolate(text: string, variables: Variables): string {
  return text.includes("$") ? new Interpolation(text, variables).read(0) : text;
}

/** The value of interpolated text: unresolved where it has a hole. */
export function resolved(text: string): string | typeof UNRESOLVED {
  return text.includes(HOLE) ? UNRESOLVED : text;
}

/** Whether text stands for itself: nothing is filled into it. */
export function isLiteralText(text: string): boolean {
  return !text.replaceAll("$$", "").includes("$");
}

class Interpolation {
  private readonly text: string;
  private readonly variables: Variables;
  private at = 0;
  private filled = 0;

  constructor(text: string, variables: Variables) {
    this.text = text;
    this.variables = variables;
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
    return this.valueOf(this.readName()) ?? HOLE;
  }

  private readBraces(depth: number): string {
    this.at += 2;
    const value = this.valueOf(this.readName());
    const operator = /^(?::?[-?+]|\})/.exec(this.text.slice(this.at, this.at + 2))?.[0];
    if (operator === undefined || depth >= MAXIMUM_DEPTH) {
      this.at = this.text.length;
      return HOLE;
    }
    this.at += operator.length;
    if (operator === "}") return value ?? HOLE;
    const operand = this.read(depth + 1);
    const isClosed = this.text[this.at] === "}";
    this.at += 1;
    return isClosed ? choose(operator, value, operand) : HOLE;
  }

  private valueOf(name: string): string | undefined {
    const value = this.variables.get(name);
    this.filled += value?.length ?? 0;
    return value !== undefined && this.filled > MAXIMUM_FILLED ? HOLE : value;
  }

  private readName(): string {
    const start = this.at;
    while (/\w/.test(this.text[this.at] ?? "")) this.at += 1;
    return this.text.slice(start, this.at);
  }
}

/** What a variable with an operator gives. Compose stops where a required one is missing, so then nothing is known. */
function choose(operator: string, value: string | undefined, operand: string): string {
  if (value === undefined) return operator.endsWith("-") ? operand : HOLE;
  const isColon = operator.startsWith(":");
  if (isColon && isPerhapsEmpty(value)) return HOLE;
  const isSet = value !== "" || !isColon;
  if (operator.endsWith("+")) return isSet ? operand : "";
  if (isSet) return value;
  return operator.endsWith("-") ? operand : HOLE;
}

/** Whether a value hangs wholly on variables that are not known. */
function isPerhapsEmpty(value: string): boolean {
  return value !== "" && value.replaceAll(HOLE, "") === "";
}

import { BOOL, INT, listOf, STRING, type Type } from "../model/type.ts";
import { UNRESOLVED, type Value } from "../model/value.ts";
import { listAt, numberAt, textAt } from "./arguments.ts";
import { spendSteps, type FunctionContext } from "./context.ts";
import type { ArgumentFault, Evaluate, FunctionDeclaration } from "./declaration.ts";
import { compilePattern } from "./patterns.ts";

/** Functions on strings. Positions and sizes count UTF-16 units. */
export const TEXT_FUNCTIONS: readonly FunctionDeclaration[] = [
  method("startsWith", [STRING], BOOL, "Whether the string begins with another.")((args) => textAt(args, 0).startsWith(textAt(args, 1))),
  method("endsWith", [STRING], BOOL, "Whether the string ends with another.")((args) => textAt(args, 0).endsWith(textAt(args, 1))),
  method("contains", [STRING], BOOL, "Whether the string holds another.")((args) => textAt(args, 0).includes(textAt(args, 1))),
  {
    ...method("matches", [STRING], BOOL, "Whether a pattern (RE2 syntax) is found anywhere in the string; anchor it with ^ and $.")(matches),
    specialise: specialiseMatches,
  },
  method("lowerAscii", [], STRING, "The string with A to Z in lower case.")((args) => textAt(args, 0).replace(/[A-Z]+/g, (part) => part.toLowerCase())),
  method("upperAscii", [], STRING, "The string with a to z in upper case.")((args) => textAt(args, 0).replace(/[a-z]+/g, (part) => part.toUpperCase())),
  method("trim", [], STRING, "The string without white space at its ends.")((args) => textAt(args, 0).trim()),
  method("split", [STRING], listOf(STRING), "The parts of the string between separators.")(split),
  method("replace", [STRING, STRING], STRING, "The string with every occurrence of one text replaced by another.")(replace),
  method("indexOf", [STRING], INT, "Position of the first occurrence of a text, or -1.")((args) => textAt(args, 0).indexOf(textAt(args, 1))),
  method("substring", [INT], STRING, "The string from a position to its end.")(substring),
  method("substring", [INT, INT], STRING, "The string from one position up to another.")(substring),
  method("charAt", [INT], STRING, "The character at a position; absent outside the string.")((args) => textAt(args, 0)[numberAt(args, 1)]),
  join([], "The strings of a list, one after the other."),
  join([STRING], "The strings of a list with a separator between them."),
];

/** A method of strings, still without what it does. */
function method(name: string, more: readonly Type[], returns: Type, documentation: string): (evaluate: Evaluate) => FunctionDeclaration {
  return (evaluate) => ({ name, style: "method", parameters: [STRING, ...more], returns, documentation, evaluate });
}

function join(more: readonly Type[], documentation: string): FunctionDeclaration {
  return { name: "join", style: "method", parameters: [listOf(STRING), ...more], returns: STRING, documentation, evaluate: joinTexts };
}

function joinTexts(args: readonly Value[], context: FunctionContext): Value {
  const parts: string[] = [];
  let length = 0;
  for (const item of listAt(args, 0)) {
    if (item === UNRESOLVED) return UNRESOLVED;
    if (typeof item !== "string") return undefined;
    parts.push(item);
    length += item.length + textAt(args, 1).length;
  }
  return spendSteps(context, length >> 6) ? parts.join(textAt(args, 1)) : UNRESOLVED;
}

function matches(args: readonly Value[]): Value {
  const pattern = compilePattern(textAt(args, 1));
  return typeof pattern === "string" ? undefined : pattern.test(textAt(args, 0));
}

function specialiseMatches(literals: readonly Value[]): Evaluate | ArgumentFault | undefined {
  if (typeof literals[1] !== "string") return undefined;
  const pattern = compilePattern(literals[1]);
  if (typeof pattern === "string") return { argument: 1, message: `Not a pattern: ${pattern}.` };
  return (args) => pattern.test(textAt(args, 0));
}

function split(args: readonly Value[], context: FunctionContext): Value {
  const parts = textAt(args, 0).split(textAt(args, 1));
  return spendSteps(context, parts.length) ? parts : UNRESOLVED;
}

function replace(args: readonly Value[], context: FunctionContext): Value {
  const [text, from, to] = [textAt(args, 0), textAt(args, 1), textAt(args, 2)];
  if (from === "") return text;
  const parts = text.split(from);
  return spendSteps(context, (text.length + parts.length * to.length) >> 6) ? parts.join(to) : UNRESOLVED;
}

function substring(args: readonly Value[]): Value {
  const text = textAt(args, 0);
  const start = numberAt(args, 1);
  const end = args.length < 3 ? text.length : numberAt(args, 2);
  return start < 0 || end < start || end > text.length ? undefined : text.slice(start, end);
}

import { BOOL, DOUBLE, DYN, INT, STRING, type Type } from "../model/type.ts";
import { UNRESOLVED, type Value } from "../model/value.ts";
import { joinTypes } from "./join-types.ts";
import type { Evaluate, FunctionDeclaration } from "./declaration.ts";

const OR_UNKNOWN = "The value, or the fallback where the value is absent or cannot be told from the files: for messages.";

/** Functions from one type to another, and the one that gives absent a value. */
export const CONVERSION_FUNCTIONS: readonly FunctionDeclaration[] = [
  fallback("orElse"),
  fallback("orValue"),
  { ...fallback("orUnknown"), documentation: OR_UNKNOWN, evaluate: ([value, words]) => (value === undefined || value === UNRESOLVED ? words : value) },
  conversion("string", STRING, "A string, a number or a bool as text.", toText),
  conversion("int", INT, "A whole number, also from text or by cutting off the fraction; absent where the text is none.", toInt),
  conversion("double", DOUBLE, "A number, also from text; absent where the text is none.", toDouble),
  conversion("bool", BOOL, "A bool, also from the texts true and false.", toBool),
];

function fallback(name: string): FunctionDeclaration {
  return {
    name,
    style: "both",
    parameters: [DYN, DYN],
    returns: DYN,
    returnsFor: (types) => joinTypes(types[0] ?? DYN, types[1] ?? DYN),
    accepts: "all",
    documentation: name === "orElse" ? "The value, or the fallback where the value is absent." : "The same as orElse.",
    evaluate: (args) => (args[0] === undefined ? args[1] : args[0]),
  };
}

function conversion(name: string, returns: Type, documentation: string, convert: (value: Value) => Value): FunctionDeclaration {
  const evaluate: Evaluate = (args) => convert(args[0]);
  return { name, style: "global", parameters: [DYN], returns, documentation, evaluate };
}

function toText(value: Value): Value {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? value : undefined;
}

function toInt(value: Value): Value {
  const number = toDouble(value);
  return typeof number === "number" && Number.isFinite(number) ? Math.trunc(number) : undefined;
}

function toDouble(value: Value): Value {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined;
}

function toBool(value: Value): Value {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

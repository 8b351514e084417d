import type { FunctionContext } from "../../functions/context.ts";
import { DYN, type ObjectType, type Type } from "../../model/type.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import { elementsOf, fieldType, pairsOf } from "./collections.ts";
import { readerOf, type Reader } from "./read.ts";

/** Makes a value fit a parameter; undefined where its type is not accepted. */
export type Converter = (value: Value, context: FunctionContext) => Value;

/** Types nest only as deep as declarations do; the bound keeps a recursive declaration finite. */
const MAXIMUM_DEPTH = 8;

/**
 * The converter from an argument's type to a parameter's. Views of lists and maps become arrays and plain objects as deep as the
 * parameter is declared; what the parameter leaves open (dyn) is handed on as it is.
 */
export function converterOf(parameter: Type, argument: Type, depth = 0): Converter {
  if (depth > MAXIMUM_DEPTH) return (value) => value;
  switch (parameter.kind) {
    case "string":
    case "text":
    case "quantity":
      return (value) => (typeof value === "string" ? value : undefined);
    case "int":
      return (value) => (typeof value === "number" && Number.isInteger(value) ? value : undefined);
    case "double":
      return (value) => (typeof value === "number" ? value : undefined);
    case "bool":
      return (value) => (typeof value === "boolean" ? value : undefined);
    case "intOrString":
      return (value) => (typeof value === "number" || typeof value === "string" ? value : undefined);
    case "list":
      return listConverter(parameter.of, argument, depth);
    case "map":
      return mapConverter(parameter.of, argument, depth);
    case "object":
      return objectConverter(parameter, argument, depth);
    case "dyn":
    case "null":
      return (value) => value;
  }
}

/** How an element or a field is read and converted: as the argument declares it, or where that says nothing, the parameter. */
function part(parameter: Type, argument: Type, depth: number): { readonly read: Reader; readonly convert: Converter } {
  const type = argument.kind === "dyn" ? parameter : argument;
  return { read: readerOf(type), convert: converterOf(parameter, type, depth + 1) };
}

function listConverter(of: Type, argument: Type, depth: number): Converter {
  const { read, convert } = part(of, argument.kind === "list" ? argument.of : DYN, depth);
  return (value, context) => {
    const elements = elementsOf(value, read);
    if (elements === undefined) return undefined;
    context.steps -= elements.length;
    if (of.kind === "dyn" || context.steps < 0) return elements;
    return elements.map((element) => convertPart(element, convert, context));
  };
}

function mapConverter(of: Type, argument: Type, depth: number): Converter {
  const declared = part(of, argument.kind === "map" ? argument.of : DYN, depth);
  const parts = new Map(
    Object.entries(argument.kind === "object" ? argument.fields : {}).map(([key, type]) => [key, part(of, type, depth)] as const),
  );
  return (value, context) => {
    const pairs = pairsOf(value);
    if (pairs === undefined) return undefined;
    context.steps -= pairs.length;
    return Object.fromEntries(
      pairs.map(([key, get]) => {
        const { read, convert } = parts.get(key) ?? declared;
        return [key, convertPart(get(read), convert, context)];
      }),
    );
  };
}

/** Only declared fields are handed on: a function reads no others. */
function objectConverter(parameter: ObjectType, argument: Type, depth: number): Converter {
  const parts = Object.entries(parameter.fields).map(([key, type]) => [key, part(type, fieldType(argument, key), depth)] as const);
  return (value, context) => {
    const pairs = pairsOf(value);
    if (pairs === undefined) return undefined;
    const fields = new Map(pairs);
    context.steps -= pairs.length;
    return Object.fromEntries(
      parts.flatMap(([key, { read, convert }]) => {
        const get = fields.get(key);
        return get === undefined ? [] : [[key, convertPart(get(read), convert, context)] as const];
      }),
    );
  };
}

function convertPart(value: Value, convert: Converter, context: FunctionContext): Value {
  return value === undefined || value === UNRESOLVED ? value : convert(value, context);
}

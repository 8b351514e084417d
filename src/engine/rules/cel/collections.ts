import type { FunctionContext } from "../../functions/context.ts";
import { Kind, type Tree } from "../../model/tree.ts";
import { DYN, type Type } from "../../model/type.ts";
import { isPlainObject, NodeView, UNRESOLVED, type Value } from "../../model/value.ts";
import { allPairs, getValue, kindOf, nextOf, resolveAlias } from "../../syntax/access.ts";
import { readerOf, settle, type Reader } from "./read.ts";

const MAXIMUM_DEPTH = 32;

export function elementType(type: Type): Type {
  return type.kind === "list" || type.kind === "map" ? type.of : DYN;
}

/** The elements of a list, scalars read and collections as views; undefined for anything else. */
export function elementsOf(value: Value, read: Reader): readonly Value[] | undefined {
  if (Array.isArray(value)) return settleAll(value as readonly Value[], read);
  if (!(value instanceof NodeView) || kindOf(value.tree, value.node) !== Kind.Sequence) return undefined;
  const { tree, node } = value;
  const elements: Value[] = [];
  const end = nextOf(tree, node);
  for (let item = node + 1; item < end; item = nextOf(tree, item)) elements.push(read(tree, resolveAlias(tree, item)));
  return elements;
}

function settleAll(values: readonly Value[], read: Reader): readonly Value[] {
  return values.some((value) => value instanceof NodeView) ? values.map((value) => settle(value, read)) : values;
}

/** The pairs of a map or object; undefined for anything else. Keys with null are there, their values absent. */
export function pairsOf(value: Value): readonly (readonly [string, (read: Reader) => Value])[] | undefined {
  if (value instanceof NodeView) {
    if (kindOf(value.tree, value.node) !== Kind.Mapping) return undefined;
    const { tree } = value;
    return [...allPairs(tree, value.node)].map(([key, node]) => [key, (read) => read(tree, node)] as const);
  }
  if (value === undefined || !isPlainObject(value)) return undefined;
  return Object.entries(value).map(([key, field]) => [key, (read) => settle(field, read)] as const);
}

/** Whether a map or object has a key, be its value null; undefined for anything else. */
export function hasKey(value: Value, key: string): boolean | undefined {
  if (value instanceof NodeView) return kindOf(value.tree, value.node) === Kind.Mapping ? hasNodeKey(value.tree, value.node, key) : undefined;
  return value !== undefined && isPlainObject(value) ? Object.hasOwn(value, key) : undefined;
}

function hasNodeKey(tree: Tree, mapping: number, key: string): boolean {
  return getValue(tree, mapping, key) >= 0 || allPairs(tree, mapping).has(key);
}

/**
 * A value without views: arrays and plain objects all the way down, scalars read as `type` declares, by the core schema where it does not say.
 * Too deep a value is unresolved below the limit; every node takes a step.
 */
export function toPlain(value: Value, type: Type, context: FunctionContext, depth = 0): Value {
  if (typeof value !== "object") return value;
  context.steps -= 1;
  if (depth > MAXIMUM_DEPTH || context.steps < 0) return UNRESOLVED;
  const elements = elementsOf(value, readerOf(elementType(type)));
  if (elements !== undefined) return elements.map((element) => toPlain(element, elementType(type), context, depth + 1));
  const pairs = pairsOf(value);
  if (pairs === undefined) return undefined;
  return Object.fromEntries(
    pairs.map(([key, get]) => {
      const field = fieldType(type, key);
      return [key, toPlain(get(readerOf(field)), field, context, depth + 1)];
    }),
  );
}

/** The declared type of a field or of the values of a map; dyn where nothing is declared. */
export function fieldType(type: Type, key: string): Type {
  if (type.kind === "map") return type.of;
  return type.kind === "object" && Object.hasOwn(type.fields, key) ? (type.fields[key] ?? DYN) : DYN;
}

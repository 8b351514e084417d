import { Kind, type Tree } from "../../model/tree.ts";
import type { Type } from "../../model/type.ts";
import { NodeView, UNRESOLVED, type Value } from "../../model/value.ts";
import { getValue, kindOf, nextOf, resolveAlias, startOf } from "../../syntax/access.ts";
import { readBool, readDouble, readInt, readIntOrString, readScalar, readString, readText, unresolvedTemplate } from "./scalars.ts";

/** Reads a node that is no alias, or -1, as a value of one type. */
export type Reader = (tree: Tree, node: number) => Value;

/** The reader of a declared type. */
export function readerOf(type: Type): Reader {
  switch (type.kind) {
    case "bool":
      return readBool;
    case "int":
      return readInt;
    case "double":
      return readDouble;
    case "string":
    case "quantity":
      return readString;
    case "text":
      return readText;
    case "intOrString":
      return readIntOrString;
    case "list":
      return readSequence;
    case "map":
    case "object":
      return readMapping;
    case "dyn":
    case "null":
      return readAny;
  }
}

function readSequence(tree: Tree, node: number): Value {
  if (node < 0) return undefined;
  return kindOf(tree, node) === Kind.Sequence ? new NodeView(tree, node) : unresolvedTemplate(tree, node);
}

function readMapping(tree: Tree, node: number): Value {
  if (node < 0) return undefined;
  if (kindOf(tree, node) !== Kind.Mapping || tree.text.startsWith("{{", startOf(tree, node))) return unresolvedTemplate(tree, node);
  return new NodeView(tree, node);
}

function readAny(tree: Tree, node: number): Value {
  if (node < 0) return undefined;
  const kind = kindOf(tree, node);
  if (kind === Kind.Mapping) return readMapping(tree, node);
  return kind === Kind.Sequence ? new NodeView(tree, node) : readScalar(tree, node);
}

/** A value as handed in, made fit for operators: the view of a scalar is read, the view of a collection stays the same object. */
export function settle(value: Value, read: Reader): Value {
  if (!(value instanceof NodeView)) return value;
  const node = resolveAlias(value.tree, value.node);
  const settled = read(value.tree, node);
  return settled instanceof NodeView && node === value.node ? value : settled;
}

/** Follows keys from a value and reads what they lead to. */
export function followKeys(start: Value, keys: readonly string[], read: Reader): Value {
  let value = start;
  for (let index = 0; index < keys.length; index += 1) {
    if (value instanceof NodeView) return followNodes(value, keys, index, read);
    if (value === undefined || value === UNRESOLVED) return value;
    value = fieldOf(value, keys[index] ?? "");
  }
  return value instanceof NodeView ? settle(value, read) : value;
}

function followNodes(view: NodeView, keys: readonly string[], from: number, read: Reader): Value {
  const tree = view.tree;
  let node = resolveAlias(tree, view.node);
  for (let index = from; index < keys.length; index += 1) {
    if (node < 0) return undefined;
    if (kindOf(tree, node) !== Kind.Mapping) return unresolvedTemplate(tree, node);
    node = getValue(tree, node, keys[index] ?? "");
  }
  return read(tree, node);
}

/** A field of a plain object; inherited names do not exist. */
export function fieldOf(value: Value, key: string): Value {
  if (typeof value !== "object" || Array.isArray(value) || value instanceof NodeView) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, Value>>)[key] : undefined;
}

/** The element of a list; absent outside it. */
export function elementOf(list: Value, index: number, read: Reader): Value {
  if (Array.isArray(list)) return settle((list as readonly Value[])[index], read);
  if (!(list instanceof NodeView) || kindOf(list.tree, list.node) !== Kind.Sequence) return undefined;
  const { tree, node } = list;
  const end = nextOf(tree, node);
  let position = 0;
  for (let item = node + 1; item < end; item = nextOf(tree, item)) {
    if (position === index) return read(tree, resolveAlias(tree, item));
    position += 1;
  }
  return undefined;
}

import type { Tree } from "./tree.ts";

/** A value that exists but cannot be computed from the files; it never fires a rule. */
export const UNRESOLVED: unique symbol = Symbol("unresolved");

/**
 * A node of a syntax tree, seen as a value. Containers are never copied: a field of a view is another view
 * or a scalar that is decoded when it is read, so every value keeps the place it came from.
 */
export class NodeView {
  readonly tree: Tree;
  readonly node: number;

  constructor(tree: Tree, node: number) {
    this.tree = tree;
    this.node = node;
  }
}

/** A plain object that a format computed, for example a normalised Compose port. */
export interface PlainObject {
  readonly [key: string]: Value;
}

/**
 * A value of the rule language. `undefined` is *absent* (a missing key, or null); `UNRESOLVED` is the third state.
 * Integers and doubles are both JavaScript numbers.
 */
export type Value = undefined | typeof UNRESOLVED | boolean | number | string | NodeView | PlainObject | readonly Value[];

export function isPlainObject(value: Value): value is PlainObject {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof NodeView);
}

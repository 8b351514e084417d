import { pairsOf, spanOf } from "./pairs.ts";
import { nodeKind } from "./scalar-kind.ts";
import { itemsOf, resolveAlias, scalarText } from "../syntax/access.ts";
import type { Span } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";

/** Number of nodes a value copied out of a file may have; what lies beyond is left out. */
const MAXIMUM_PLAIN_NODES = 10_000;
/** Deepest nesting of such a value; aliases can nest deeper than any text. */
const MAXIMUM_PLAIN_DEPTH = 100;

/**
 * A mapping read by key. Every accessor takes what has the asked-for kind and leaves the rest out, so a file with faults
 * (which are reported by `validateShape`) still yields what is right in it.
 */
export class Fields {
  readonly tree: Tree;
  /** The mapping. */
  readonly node: number;
  private readonly pairs: ReadonlyMap<string, { readonly key: number; readonly value: number }>;

  constructor(tree: Tree, node: number) {
    this.tree = tree;
    this.node = node;
    this.pairs = new Map(pairsOf(tree, node).map((pair) => [pair.name, pair]));
  }

  /** The fields of a node, or null where it is no mapping. */
  static of(tree: Tree, node: number): Fields | null {
    const resolved = resolveAlias(tree, node);
    return resolved >= 0 && nodeKind(tree, resolved) === "mapping" ? new Fields(tree, resolved) : null;
  }

  has(key: string): boolean {
    return this.pairs.has(key);
  }

  /** Value node of a key; -1 where there is none. */
  valueNode(key: string): number {
    const pair = this.pairs.get(key);
    return pair === undefined ? -1 : resolveAlias(this.tree, pair.value);
  }

  /** Span of a pair's value, of the key where the value has no text; the mapping's where the key is missing. */
  span(key: string): Span {
    const pair = this.pairs.get(key);
    if (pair === undefined) return spanOf(this.tree, this.node);
    const value = spanOf(this.tree, pair.value);
    return value.start === value.end ? spanOf(this.tree, pair.key) : value;
  }

  /** Span of a pair's key; the mapping's where the key is missing. */
  keySpan(key: string): Span {
    return spanOf(this.tree, this.pairs.get(key)?.key ?? this.node);
  }

  /** A scalar as text (numbers and dates as they are written); undefined where there is none. */
  text(key: string): string | undefined {
    return textOf(this.tree, this.valueNode(key));
  }

  /** A scalar as text below nested keys, `textAt("review", "next")`; null where there is none. */
  textAt(...keys: readonly string[]): string | null {
    const [key = "", ...rest] = keys;
    return rest.length === 0 ? (this.text(key) ?? null) : (this.child(key)?.textAt(...rest) ?? null);
  }

  /** The scalars of a list, or the one scalar written in its place. */
  texts(key: string): readonly string[] {
    const single = this.text(key);
    if (single !== undefined) return [single];
    return this.items(key).flatMap((item) => textOf(this.tree, item) ?? []);
  }

  /** The item nodes of a list, aliases resolved. */
  items(key: string): readonly number[] {
    const node = this.valueNode(key);
    if (node < 0 || nodeKind(this.tree, node) !== "sequence") return [];
    return itemsOf(this.tree, node).map((item) => resolveAlias(this.tree, item));
  }

  child(key: string): Fields | null {
    return Fields.of(this.tree, this.valueNode(key));
  }

  /** The mappings among the items of a list. */
  children(key: string): readonly Fields[] {
    return this.items(key).flatMap((item) => Fields.of(this.tree, item) ?? []);
  }

  /** Keys of the mapping in the order of the text. */
  keys(): readonly string[] {
    return [...this.pairs.keys()];
  }

  /** A copy of a value as plain data. */
  plain(key: string): unknown {
    return plainValue(this.tree, this.valueNode(key));
  }

  /** The lists of scalars below a mapping: `{iso: [A.8.9]}`. */
  textLists(key: string): Readonly<Record<string, readonly string[]>> {
    const child = this.child(key);
    return child === null ? {} : Object.fromEntries(child.keys().map((name) => [name, child.texts(name)]));
  }
}

/** The text of a scalar; undefined for null, collections and missing nodes. */
export function textOf(tree: Tree, node: number): string | undefined {
  const kind = node < 0 ? "null" : nodeKind(tree, node);
  if (kind === "null" || kind === "mapping" || kind === "sequence") return undefined;
  return scalarText(tree, resolveAlias(tree, node));
}

/** A copy of a node as plain data by the core schema: null, boolean, number, string, array, object. */
export function plainValue(tree: Tree, node: number): unknown {
  return copy(tree, node, { left: MAXIMUM_PLAIN_NODES, depth: 0 });
}

/** Number of nodes that may still be copied, and how deep the present one lies. */
interface Budget {
  left: number;
  depth: number;
}

function copy(tree: Tree, written: number, budget: Budget): unknown {
  const node = resolveAlias(tree, written);
  budget.left -= 1;
  if (node < 0 || budget.left < 0 || budget.depth > MAXIMUM_PLAIN_DEPTH) return null;
  budget.depth += 1;
  const value = copyKind(tree, node, budget);
  budget.depth -= 1;
  return value;
}

function copyKind(tree: Tree, node: number, budget: Budget): unknown {
  switch (nodeKind(tree, node)) {
    case "mapping":
      return Object.fromEntries(pairsOf(tree, node).map((pair) => [pair.name, copy(tree, pair.value, budget)]));
    case "sequence":
      return itemsOf(tree, node).map((item) => copy(tree, item, budget));
    case "null":
      return null;
    case "boolean":
      return scalarText(tree, node).toLowerCase() === "true";
    case "integer":
    case "float":
      return numberOf(scalarText(tree, node));
    case "string":
      return scalarText(tree, node);
  }
}

function numberOf(text: string): number {
  const special = text.replace(/^\+/, "").toLowerCase();
  if (special.endsWith(".inf")) return special.startsWith("-") ? -Infinity : Infinity;
  return special === ".nan" ? NaN : Number(special);
}

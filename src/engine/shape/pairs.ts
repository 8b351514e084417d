import { nodeKind } from "./scalar-kind.ts";
import { endOf, forEachOwnPair, itemsOf, keyText, resolveAlias, startOf } from "../syntax/access.ts";
import type { Span } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";

const MAXIMUM_MERGE_DEPTH = 8;

/** One pair of a mapping. */
export interface Pair {
  readonly key: number;
  readonly value: number;
  readonly name: string;
}

/** The pairs of a mapping in order; merge keys bring in the pairs of their sources that are not written here. */
export function pairsOf(tree: Tree, mapping: number, depth = 0): readonly Pair[] {
  const own: Pair[] = [];
  const merged: Pair[] = [];
  forEachOwnPair(tree, mapping, (key, value) => {
    const name = keyText(tree, key);
    if (name === "<<" && tree.syntax === "yaml") merged.push(...mergedPairs(tree, value, depth));
    else own.push({ key, value, name });
  });
  if (merged.length === 0) return own;
  const names = new Set(own.map((pair) => pair.name));
  return [...own, ...merged.filter((pair) => !names.has(pair.name))];
}

function mergedPairs(tree: Tree, value: number, depth: number): Pair[] {
  if (depth >= MAXIMUM_MERGE_DEPTH) return [];
  const node = resolveAlias(tree, value);
  const kind = nodeKind(tree, value);
  const sources = kind === "sequence" ? itemsOf(tree, node) : [node];
  return sources.flatMap((source) => {
    return nodeKind(tree, source) === "mapping" ? [...pairsOf(tree, resolveAlias(tree, source), depth + 1)] : [];
  });
}

export function spanOf(tree: Tree, node: number): Span {
  return { start: startOf(tree, node), end: endOf(tree, node) };
}

/** The first key of a mapping stands for the mapping; any other node stands for itself. */
export function firstKeySpan(tree: Tree, node: number): Span {
  const resolved = resolveAlias(tree, node);
  if (resolved < 0 || nodeKind(tree, resolved) !== "mapping") return spanOf(tree, node);
  const keys: number[] = [];
  forEachOwnPair(tree, resolved, (key) => keys.push(key));
  return spanOf(tree, keys[0] ?? node);
}

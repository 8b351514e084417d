import { nodeKind } from "./scalar-kind.ts";
import { endOf, forEachOwnPair, itemsOf, keyText, resolveAlias, startOf } from "../syntax/access.ts";
import type { Span } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";

/** Most mappings that one mapping may merge, one through the other. */
const MAXIMUM_MERGED = 500;

/** One pair of a mapping. */
export interface Pair {
  readonly key: number;
  readonly value: number;
  readonly name: string;
}

/** The pairs of a mapping in order; merge keys bring in the pairs of their sources that are not written here. */
export function pairsOf(tree: Tree, mapping: number): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  collect(tree, mapping, { pairs, seen: new Set() });
  return [...pairs.values()];
}

interface Collected {
  readonly pairs: Map<string, Pair>;
  /** Mappings that were read: a second time they bring nothing new, however often they are merged. */
  readonly seen: Set<number>;
}

function collect(tree: Tree, mapping: number, collected: Collected): void {
  const { pairs, seen } = collected;
  if (seen.has(mapping) || seen.size > MAXIMUM_MERGED) return;
  seen.add(mapping);
  const isOuter = seen.size === 1;
  const merged: number[] = [];
  forEachOwnPair(tree, mapping, (key, value) => {
    const name = keyText(tree, key);
    if (name === "<<" && tree.syntax === "yaml") merged.push(value);
    else if (isOuter || !pairs.has(name)) pairs.set(name, { key, value, name });
  });
  for (const value of merged) for (const source of sourcesOf(tree, value)) collect(tree, source, collected);
}

/** The mappings that the value of a merge key names. */
function sourcesOf(tree: Tree, value: number): number[] {
  const node = resolveAlias(tree, value);
  const sources = nodeKind(tree, value) === "sequence" ? itemsOf(tree, node) : [node];
  return sources.map((source) => resolveAlias(tree, source)).filter((source) => source >= 0 && nodeKind(tree, source) === "mapping");
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

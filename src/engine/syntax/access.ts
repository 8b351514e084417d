import { Kind, Style, type Tree } from "../model/tree.ts";
import { decodeScalar, mapDecodedOffset, type WrittenScalar } from "./scalar.ts";

/** Number of ints a node takes on the tape. */
export const STRIDE = 4;
const MERGE_KEY = "<<";
/** Mappings that may be merged into one. */
const MAXIMUM_MERGES = 500;

export function kindOf(tree: Tree, node: number): Kind {
  return ((tree.tape[node * STRIDE] ?? 0) & 15) as Kind;
}

export function styleOf(tree: Tree, node: number): Style {
  return ((tree.tape[node * STRIDE] ?? 0) >> 4) as Style;
}

export function startOf(tree: Tree, node: number): number {
  return tree.tape[node * STRIDE + 1] ?? 0;
}

export function endOf(tree: Tree, node: number): number {
  return tree.tape[node * STRIDE + 2] ?? 0;
}

/** The node after the subtree of `node`. */
export function nextOf(tree: Tree, node: number): number {
  return tree.tape[node * STRIDE + 3] ?? node + 1;
}

/** The node an alias stands for; the node itself where it is no alias; -1 where the anchor is unknown. */
export function resolveAlias(tree: Tree, node: number): number {
  if (node < 0 || kindOf(tree, node) !== Kind.Alias) return node;
  return tree.aliases.get(node) ?? -1;
}

/** The decoded text of a scalar or of a key. */
export function scalarText(tree: Tree, node: number): string {
  if (kindOf(tree, node) === Kind.Name) return tree.names[startOf(tree, node)] ?? "";
  return decodeScalar(writtenScalar(tree, node), tree.syntax);
}

/** The place in the text of the character at `decodedOffset` of a scalar's value, through escapes and folded lines. */
export function sourceOffset(tree: Tree, node: number, decodedOffset: number): number {
  return mapDecodedOffset(writtenScalar(tree, node), decodedOffset);
}

function writtenScalar(tree: Tree, node: number): WrittenScalar {
  return { text: tree.text, start: startOf(tree, node), end: endOf(tree, node), style: styleOf(tree, node) };
}

/** Whether a key node reads `key`, without cutting a string in the common case. */
export function keyIs(tree: Tree, keyNode: number, key: string): boolean {
  const resolved = resolveAlias(tree, keyNode);
  if (resolved < 0) return false;
  const start = startOf(tree, resolved);
  const kind = kindOf(tree, resolved);
  if (kind === Kind.Name) return tree.names[start] === key;
  if (kind !== Kind.Scalar) return false;
  if (styleOf(tree, resolved) !== Style.Plain) return scalarText(tree, resolved) === key;
  // An implicit plain key stands on one line, so its text is its source.
  return endOf(tree, resolved) - start === key.length && tree.text.startsWith(key, start);
}

/** Calls `visit` for the pairs written in a mapping, in order; merge keys are not followed. */
export function forEachOwnPair(tree: Tree, mapping: number, visit: (key: number, value: number) => void): void {
  const end = nextOf(tree, mapping);
  for (let key = mapping + 1; key < end; ) {
    const value = nextOf(tree, key);
    visit(key, value);
    key = nextOf(tree, value);
  }
}

/** The key node of a mapping's own pair, last one first for duplicates (the last wins); -1 if there is none. */
export function findOwnKey(tree: Tree, mapping: number, key: string): number {
  let found = -1;
  const end = nextOf(tree, mapping);
  for (let node = mapping + 1; node < end; ) {
    if (keyIs(tree, node, key)) found = node;
    node = nextOf(tree, nextOf(tree, node));
  }
  return found;
}

/** The nodes of a sequence. */
export function itemsOf(tree: Tree, sequence: number): number[] {
  const items: number[] = [];
  const end = nextOf(tree, sequence);
  for (let node = sequence + 1; node < end; node = nextOf(tree, node)) items.push(node);
  return items;
}

/** The value of a key, through aliases and merge keys; -1 if there is none. */
export function getValue(tree: Tree, mapping: number, key: string): number {
  const resolved = resolveAlias(tree, mapping);
  if (resolved < 0 || kindOf(tree, resolved) !== Kind.Mapping) return -1;
  const own = findOwnKey(tree, resolved, key);
  if (own >= 0) return resolveAlias(tree, nextOf(tree, own));
  if (tree.syntax !== "yaml" || findOwnKey(tree, resolved, MERGE_KEY) < 0) return -1;
  return allPairs(tree, resolved).get(key) ?? -1;
}

/** All keys of a mapping with their values, merge keys followed; own pairs win, earlier sources before later ones. */
export function allPairs(tree: Tree, node: number): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  collectPairs(tree, node, pairs, new Set());
  return pairs;
}

/** A mapping that was seen before adds nothing new, so it is read once, however often and in whatever circle it is merged. */
function collectPairs(tree: Tree, node: number, into: Map<string, number>, seen: Set<number>): void {
  const mapping = resolveAlias(tree, node);
  if (mapping < 0 || seen.has(mapping) || seen.size >= MAXIMUM_MERGES || kindOf(tree, mapping) !== Kind.Mapping) return;
  seen.add(mapping);
  const own = new Map<string, number>();
  const merges: number[] = [];
  forEachOwnPair(tree, mapping, (key, value) => {
    const text = keyText(tree, key);
    if (text === MERGE_KEY && tree.syntax === "yaml") merges.push(resolveAlias(tree, value));
    else own.set(text, resolveAlias(tree, value));
  });
  for (const [key, value] of own) if (!into.has(key)) into.set(key, value);
  for (const source of merges) {
    if (source < 0) continue;
    const sources = kindOf(tree, source) === Kind.Sequence ? itemsOf(tree, source) : [source];
    for (const item of sources) collectPairs(tree, item, into, seen);
  }
}

/** The text of a key; collections as keys read as the empty string. */
export function keyText(tree: Tree, keyNode: number): string {
  const key = resolveAlias(tree, keyNode);
  if (key < 0) return "";
  const kind = kindOf(tree, key);
  return kind === Kind.Scalar || kind === Kind.Name ? scalarText(tree, key) : "";
}

/** Whether a node is null: empty, `~`, `null` and its spellings in the core schema. */
export function isNull(tree: Tree, node: number): boolean {
  if (node < 0) return true;
  if (kindOf(tree, node) !== Kind.Scalar || styleOf(tree, node) !== Style.Plain) return false;
  if (tree.tags.get(node) === "!!str") return false;
  const length = endOf(tree, node) - startOf(tree, node);
  if (length === 0) return true;
  if (length !== 1 && length !== 4) return false;
  const text = tree.text.slice(startOf(tree, node), endOf(tree, node));
  return text === "~" || text === "null" || text === "Null" || text === "NULL";
}

/** The node one step down, through aliases and merge keys; -1 if there is none. */
export function childOf(tree: Tree, node: number, part: string | number): number {
  const parent = resolveAlias(tree, node);
  if (parent < 0) return -1;
  const kind = kindOf(tree, parent);
  if (kind === Kind.Mapping) return getValue(tree, parent, String(part));
  if (kind !== Kind.Sequence || typeof part !== "number") return -1;
  const end = nextOf(tree, parent);
  let index = 0;
  for (let item = parent + 1; item < end; item = nextOf(tree, item)) {
    if (index === part) return resolveAlias(tree, item);
    index += 1;
  }
  return -1;
}

/** The node a route leads to from `node`; -1 if a step is missing. */
export function followRoute(tree: Tree, node: number, route: readonly (string | number)[]): number {
  let current = node;
  for (const part of route) {
    current = childOf(tree, current, part);
    if (current < 0) return -1;
  }
  return current;
}

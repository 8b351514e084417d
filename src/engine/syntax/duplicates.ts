import { Kind, Style, type SyntaxIssue, type Tree } from "../model/tree.ts";
import { endOf, kindOf, nextOf, resolveAlias, scalarText, startOf, styleOf, STRIDE } from "./access.ts";

const MAXIMUM_ISSUES = 100;
const FEW_KEYS = 16;

/**
 * Keys that occur again in their mapping, each an issue at the later key. Keys are compared by their text, as the formats read them.
 * The merge key `<<` may be repeated.
 */
export function findDuplicateKeys(tree: Tree): SyntaxIssue[] {
  const issues: SyntaxIssue[] = [];
  const keys: Key[] = [];
  const count = tree.tape.length / STRIDE;
  for (let node = 0; node < count && issues.length < MAXIMUM_ISSUES; node += 1) {
    if (kindOf(tree, node) !== Kind.Mapping) continue;
    const end = nextOf(tree, node);
    let length = 0;
    for (let key = node + 1; key < end; key = nextOf(tree, nextOf(tree, key))) length = putKey(tree, keys, length, key);
    for (const key of length <= FEW_KEYS ? repeatedOfFew(tree, keys, length) : repeatedOfMany(tree, keys, length)) report(tree, key, issues);
  }
  return issues;
}

interface Key {
  node: number;
  /** Equal for keys of equal text. */
  hash: number;
}

/** Entries are used again for the next mapping; `length` of them count. */
function putKey(tree: Tree, keys: Key[], length: number, node: number): number {
  const hash = hashOfKey(tree, node);
  const entry = keys[length];
  if (entry === undefined) {
    keys.push({ node, hash });
  } else {
    entry.node = node;
    entry.hash = hash;
  }
  return length + 1;
}

function repeatedOfFew(tree: Tree, keys: readonly Key[], length: number): number[] {
  const repeated: number[] = [];
  for (let index = 1; index < length; index += 1) {
    const later = keys[index];
    if (later === undefined) break;
    if (isAmong(tree, keys, index, later)) repeated.push(later.node);
  }
  return repeated;
}

function isAmong(tree: Tree, keys: readonly Key[], length: number, later: Key): boolean {
  for (let index = 0; index < length; index += 1) {
    const earlier = keys[index];
    if (earlier?.hash === later.hash && isSameText(tree, earlier.node, later.node)) return true;
  }
  return false;
}

function repeatedOfMany(tree: Tree, keys: readonly Key[], length: number): number[] {
  const seen = new Set<string>();
  const repeated: number[] = [];
  for (const { node } of keys.slice(0, length)) {
    const text = textOfKey(tree, node);
    if (text === undefined) continue;
    if (seen.has(text)) repeated.push(node);
    seen.add(text);
  }
  return repeated;
}

function isSameText(tree: Tree, earlier: number, later: number): boolean {
  const text = textOfKey(tree, later);
  return text !== undefined && text === textOfKey(tree, earlier);
}

function report(tree: Tree, key: number, issues: SyntaxIssue[]): void {
  const text = textOfKey(tree, key) ?? "";
  if (text === "<<" || issues.length >= MAXIMUM_ISSUES) return;
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  issues.push({ start: startOf(tree, key), end: endOf(tree, key), message: `Duplicate key "${shown}": the last one wins.` });
}

/** A cheap number that is equal for keys of equal text; 0 for keys that are not plain. */
function hashOfKey(tree: Tree, key: number): number {
  if (kindOf(tree, key) !== Kind.Scalar || styleOf(tree, key) !== Style.Plain) return hashOfText(textOfKey(tree, key) ?? "");
  return hashOfText(tree.text, startOf(tree, key), endOf(tree, key));
}

function hashOfText(text: string, start = 0, end = text.length): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

/** The text of a scalar key; undefined for collections and for aliases that lead nowhere. */
function textOfKey(tree: Tree, key: number): string | undefined {
  const resolved = resolveAlias(tree, key);
  return resolved >= 0 && kindOf(tree, resolved) === Kind.Scalar ? scalarText(tree, resolved) : undefined;
}

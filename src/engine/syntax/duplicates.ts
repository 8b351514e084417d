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
  const hashes: number[] = [];
  const keys: number[] = [];
  const count = tree.tape.length / STRIDE;
  for (let node = 0; node < count && issues.length < MAXIMUM_ISSUES; node += 1) {
    if (kindOf(tree, node) !== Kind.Mapping) continue;
    const end = nextOf(tree, node);
    let length = 0;
    for (let key = node + 1; key < end; key = nextOf(tree, nextOf(tree, key))) {
      keys[length] = key;
      hashes[length] = hashOfKey(tree, key);
      length += 1;
    }
    if (length <= FEW_KEYS) compareFew(tree, keys, hashes, length, issues);
    else compareMany(tree, keys, length, issues);
  }
  return issues;
}

function compareFew(tree: Tree, keys: readonly number[], hashes: readonly number[], length: number, issues: SyntaxIssue[]): void {
  for (let later = 1; later < length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) {
      if (hashes[earlier] !== hashes[later]) continue;
      const text = textOfKey(tree, keys[later] ?? -1);
      if (text === undefined || text !== textOfKey(tree, keys[earlier] ?? -1)) continue;
      report(tree, keys[later] ?? -1, text, issues);
      break;
    }
  }
}

function compareMany(tree: Tree, keys: readonly number[], length: number, issues: SyntaxIssue[]): void {
  const seen = new Set<string>();
  for (let index = 0; index < length; index += 1) {
    const key = keys[index] ?? -1;
    const text = textOfKey(tree, key);
    if (text === undefined) continue;
    if (seen.has(text)) report(tree, key, text, issues);
    seen.add(text);
  }
}

function report(tree: Tree, key: number, text: string, issues: SyntaxIssue[]): void {
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

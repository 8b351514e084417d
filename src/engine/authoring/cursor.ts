import { forEachOwnPair, itemsOf, keyText, kindOf, nextOf, scalarText } from "../syntax/access.ts";
import { parseYaml } from "../syntax/yaml.ts";
import type { Route, Span } from "../model/route.ts";
import { Kind, type Tree } from "../model/tree.ts";

/** Stands for the word at the cursor while the text is read. No file holds it. */
export const MARKER = "GrCursorWord";

/** Where the cursor stands in the structure of a file, whether or not the file parses as it is. */
export interface Cursor {
  /** The file as it was read, with `MARKER` in place of the word. */
  readonly tree: Tree;
  readonly root: number;
  /** Route of the mapping for a key, of the scalar for a value. */
  readonly route: Route;
  readonly isKey: boolean;
  /** The word at the cursor, which a completion replaces. */
  readonly word: Span;
  /** The scalar the word stands in, up to the word. */
  readonly before: string;
  /** Whether a colon follows the word, so that a key needs none. */
  readonly hasColon: boolean;
  /** Whether the word needs a blank before it, because a colon or a dash was just typed. */
  readonly lacksBlank: boolean;
}

const WORD = /[A-Za-z0-9_./@*-]/;
const PACK_PREFIX = "groundrules:";

/** Finds the place of an offset by reading the text with a marker in it, repaired in a few ways until the marker has a place. */
export function cursorAt(text: string, offset: number): Cursor | null {
  const word = wordAt(text, offset);
  let partial: Cursor | null = null;
  for (const variant of variantsOf(text, word)) {
    const tree = parseYaml(variant);
    const found = findMarker(tree, tree.documents[0]?.root ?? -1, []);
    if (found === null) continue;
    const { route, isKey, before } = found;
    const hasColon = /^[ \t]*:/.test(text.slice(word.end));
    const cursor: Cursor = { tree, root: tree.documents[0]?.root ?? -1, route, isKey, word, before, hasColon, lacksBlank: lacksBlank(text.slice(0, word.start)) };
    if (tree.issues.length === 0) return cursor;
    partial ??= cursor;
  }
  return partial;
}

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text[start - 1] ?? "")) start -= 1;
  while (end < text.length && WORD.test(text[end] ?? "")) end += 1;
  if (text.slice(0, start).endsWith(PACK_PREFIX)) start -= PACK_PREFIX.length;
  // The dash of a list item is no part of the word.
  if (text[start] === "-" && /(?:^|\n)[ \t]*$/.test(text.slice(0, start))) start = Math.min(start + 1, offset);
  return { start, end: Math.max(end, start) };
}

/** The text with the marker as a value or as a key; then only what is before it, its brackets closed. */
function variantsOf(text: string, word: Span): string[] {
  const head = text.slice(0, word.start);
  const tail = text.slice(word.end);
  const start = lacksBlank(head) ? `${head} ${MARKER}` : `${head}${MARKER}`;
  const closing = closersOf(head);
  return [`${start}${tail}`, `${start}:${tail}`, `${start}: ${tail}`, `${start}${closing}\n`, `${start}: ${closing}\n`];
}

/** Whether a colon or a dash was just typed that has no blank behind it yet. */
function lacksBlank(head: string): boolean {
  return /(?:^|[\s{,])[\w-]+:$/.test(head) || /(?:^|\n)[ \t]*-$/.test(head);
}

/** The brackets that are open at the end of a text, closed; quotes and comments are passed over. */
function closersOf(text: string): string {
  const open: string[] = [];
  const line = text.slice(flowStart(text));
  for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?<=\s)#.*|[[\]{}]/g)) {
    if (match[0] === "[") open.push("]");
    else if (match[0] === "{") open.push("}");
    else if (match[0] === "]" || match[0] === "}") open.pop();
  }
  return open.reverse().join("");
}

/** Start of the last line that is indented less than the flow collection it opens can be: brackets of block scalars before it do not count. */
function flowStart(text: string): number {
  const lines = text.split("\n");
  let start = text.length - (lines.at(-1) ?? "").length;
  for (let index = lines.length - 1; index > 0 && !/^\s*(?:- +)?[\w-]+:\s|^\s*- /.test(lines[index] ?? ""); index -= 1) {
    start -= (lines[index - 1] ?? "").length + 1;
  }
  return Math.max(start, 0);
}

interface Found {
  readonly route: Route;
  readonly isKey: boolean;
  readonly before: string;
}

function findMarker(tree: Tree, node: number, route: Route): Found | null {
  if (node < 0) return null;
  const kind = kindOf(tree, node);
  if (kind === Kind.Sequence) {
    const items = itemsOf(tree, node);
    return firstFound(items.map((item, index) => () => findMarker(tree, item, [...route, index])));
  }
  if (kind === Kind.Mapping) return findInMapping(tree, node, route);
  if (kind !== Kind.Scalar) return null;
  const text = scalarText(tree, node);
  const at = text.indexOf(MARKER);
  return at < 0 ? null : { route, isKey: false, before: text.slice(0, at) };
}

function findInMapping(tree: Tree, mapping: number, route: Route): Found | null {
  const searches: (() => Found | null)[] = [];
  forEachOwnPair(tree, mapping, (key, value) => {
    const name = keyText(tree, key);
    const at = name.indexOf(MARKER);
    if (at >= 0) searches.push(() => ({ route, isKey: true, before: name.slice(0, at) }));
    else if (nextOf(tree, value) > value) searches.push(() => findMarker(tree, value, [...route, name]));
  });
  return firstFound(searches);
}

function firstFound(searches: readonly (() => Found | null)[]): Found | null {
  for (const search of searches) {
    const found = search();
    if (found !== null) return found;
  }
  return null;
}

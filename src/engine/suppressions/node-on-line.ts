import type { Span } from "../model/route.ts";
import { Kind, type Tree } from "../model/tree.ts";
import { endOf, forEachOwnPair, getValue, itemsOf, kindOf, scalarText, startOf } from "../syntax/access.ts";

/**
 * The node that begins on the line at `lineStart`, with everything in it: a list item where the line starts with `-`, the
 * document where it is a marker, else the pair whose key stands there; in a Dockerfile the instruction, or the stage of a FROM.
 */
export function nodeBeginningOnLine(tree: Tree, lineStart: number): Span | null {
  const newline = tree.text.indexOf("\n", lineStart);
  const lineEnd = newline < 0 ? tree.text.length : newline;
  const line = tree.text.slice(lineStart, lineEnd);
  if (tree.syntax === "dockerfile") return instructionSpan(tree, lineStart, lineEnd);
  if (/^---(\s|$)/.test(line)) return documentAt(tree, lineEnd);
  const document = tree.documents.find((entry) => entry.root >= 0 && entry.start <= lineStart && lineStart <= entry.end);
  if (document === undefined) return null;
  const wanted = { lineStart, lineEnd, wantsItem: line.trimStart().startsWith("-") };
  return search(tree, document.root, wanted);
}

interface Wanted {
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly wantsItem: boolean;
}

function documentAt(tree: Tree, markerEnd: number): Span | null {
  const document = tree.documents.find((entry) => entry.root >= 0 && startOf(tree, entry.root) >= markerEnd);
  return document === undefined ? null : { start: startOf(tree, document.root), end: document.end };
}

/** The outermost node of the wanted kind that begins on the line. */
function search(tree: Tree, node: number, wanted: Wanted): Span | null {
  if (kindOf(tree, node) === Kind.Mapping) return searchMapping(tree, node, wanted);
  if (kindOf(tree, node) !== Kind.Sequence) return null;
  for (const item of itemsOf(tree, node)) {
    const span = { start: startOf(tree, item), end: endOf(tree, item) };
    if (span.end < wanted.lineStart) continue;
    if (span.start > wanted.lineEnd) return null;
    if (wanted.wantsItem && span.start >= wanted.lineStart) return span;
    return search(tree, item, wanted);
  }
  return null;
}

function searchMapping(tree: Tree, mapping: number, wanted: Wanted): Span | null {
  let found: Span | null = null;
  forEachOwnPair(tree, mapping, (key, value) => {
    if (found !== null) return;
    const span = { start: startOf(tree, key), end: Math.max(endOf(tree, key), endOf(tree, value)) };
    if (span.end < wanted.lineStart || span.start > wanted.lineEnd) return;
    const begins = span.start >= wanted.lineStart && !wanted.wantsItem;
    found = begins ? span : search(tree, value, wanted);
  });
  return found;
}

/** The instruction of a Dockerfile that begins in a stretch, for a FROM too without the rest of its stage; null where none does. */
export function instructionOnLine(tree: Tree, { start, end }: Span): Span | null {
  const node = instructionsFrom(tree, start, end)[0];
  return node === undefined ? null : { start: startOf(tree, node), end: endOf(tree, node) };
}

function instructionSpan(tree: Tree, lineStart: number, lineEnd: number): Span | null {
  const [node, ...later] = instructionsFrom(tree, lineStart, lineEnd);
  if (node === undefined) return null;
  if (!isFrom(tree, node)) return { start: startOf(tree, node), end: endOf(tree, node) };
  const next = later.find((each) => isFrom(tree, each));
  return { start: startOf(tree, node), end: next === undefined ? tree.text.length : startOf(tree, next) - 1 };
}

/** The instruction that begins in a stretch and all after it; empty where none begins there. */
function instructionsFrom(tree: Tree, start: number, end: number): number[] {
  const root = tree.documents[0]?.root ?? -1;
  const list = root < 0 ? -1 : getValue(tree, root, "instructions");
  if (list < 0) return [];
  const instructions = itemsOf(tree, list);
  const at = instructions.findIndex((node) => startOf(tree, node) >= start && startOf(tree, node) <= end);
  return at < 0 ? [] : instructions.slice(at);
}

function isFrom(tree: Tree, instruction: number): boolean {
  const keyword = getValue(tree, instruction, "keyword");
  return keyword >= 0 && scalarText(tree, keyword).toUpperCase() === "FROM";
}

import type { Span } from "../model/route.ts";
import type { Comment, Tree } from "../model/tree.ts";
import { nodeBeginningOnLine } from "./node-on-line.ts";

/** Whether nothing but blanks stands before the comment on its line. */
export function isAlone(tree: Tree, comment: Comment): boolean {
  return tree.text.slice(lineStartOf(tree, comment), comment.start).trim() === "";
}

/** The line the comment ends. */
export function lineOf(tree: Tree, comment: Comment): Span {
  return { start: lineStartOf(tree, comment), end: comment.end };
}

/** The next line that is neither blank nor a comment. */
export function lineBelow(tree: Tree, comment: Comment): Span {
  const start = nextContentLine(tree, comment.end);
  const newline = tree.text.indexOf("\n", start);
  return { start, end: newline < 0 ? tree.text.length : newline };
}

/** The node that begins on the next line that is neither blank nor a comment, with everything in it; null where none does. */
export function nodeBelow(tree: Tree, comment: Comment): Span | null {
  return nodeBeginningOnLine(tree, nextContentLine(tree, comment.end));
}

/** The node that begins on the line the comment ends. */
export function nodeBeside(tree: Tree, comment: Comment): Span | null {
  return nodeBeginningOnLine(tree, lineStartOf(tree, comment));
}

/** The document a comment belongs to. */
export function documentOf(tree: Tree, comment: Comment): Span | null {
  const document = tree.documents[comment.document];
  return document === undefined ? null : { start: document.start, end: document.end };
}

/** The document whose leading comments hold the comment; null where content stands before it. */
export function documentLedBy(tree: Tree, comment: Comment): Span | null {
  const document = documentOf(tree, comment);
  return document !== null && isLeading(tree, document.start, comment) ? document : null;
}

/** The whole file, where the comment stands before all content; else null. */
export function fileLedBy(tree: Tree, comment: Comment): Span | null {
  return isLeading(tree, 0, comment) ? { start: 0, end: tree.text.length } : null;
}

function isLeading(tree: Tree, start: number, comment: Comment): boolean {
  const before = tree.text.slice(start, comment.start).replace(/^\uFEFF/, "");
  return before.split("\n").every((line) => /^\s*(#.*|---.*|%.*)?$/.test(line.trimEnd()));
}

function lineStartOf(tree: Tree, comment: Comment): number {
  return tree.text.lastIndexOf("\n", comment.start - 1) + 1;
}

/** The offset at which the next line begins that is neither blank nor a comment; the end of the text if there is none. */
function nextContentLine(tree: Tree, from: number): number {
  let lineStart = tree.text.indexOf("\n", from) + 1;
  while (lineStart > 0 && lineStart < tree.text.length) {
    const newline = tree.text.indexOf("\n", lineStart);
    const line = tree.text.slice(lineStart, newline < 0 ? tree.text.length : newline).trim();
    if (line !== "" && !line.startsWith("#")) return lineStart;
    if (newline < 0) break;
    lineStart = newline + 1;
  }
  return tree.text.length;
}

import type { Suppression } from "../model/analysis.ts";
import type { Span } from "../model/route.ts";
import type { Comment, Tree } from "../model/tree.ts";
import { nodeBeginningOnLine } from "./node-on-line.ts";

const PATTERN = /^#\s*groundrules-ignore(-file)?\s+(\S.*)$/;
const RULES = /^[a-z0-9-]+\/[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+\/[a-z0-9-]+)*/;
const OPTION = /\b(until|reason)=(?:"([^"]*)"|(\S+))/g;

/**
 * The suppressions a file's comments ask for:
 * `# groundrules-ignore RULE[,RULE…] [until=YYYY-MM-DD] [reason="…"]` at the end of a line means that line; on a line of its
 * own, the node that begins on the next line that is no comment; `# groundrules-ignore-file …` among the leading comments of a
 * document means the document. There is no form without rule ids.
 */
export function parseSuppressions(tree: Tree): Suppression[] {
  return tree.comments.flatMap((comment) => {
    const suppression = parseComment(tree, comment);
    return suppression === null ? [] : [suppression];
  });
}

function parseComment(tree: Tree, comment: Comment): Suppression | null {
  const text = tree.text.slice(comment.start, comment.end).trimEnd();
  // Comments that are not ours are many, and this test is cheap.
  if (!text.includes("groundrules-ignore")) return null;
  const match = PATTERN.exec(text);
  const rules = match === null ? null : RULES.exec(match[2] ?? "");
  if (match === null || rules === null) return null;
  const span = match[1] === undefined ? spanOf(tree, comment) : documentSpan(tree, comment);
  if (span === null) return null;
  return { rules: rules[0].split(/\s*,\s*/), by: "comment", ...parseOptions(match[2] ?? ""), span, comment };
}

function parseOptions(text: string): { reason: string | null; until: string | null } {
  const options = { reason: null as string | null, until: null as string | null };
  for (const [, name, quoted, bare] of text.matchAll(OPTION)) {
    if (name === "until" || name === "reason") options[name] = quoted ?? bare ?? null;
  }
  return options;
}

function spanOf(tree: Tree, comment: Comment): Span | null {
  const lineStart = tree.text.lastIndexOf("\n", comment.start - 1) + 1;
  const isAlone = tree.text.slice(lineStart, comment.start).trim() === "";
  if (!isAlone) return { start: lineStart, end: comment.end };
  return nodeBeginningOnLine(tree, nextContentLine(tree, comment.end));
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

/** The document whose leading comments hold the comment; null where content stands before it. */
function documentSpan(tree: Tree, comment: Comment): Span | null {
  const document = tree.documents[comment.document];
  if (document === undefined) return null;
  const before = tree.text.slice(document.start, comment.start).replace(/^\uFEFF/, "");
  const isLeading = before.split("\n").every((line) => /^\s*(#.*|---.*|%.*)?$/.test(line.trimEnd()));
  return isLeading ? { start: document.start, end: document.end } : null;
}

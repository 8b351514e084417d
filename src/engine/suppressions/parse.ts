import type { Suppression } from "../model/analysis.ts";
import type { Position, Range, Span } from "../model/route.ts";
import type { Comment, Tree } from "../model/tree.ts";
import { readAnnotations } from "./annotations.ts";
import { readForeignComment } from "./foreign/comments.ts";
import type { ForeignRules } from "./foreign/rules.ts";
import { isOurs, type FoundSuppression } from "./found.ts";
import { documentLedBy, isAlone, lineOf, nodeBelow } from "./scopes.ts";
import { parseTerms } from "./terms.ts";

/** A file, as suppressions are read from it. */
export interface SuppressibleFile {
  readonly tree: Tree;
  readonly lines: { positionAt(offset: number): Position };
  /** Rules by the identifiers of other tools; null where what is written for other tools does not count. */
  readonly foreign: ForeignRules | null;
}

const OURS = /^#\s*groundrules-ignore(-file)?\s+(\S.*)$/;
/** Every suppression has one of these words in it; files without any are many, and this test is cheap. */
const WORDS = /groundrules|checkov|trivy|kube-linter|kube-score|polaris|hadolint|dclint|kics-scan/;

/**
 * The suppressions of a file, ours before those of other tools:
 * `# groundrules-ignore RULE[,RULE…] [until=YYYY-MM-DD] [reason="…"]` at the end of a line means that line; on a line of its
 * own, the node that begins on the next line that is no comment; `# groundrules-ignore-file …` among the leading comments of a
 * document means the document; the annotation `groundrules.dev/ignore` means the object or the pod. There is no form without
 * rule ids.
 */
export function parseSuppressions({ tree, lines, foreign }: SuppressibleFile): Suppression[] {
  if (!WORDS.test(tree.text)) return [];
  const found = [...tree.comments.flatMap((comment) => readComment(tree, comment, foreign)), ...readAnnotations(tree, foreign)];
  const placed = found.map((suppression) => ({ ...suppression, range: rangeOf(suppression.comment, lines) }));
  return [...placed.filter(isOurs), ...placed.filter((suppression) => !isOurs(suppression))];
}

function readComment(tree: Tree, comment: Comment, foreign: ForeignRules | null): FoundSuppression[] {
  const text = tree.text.slice(comment.start, comment.end).trimEnd();
  if (!WORDS.test(text)) return [];
  const match = OURS.exec(text);
  if (match === null) return foreign === null ? [] : readForeignComment({ tree, comment, text }, foreign);
  const terms = parseTerms(match[2] ?? "");
  const span = match[1] === undefined ? spanOf(tree, comment) : documentLedBy(tree, comment);
  if (terms === null || span === null) return [];
  const place = { span, document: comment.document, comment: { start: comment.start, end: comment.start + text.length } };
  return [{ ...terms, by: "comment", form: "comment", unknown: [], isBlanket: false, ...place }];
}

function spanOf(tree: Tree, comment: Comment): Span | null {
  return isAlone(tree, comment) ? nodeBelow(tree, comment) : lineOf(tree, comment);
}

function rangeOf(span: Span, lines: SuppressibleFile["lines"]): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

import type { Span } from "../../model/route.ts";
import type { Comment, Tree } from "../../model/tree.ts";
import { instructionOnLine } from "../node-on-line.ts";
import type { FoundSuppression } from "../found.ts";
import { documentLedBy, documentOf, fileLedBy, isAlone, lineBelow, lineOf, nodeBelow, nodeBeside } from "../scopes.ts";
import type { ForeignRules } from "./rules.ts";

/** A comment with its text. */
export interface CommentText {
  readonly tree: Tree;
  readonly comment: Comment;
  /** From `#` to the last visible character. */
  readonly text: string;
}

/** What a comment of another tool says, and where it acts by that tool's documentation. */
interface ForeignNote {
  readonly ids: readonly string[] | "all";
  readonly reason: string | null;
  readonly until: string | null;
  readonly span: Span | null;
}

const READERS: readonly (readonly [string, (comment: CommentText) => readonly ForeignNote[]])[] = [
  ["checkov", checkovNotes],
  ["trivy", trivyNotes],
  ["hadolint", hadolintNotes],
  ["dclint", dclintNotes],
  ["kics", kicsNotes],
];

const CHECKOV = /^#\s*checkov:skip=([\w*]+(?:,[\w*]+)*)(?::(.*))?/;
const TRIVY = /\btrivy:ignore:([^\s:]+)(?::exp:([^\s:]+))?/g;
const HADOLINT = /^#\s*hadolint\s+(global\s+)?ignore\s*=\s*([A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)(?:\s*#\s*(.*))?/;
const DCLINT = /^#\s*dclint\s+(disable(?:-line|-next-line)?)(?:\s+(\S.*))?$/;
const KICS = /^#\s*kics-scan\s+(ignore-line|ignore-block|ignore|disable)(?:\s*=\s*(\S+))?$/;

/** Reads a comment by which another tool is told to leave something out; nothing for one that means no rule of ours. */
export function readForeignComment(source: CommentText, foreign: ForeignRules): FoundSuppression[] {
  return READERS.flatMap(([by, read]) =>
    read(source).flatMap(({ ids, reason, until, span }) => {
      const answer = foreign.answer(by, ids);
      const comment = { start: source.comment.start, end: source.comment.start + source.text.length };
      const { document } = source.comment;
      return span === null || answer.rules.length === 0 ? [] : [{ ...answer, by, form: "comment" as const, reason, until, span, document, comment }];
    }),
  );
}

/** Acts on the resource it stands in: the document, a Dockerfile as a whole. */
function checkovNotes({ tree, comment, text }: CommentText): ForeignNote[] {
  const match = CHECKOV.exec(text);
  if (match === null) return [];
  return [{ ids: listOf(match[1]), reason: textOrNull(match[2]), until: null, span: documentOf(tree, comment) }];
}

/** Acts on what begins on its line or, alone on one, on the next; before all content, on the document. Each identifier may have its own end. */
function trivyNotes({ tree, comment, text }: CommentText): ForeignNote[] {
  if (!/^#\s*trivy:ignore:/.test(text)) return [];
  const beside = isAlone(tree, comment) ? nodeBelow(tree, comment) : nodeBeside(tree, comment);
  const span = documentLedBy(tree, comment) ?? beside;
  const notes = [...text.matchAll(TRIVY)].map(([, id = "", until]) => ({ id, until: until ?? null }));
  const ends = [...new Set(notes.map(({ until }) => until))];
  return ends.map((until) => {
    const ids = notes.filter((note) => note.until === until).map(({ id }) => id);
    return { ids: ids.includes("*") ? "all" : ids, reason: null, until, span };
  });
}

/** Acts on the next instruction; with `global`, on the file. */
function hadolintNotes({ tree, comment, text }: CommentText): ForeignNote[] {
  const match = tree.syntax === "dockerfile" ? HADOLINT.exec(text) : null;
  if (match === null) return [];
  const span = match[1] === undefined ? instructionOnLine(tree, lineBelow(tree, comment)) : documentOf(tree, comment);
  return [{ ids: listOf(match[2]), reason: textOrNull(match[3]), until: null, span }];
}

/** Acts on its line, on the next line, or, before all content, on the file; without identifiers on all that the tool checks. */
function dclintNotes({ tree, comment, text }: CommentText): ForeignNote[] {
  const match = tree.syntax === "yaml" ? DCLINT.exec(text) : null;
  if (match === null) return [];
  const ids = match[2] === undefined ? "all" : match[2].trim().split(/[\s,]+/);
  return [{ ids, reason: null, until: null, span: dclintSpan(match[1] ?? "", tree, comment) }];
}

function dclintSpan(form: string, tree: Tree, comment: Comment): Span | null {
  if (form === "disable") return fileLedBy(tree, comment);
  return form === "disable-line" ? lineOf(tree, comment) : lineBelow(tree, comment);
}

/** Acts on the next line, on the block that begins there, or, before all content, on the file. */
function kicsNotes({ tree, comment, text }: CommentText): ForeignNote[] {
  const [form, list] = (KICS.exec(text) ?? []).slice(1);
  if (form === undefined || (form === "disable") !== (list !== undefined)) return [];
  return [{ ids: list === undefined ? "all" : listOf(list), reason: null, until: null, span: kicsSpan(form, tree, comment) }];
}

function kicsSpan(form: string, tree: Tree, comment: Comment): Span | null {
  if (form === "ignore-line") return lineBelow(tree, comment);
  return form === "ignore-block" ? nodeBelow(tree, comment) : fileLedBy(tree, comment);
}

function listOf(text: string | undefined): string[] {
  return (text ?? "").split(",").map((id) => id.trim());
}

function textOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

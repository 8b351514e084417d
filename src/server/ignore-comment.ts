import type { Range, TextEdit } from "#engine/index.ts";

/** Longest walk upwards in search of a line a comment may stand above. */
const MAXIMUM_STEPS = 40;

/** A comment that would suppress a finding: where it goes and the text around its reason. */
export interface CommentPlace {
  readonly offset: number;
  /** Text before and after the reason, which is written between double quotes. */
  readonly before: string;
  readonly after: string;
}

/**
 * Places where an ignore comment may stand that says `terms` (a rule, and perhaps an end), the best first: behind a one-line value, else on a line of its own above it,
 * else above the lines that enclose it. Whether a place suppresses the finding is for the engine to say: text may stand in a block scalar.
 */
export function commentPlaces(text: string, range: Range, terms: string, format: string | null): readonly CommentPlace[] {
  const lines = lineStarts(text);
  const at = range.start.line - 1;
  const above = linesAbove(text, lines, at).map((line) => ownLine(text, lines[line] ?? 0, terms));
  if (format === "dockerfile") return above;
  const behind = endOfLine(text, lines, range.start.line - 1, terms);
  return endsItsLine(text, lines, range) ? [behind, ...above] : [...above, behind];
}

/** The edit that writes a comment at a place. */
export function commentEdit(place: CommentPlace, reason: string): TextEdit {
  return { start: place.offset, end: place.offset, text: place.before + reason + place.after };
}

function endOfLine(text: string, lines: readonly number[], line: number, terms: string): CommentPlace {
  const offset = contentEnd(text, lines, line);
  return { offset, before: `${gapBefore(text, offset)}# groundrules-ignore ${terms} reason="`, after: `"` };
}

function ownLine(text: string, start: number, terms: string): CommentPlace {
  const indent = /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? "";
  return { offset: start, before: `${indent}# groundrules-ignore ${terms} reason="`, after: `"${lineBreak(text)}` };
}

/** The line itself, then each line above it that is indented less, and for continued instructions each line directly above. */
function linesAbove(text: string, lines: readonly number[], line: number): number[] {
  const found = [line];
  let indent = indentOf(text, lines, line);
  for (let above = line - 1; above >= 0 && line - above <= MAXIMUM_STEPS; above -= 1) {
    const depth = indentOf(text, lines, above);
    const isContinued = /[\\`]\s*$/.test(text.slice(lines[above] ?? 0, contentEnd(text, lines, above)));
    if (depth >= indent && !isContinued) continue;
    found.push(above);
    indent = Math.min(indent, depth);
  }
  return found;
}

function endsItsLine(text: string, lines: readonly number[], range: Range): boolean {
  if (range.start.line !== range.end.line) return false;
  const end = (lines[range.end.line - 1] ?? 0) + range.end.column - 1;
  return text.slice(end, contentEnd(text, lines, range.end.line - 1)).trim() === "";
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** End of a line without its line break. */
function contentEnd(text: string, lines: readonly number[], line: number): number {
  const next = lines[line + 1];
  if (next === undefined) return text.length;
  return text[next - 2] === "\r" ? next - 2 : next - 1;
}

function indentOf(text: string, lines: readonly number[], line: number): number {
  const content = text.slice(lines[line] ?? 0, contentEnd(text, lines, line));
  const first = content.search(/\S/);
  return first < 0 ? Number.MAX_SAFE_INTEGER : first;
}

function gapBefore(text: string, offset: number): string {
  return offset > 0 && /[ \t]/.test(text.charAt(offset - 1)) ? "" : " ";
}

function lineBreak(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

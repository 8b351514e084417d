import type { Span, SuppressionUse, TextEdit } from "#engine/index.ts";

const ANNOTATION = "groundrules.dev/ignore";

/**
 * Edits that replace a comment of another tool by ours, the nearest first: in its place, on a line above it, or among the first comments of
 * the document. A comment that also names what no rule answers stays where it is.
 */
export function commentConversions(text: string, uses: readonly SuppressionUse[]): readonly (readonly TextEdit[])[] {
  const [first] = uses;
  if (first === undefined) return [];
  const { span, covers } = first;
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span.start))?.[0] ?? "";
  const isAlone = lineStart + indent.length === span.start;
  const lines = (directive: string, before: string): string => uses.map((use) => `${before}# ${directive} ${termsOf(use)}${lineBreak(text)}`).join("");
  const isKept = uses.some((use) => use.unknown.length > 0);
  const removal = isKept ? [] : [{ ...(isAlone ? wholeLines(text, span) : withBlanksBefore(text, span)), text: "" }];
  const inPlace = (lines: string): readonly TextEdit[] =>
    isAlone && !isKept ? [{ ...wholeLines(text, span), text: lines }] : [{ start: lineStart, end: lineStart, text: lines }, ...removal];
  const top = firstLine(text, covers.start);
  const beside = !isAlone && !isKept && uses.length === 1 ? [[{ ...span, text: `# groundrules-ignore ${termsOf(first)}` }]] : [];
  return [
    ...beside,
    inPlace(lines("groundrules-ignore", indent)),
    inPlace(lines("groundrules-ignore-file", indent)),
    [{ start: top, end: top, text: lines("groundrules-ignore-file", "") }, ...removal],
  ];
}

/** Edits that replace the annotations of other tools on one object by ours, or add them to ours. */
export function annotationConversion(text: string, uses: readonly SuppressionUse[], format: string | null): readonly (readonly TextEdit[])[] {
  const own = uses.filter((use) => use.by === use.form);
  const foreign = uses.filter((use) => use.by !== use.form);
  const spans = [...new Map([...own, ...foreign].map(({ span }) => [span.start, trimmed(text, span)])).values()];
  const [place] = spans;
  if (place === undefined || format === null) return [];
  const kept = new Set(foreign.filter((use) => use.unknown.length > 0).map((use) => use.span.start));
  if (kept.has(place.start)) return [];
  const pair = annotationText([...own, ...foreign].map(termsOf).join("; "), text.startsWith('"', place.start));
  const removed = spans.filter((span) => span !== place && !kept.has(span.start)).map((span) => ({ ...pairRemoval(text, span), text: "" }));
  return [[{ ...place, text: pair }, ...removed].sort((left, right) => left.start - right.start)];
}

/** What ours must say; of what means all that another tool checks, only what it suppresses today. */
function termsOf({ rules, used, isBlanket, until, reason }: SuppressionUse): string {
  const end = until === null ? "" : ` until=${until}`;
  const why = reason === null ? "" : ` reason="${reason.replaceAll('"', "'").replace(/\s+/g, " ")}"`;
  return `${(isBlanket ? used : rules).join(",")}${end}${why}`;
}

function annotationText(value: string, isQuoted: boolean): string {
  return isQuoted ? `"${ANNOTATION}": ${JSON.stringify(value)}` : `${ANNOTATION}: '${value.replaceAll("'", "''")}'`;
}

function withBlanksBefore(text: string, span: Span): Span {
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, span.start - 200), span.start))?.[0].length ?? 0;
  return { start: span.start - before, end: span.end };
}

/** A pair with the comma that goes with it; in a block mapping, its lines. */
function pairRemoval(text: string, span: Span): Span {
  const after = /^\s*,\s*/.exec(text.slice(span.end))?.[0].length ?? 0;
  if (after > 0) return { start: span.start, end: span.end + after };
  const before = /,\s*$/.exec(text.slice(Math.max(0, span.start - 500), span.start))?.[0].length ?? 0;
  return before > 0 ? { start: span.start - before, end: span.end } : wholeLines(text, span);
}

function wholeLines(text: string, span: Span): Span {
  const newline = text.indexOf("\n", span.end);
  return { start: text.lastIndexOf("\n", span.start - 1) + 1, end: newline < 0 ? text.length : newline + 1 };
}

function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** Start of the first line from an offset on that is more than a comment, a directive or a document marker. */
function firstLine(text: string, from: number): number {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (!/^\s*(?:#.*|---\s*|%.*)?$/.test(text.slice(start, end))) return start;
    start = end + 1;
  }
  return Math.min(start, text.length);
}

function lineBreak(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

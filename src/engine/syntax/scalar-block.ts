import type { EmitPiece } from "./scalar.ts";
import { explicitIndent } from "./block-indent.ts";

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

interface Header {
  readonly folded: boolean;
  readonly chomping: "clip" | "strip" | "keep";
  /** Columns of indentation written as a digit; 0 where they are to be found out. */
  readonly digit: number;
  /** Offset of the first line of content; -1 where the header line has no end. */
  readonly body: number;
}

/**
 * Pieces of a literal or folded scalar that begins with its `|` or `>` (YAML 1.2, 8.1). The span ends with the last line that belongs to
 * the value, without its line break, so every line of the span has a break of its own.
 */
export function walkBlockScalar(text: string, start: number, end: number, emit: EmitPiece): void {
  const header = readHeader(text, start, end);
  if (header.body < 0) return;
  const indent = header.digit > 0 ? explicitIndent(text, start) + header.digit : detectIndent(text, header.body, end);
  const state: BlockState = { emptyLines: 0, hasContent: false, isIndented: false, lastBreak: header.body };
  for (let at = header.body; at <= end; ) {
    const lineEnd = endOfLine(text, at, end);
    const from = skipIndent(text, at, lineEnd, indent);
    if (from >= lineEnd || indent < 0) {
      state.emptyLines += 1;
    } else {
      const breaks = breaksBefore(text.charCodeAt(from), header, state);
      if (breaks !== "") emit(state.lastBreak, from, breaks);
      emit(from, lineEnd);
      state.hasContent = true;
      state.emptyLines = 0;
      state.lastBreak = lineEnd;
    }
    at = afterBreak(text, lineEnd, end);
  }
  const kept = header.chomping === "keep" ? state.emptyLines + Number(state.hasContent) : Number(header.chomping === "clip" && state.hasContent);
  if (kept > 0) emit(state.lastBreak, end, "\n".repeat(kept));
}

interface BlockState {
  /** Empty lines since the last line of content. */
  emptyLines: number;
  hasContent: boolean;
  /** Whether the last line of content began with white space, which keeps folded breaks. */
  isIndented: boolean;
  lastBreak: number;
}

/** What stands in the value between the last line of content and one that begins with the character `first`. */
function breaksBefore(first: number, header: Header, state: BlockState): string {
  const isIndented = first === SPACE || first === TAB;
  const keepsBreaks = !header.folded || isIndented || state.isIndented;
  let breaks = "\n".repeat(state.emptyLines);
  if (state.hasContent && keepsBreaks) breaks += "\n";
  else if (state.hasContent && state.emptyLines === 0) breaks = " ";
  state.isIndented = isIndented;
  return breaks;
}

function readHeader(text: string, start: number, end: number): Header {
  let chomping: Header["chomping"] = "clip";
  let digit = 0;
  let at = start + 1;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 45) chomping = "strip";
    else if (code === 43) chomping = "keep";
    else if (code >= 49 && code <= 57) digit = code - 48;
    else break;
  }
  const lineEnd = endOfLine(text, at, end);
  return { folded: text.charCodeAt(start) === 62, chomping, digit, body: lineEnd < end ? afterBreak(text, lineEnd, end) : -1 };
}

/** Indentation of the first line that is not blank; -1 if there is none. */
function detectIndent(text: string, body: number, end: number): number {
  for (let at = body; at <= end; ) {
    const lineEnd = endOfLine(text, at, end);
    const from = skipIndent(text, at, lineEnd, Infinity);
    if (from < lineEnd) return from - at;
    at = afterBreak(text, lineEnd, end);
  }
  return -1;
}

function skipIndent(text: string, start: number, lineEnd: number, indent: number): number {
  let at = start;
  while (at < lineEnd && at - start < indent && text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

function endOfLine(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return end;
}

/** The start of the next line; past `end` where there is none. */
function afterBreak(text: string, lineEnd: number, end: number): number {
  if (lineEnd >= end) return end + 1;
  return text.charCodeAt(lineEnd) === CR && text.charCodeAt(lineEnd + 1) === LF ? lineEnd + 2 : lineEnd + 1;
}

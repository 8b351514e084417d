import type { EmitPiece } from "./scalar.ts";

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;

/** Pieces of a plain scalar: lines are folded, and lose the white space around them (YAML 1.2, 7.3.3). */
export function walkPlainScalar(text: string, start: number, end: number, emit: EmitPiece): void {
  walkLines({ text, end, special: -1, emit }, start);
}

/** Pieces of a quoted scalar between its quotes; the quote before `start` tells which (YAML 1.2, 7.3.1 and 7.3.2). */
export function walkQuotedScalar(text: string, start: number, end: number, emit: EmitPiece): void {
  walkLines({ text, end, special: text.charCodeAt(start - 1) === SINGLE_QUOTE ? SINGLE_QUOTE : BACKSLASH, emit }, start);
}

interface Walk {
  readonly text: string;
  readonly end: number;
  /** The character that begins an escape: a backslash, a single quote, or -1 for none. */
  readonly special: number;
  readonly emit: EmitPiece;
}

function walkLines(walk: Walk, start: number): void {
  const { text, end, special, emit } = walk;
  let from = start;
  // End of what stays if a line break follows: white space before a break goes, escaped white space does not.
  let kept = start;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === special) {
      if (at > from) emit(from, at);
      at = special === SINGLE_QUOTE ? emitQuote(walk, at) : emitEscape(walk, at);
      from = kept = at;
    } else if (code === LF || code === CR) {
      if (kept > from) emit(from, kept);
      at = emitFold(walk, kept, at);
      from = kept = at;
    } else {
      at += 1;
      if (code !== SPACE && code !== TAB) kept = at;
    }
  }
  if (end > from) emit(from, end);
}

function emitQuote({ end, emit }: Walk, at: number): number {
  const after = Math.min(at + 2, end);
  emit(at, after, "'");
  return after;
}

/** One line break becomes a space, several become one less. */
function emitFold({ text, end, emit }: Walk, from: number, at: number): number {
  const { next, breaks } = skipBreaks(text, at, end);
  emit(from, next, breaks === 1 ? " " : "\n".repeat(breaks - 1));
  return next;
}

function skipBreaks(text: string, start: number, end: number): { next: number; breaks: number } {
  let next = start;
  let breaks = 0;
  for (; next < end; next += 1) {
    const code = text.charCodeAt(next);
    if (code === LF || code === CR) {
      breaks += 1;
      if (code === CR && text.charCodeAt(next + 1) === LF) next += 1;
    } else if (code !== SPACE && code !== TAB) break;
  }
  return { next: Math.min(next, end), breaks };
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b",
  " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029",
};
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Returns the offset behind the escape. An unknown or cut escape stays as it is written. */
function emitEscape({ text, end, emit }: Walk, at: number): number {
  const escaped = at + 1 < end ? (text[at + 1] ?? "") : "";
  if (escaped === "\n" || escaped === "\r") {
    const { next, breaks } = skipBreaks(text, at + 1, end);
    emit(at, next, "\n".repeat(breaks - 1));
    return next;
  }
  const simple = SIMPLE_ESCAPES[escaped];
  if (simple !== undefined) {
    emit(at, at + 2, simple);
    return at + 2;
  }
  const length = HEX_LENGTHS[escaped] ?? 0;
  const digits = text.slice(at + 2, Math.min(at + 2 + length, end));
  const code = length > 0 && digits.length === length && /^[0-9A-Fa-f]+$/.test(digits) ? parseInt(digits, 16) : -1;
  if (code < 0 || code > 0x10ffff) {
    emit(at, at + 1);
    return at + 1;
  }
  const after = at + 2 + length;
  emit(at, after, code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code));
  return after;
}

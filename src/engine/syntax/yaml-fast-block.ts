import { Bit, CHARACTERS } from "./yaml-fast-characters.ts";
import { isPair, type FastCursor } from "./yaml-fast-cursor.ts";

const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const PLUS = 43;
const DASH = 45;

/**
 * Reads the literal or folded scalar whose `|` or `>` stands at the cursor, and moves to the next line of content behind it. Its lines must be
 * indented by `indent`. The scalar ends as `Tree` says: with its last line of content, with `+` its last line, or its header.
 */
export function scanBlockScalar(cursor: FastCursor, indent: number): void {
  const { text, end } = cursor;
  let isKept = false;
  let isChomped = false;
  let width = 0;
  let at = cursor.pos + 1;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if ((code === PLUS || code === DASH) && !isChomped) {
      isChomped = true;
      isKept = code === PLUS;
    } else if (code >= 49 && code <= 57 && width === 0 && indent > 0) {
      width = code - 48;
    } else {
      break;
    }
  }
  const header = at;
  const body = scanHeaderEnd(cursor, header);
  if (body < 0) cursor.refuse();
  else scanBody(cursor, { body, header, indent, width, isKept });
}

interface Shape {
  readonly body: number;
  readonly header: number;
  readonly indent: number;
  /** Columns of indentation the header names; 0 where it does not. */
  readonly width: number;
  readonly isKept: boolean;
}

/** The offset of the line behind the header; -1 where the header line holds anything else than a comment. */
function scanHeaderEnd(cursor: FastCursor, header: number): number {
  const { text, end } = cursor;
  let at = header;
  while (at < end && text.charCodeAt(at) === SPACE) at += 1;
  if (at > header && at < end && text.charCodeAt(at) === HASH) at = cursor.takeComment(at);
  return at >= end ? end : cursor.afterBreak(at);
}

function scanBody(cursor: FastCursor, { body, header, indent, width, isKept }: Shape): void {
  const { text, end } = cursor;
  let content = width > 0 ? indent + width - 1 : -1;
  let widest = 0;
  let lastContent = header;
  let lastLine = header;
  let start = body;
  while (start < end) {
    let at = start;
    while (at < end && text.charCodeAt(at) === SPACE) at += 1;
    const column = at - start;
    const first = at < end ? text.charCodeAt(at) : 0;
    const isBlank = at >= end || first === LF || first === CR;
    if (!isBlank) {
      if (column === 0 && cursor.isMarker(at)) break;
      if (content < 0) {
        if (column < indent) break;
        if (column < widest) {
          cursor.refuse();
          return;
        }
        content = column;
      } else if (column < content) {
        break;
      }
      at = scanText(text, at, end);
      if (at < 0) {
        cursor.refuse();
        return;
      }
      lastContent = at;
      lastLine = at;
    } else {
      if (content < 0) widest = Math.max(widest, column);
      else if (column > content) lastContent = at;
      if (at < end || column > content) lastLine = at;
    }
    if (at >= end) {
      start = end;
      break;
    }
    start = cursor.afterBreak(at);
    if (start < 0) {
      cursor.refuse();
      return;
    }
  }
  cursor.scalarEnd = isKept ? lastLine : lastContent;
  if (!cursor.isRefused) cursor.toContent(start);
}

/** The end of the line; -1 where it holds what may not be printed. */
function scanText(text: string, start: number, end: number): number {
  let at = start;
  for (;;) {
    while (at < end && ((CHARACTERS[text.charCodeAt(at)] ?? 0) & Bit.TextStop) === 0) at += 1;
    if (at >= end) return at;
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
    if (!isPair(text, at, end)) return -1;
    at += 2;
  }
}

import type { Span } from "../model/route.ts";

/** The line around an offset, without its break. */
export function lineAt(source: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBreak(source.charCodeAt(start - 1))) start -= 1;
  let end = offset;
  while (end < source.length && !isBreak(source.charCodeAt(end))) end += 1;
  return { start, end };
}

/** The nearest line before `line` that holds more than white space and comment; undefined if there is none. */
export function lineBefore(source: string, line: Span): Span | undefined {
  for (let start = line.start; start > 0; ) {
    const before = lineAt(source, start - 1);
    if (!isIdle(source, before)) return before;
    start = before.start;
  }
  return undefined;
}

/** Whether a line holds only white space and comment. */
export function isIdle(source: string, line: Span): boolean {
  const at = skipWhite(source, line.start, line.end);
  return at === line.end || source[at] === "#";
}

/** What one line looks like by itself. */
export interface LineShape {
  /** Offset behind the indentation and the dashes of list items. */
  readonly content: number;
  /** Whether the line begins list items. */
  readonly isItem: boolean;
  /** Offset of what follows the colon of a key, or the content where there is no key. */
  readonly value: number;
  readonly hasKey: boolean;
}

export function shapeOf(source: string, line: Span): LineShape {
  const indent = skipWhite(source, line.start, line.end);
  let content = indent;
  while (source[content] === "-" && content + 1 < line.end && isWhite(source.charCodeAt(content + 1))) content = skipWhite(source, content + 1, line.end);
  const isItem = content > indent || (source[indent] === "-" && indent + 1 === line.end);
  const colon = colonOfKey(source, content, line.end);
  if (colon < 0) return { content, isItem, value: content, hasKey: false };
  return { content, isItem, value: skipWhite(source, colon + 1, line.end), hasKey: true };
}

/** The colon that ends an implicit key at `start`; -1 if there is none on the line. */
function colonOfKey(source: string, start: number, end: number): number {
  const quote = source[start];
  let at = start;
  if (quote === '"' || quote === "'") {
    at = source.indexOf(quote, start + 1) + 1;
    if (at === 0 || at > end) return -1;
  }
  for (; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 58 && (at + 1 === end || isWhite(source.charCodeAt(at + 1)))) return at;
    if (code === 35 && at > start && isWhite(source.charCodeAt(at - 1))) return -1;
  }
  return -1;
}

export function skipWhite(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isWhite(source.charCodeAt(at))) at += 1;
  return at;
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9;
}

export function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

const BYTE_ORDER_MARK = "\uFEFF";

/** Offset of the first character of the line of `offset`; a byte order mark belongs to no line. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return start === 0 && text.startsWith(BYTE_ORDER_MARK) ? Math.min(1, offset) : start;
}

/** Offset behind the last character of the line of `offset`, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === "\r" ? newline - 1 : newline;
}

/** Offset of the line after that of `offset`; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length : newline + 1;
}

/** The line break of a file, as its first line has it. */
export function lineBreakOf(text: string): string {
  const newline = text.indexOf("\n");
  return newline > 0 && text[newline - 1] === "\r" ? "\r\n" : "\n";
}

/** Offset of the first character at or behind `offset` that is no blank and no line break. */
export function skipBlanks(text: string, offset: number): number {
  let position = offset;
  while (position < text.length && " \t\r\n".includes(text[position] ?? "")) position += 1;
  return position;
}

export function isBlank(text: string, start: number, end: number): boolean {
  return skipBlanks(text, start) >= end;
}

export function isOneLine(text: string, start: number, end: number): boolean {
  const newline = text.indexOf("\n", start);
  return newline < 0 || newline >= end;
}

/** Where a block element starts: its column, and whether it is the first thing on its line. */
export interface BlockPlace {
  readonly start: number;
  readonly column: number;
  readonly isFirst: boolean;
}

/**
 * The place of a key or item at `offset`, with the anchor or tag in front of it. Null where something other than indentation,
 * dashes and properties precedes it (an explicit key, a tab), so that lines cannot be put beside it.
 */
export function blockPlace(text: string, offset: number): BlockPlace | null {
  const start = lineStart(text, offset);
  const match = /^( *)((?:- +)*)(?:[&!]\S* +)*$/.exec(text.slice(start, offset));
  if (match === null) return null;
  const [, indentation = "", dashes = ""] = match;
  const column = indentation.length + dashes.length;
  return { start: start + column, column, isFirst: dashes === "" };
}

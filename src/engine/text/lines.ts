import type { Position } from "../model/route.ts";

/** Positions of a text and back. Lines end at `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol. */
export interface LineIndex {
  /** The position of an offset; offsets outside of the text count as its ends. */
  positionAt(offset: number): Position;
  /** The offset of a position; a line behind the last is the end of the text, a column behind a line the end of that line. */
  offsetAt(position: Position): number;
}

/** Creates the index of a text; the lines are counted when the first position is asked for. */
export function createLineIndex(text: string): LineIndex {
  let starts: Int32Array | null = null;
  const lineStarts = (): Int32Array => (starts ??= findLineStarts(text));
  return {
    positionAt: (offset) => {
      const at = Math.min(Math.max(offset, 0), text.length);
      const line = lastStartUpTo(lineStarts(), at);
      return { line: line + 1, column: at - (lineStarts()[line] ?? 0) + 1 };
    },
    offsetAt: ({ line, column }) => {
      const start = lineStarts()[Math.max(line, 1) - 1] ?? text.length;
      const next = lineStarts()[Math.max(line, 1)];
      const end = next === undefined ? text.length : Math.max(start, endOfLine(text, next));
      return line > lineStarts().length ? text.length : Math.min(start + Math.max(column, 1) - 1, end);
    },
  };
}

function findLineStarts(text: string): Int32Array {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return Int32Array.from(starts);
}

/** Index of the last line that starts at or before the offset. */
function lastStartUpTo(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a line ends, without its line break, given where the next one starts. */
function endOfLine(text: string, nextStart: number): number {
  const isPair = text.charCodeAt(nextStart - 1) === 10 && text.charCodeAt(nextStart - 2) === 13;
  return nextStart - (isPair ? 2 : 1);
}

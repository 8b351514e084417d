import type { TextEdit } from "#engine/index.ts";

/** Longest stretch of lines, on either side, that is searched for what stayed the same. */
const MAXIMUM_LINES = 400;

/** Edits, by line, that turn one text into the other; lines that stay are left alone, so that cursors and folds keep their places. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  const old = splitLines(before);
  const now = splitLines(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const edits: TextEdit[] = [];
  compare({ old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail), offset: lengthOf(old.slice(0, head)) }, edits);
  return edits;
}

/** Lines of both sides that do not match at their ends; `offset` is where the old ones start. */
interface Stretch {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly offset: number;
}

function compare(stretch: Stretch, edits: TextEdit[]): void {
  const { old, now } = stretch;
  if (old.length === 0 && now.length === 0) return;
  if (old.length > MAXIMUM_LINES || now.length > MAXIMUM_LINES) {
    edits.push(replacement(stretch.offset, old, now));
    return;
  }
  const common = commonLengths(old, now);
  const at = (row: number, column: number): number => common[row * (now.length + 1) + column] ?? 0;
  let row = 0;
  let column = 0;
  let offset = stretch.offset;
  while (row < old.length || column < now.length) {
    const fromRow = row;
    const fromColumn = column;
    while ((row < old.length || column < now.length) && !(row < old.length && column < now.length && old[row] === now[column])) {
      if (column >= now.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) row += 1;
      else column += 1;
    }
    const removed = old.slice(fromRow, row);
    if (row > fromRow || column > fromColumn) edits.push(replacement(offset, removed, now.slice(fromColumn, column)));
    offset += lengthOf(removed);
    if (row < old.length) {
      offset += old[row]?.length ?? 0;
      row += 1;
      column += 1;
    }
  }
}

/** Lengths of the longest common subsequences of all tails, row by row. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const down = lengths[(row + 1) * width + column] ?? 0;
      const right = lengths[row * width + column + 1] ?? 0;
      lengths[row * width + column] = old[row] === now[column] ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  return lengths;
}

function replacement(start: number, old: readonly string[], now: readonly string[]): TextEdit {
  return { start, end: start + lengthOf(old), text: now.join("") };
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length, 0);
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

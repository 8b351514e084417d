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
  return compare({ old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail), offset: lengthOf(old.slice(0, head)) });
}

/** Lines of both sides that do not match at their ends; `offset` is where the old ones start. */
interface Stretch {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly offset: number;
}

function compare({ old, now, offset }: Stretch): readonly TextEdit[] {
  if (old.length === 0 && now.length === 0) return [];
  if (old.length > MAXIMUM_LINES || now.length > MAXIMUM_LINES) return [replacement(offset, old, now)];
  const edits: TextEdit[] = [];
  let row = 0;
  let column = 0;
  let start = offset;
  for (const match of [...matchesOf(old, now), { row: old.length, column: now.length }]) {
    const removed = old.slice(row, match.row);
    if (match.row > row || match.column > column) edits.push(replacement(start, removed, now.slice(column, match.column)));
    start += lengthOf(removed) + (old[match.row]?.length ?? 0);
    row = match.row + 1;
    column = match.column + 1;
  }
  return edits;
}

/** Pairs of equal lines, as many as possible, in order. */
function matchesOf(old: readonly string[], now: readonly string[]): readonly { readonly row: number; readonly column: number }[] {
  const common = commonLengths(old, now);
  const at = (row: number, column: number): number => common[row * (now.length + 1) + column] ?? 0;
  const matches: { row: number; column: number }[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) {
      matches.push({ row, column });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return matches;
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

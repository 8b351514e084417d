/** Lines of unchanged text around a change. */
const CONTEXT = 3;
/** Bound on differing lines that are searched for the shortest script; beyond it the middle is replaced as a whole. */
const MAXIMUM_DISTANCE = 1500;

/** A run of lines: `before` lines starting at `beforeStart` give way to `after` lines starting at `afterStart`. */
interface Change {
  readonly beforeStart: number;
  readonly beforeCount: number;
  readonly afterStart: number;
  readonly afterCount: number;
}

/** The difference of two texts of one file in unified form, with three lines of context; empty where they are equal. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return "";
  const old = splitLines(before);
  const now = splitLines(after);
  const hunks = groupChanges(diffLines(old, now)).map((changes) => formatHunk(old, now, changes));
  return `--- a/${file}\n+++ b/${file}\n${hunks.join("")}`;
}

/** Lines with their line breaks, so that a missing last one is a difference. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function diffLines(old: readonly string[], now: readonly string[]): readonly Change[] {
  let head = 0;
  const shorter = Math.min(old.length, now.length);
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const changes = shortestScript(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return changes.map((change) => ({ ...change, beforeStart: change.beforeStart + head, afterStart: change.afterStart + head }));
}

/** The greedy algorithm of Myers (1986): furthest reaching paths on the diagonals, by growing distance. */
function shortestScript(old: readonly string[], now: readonly string[]): readonly Change[] {
  const whole: Change = { beforeStart: 0, beforeCount: old.length, afterStart: 0, afterCount: now.length };
  if (old.length === 0 || now.length === 0) return old.length + now.length === 0 ? [] : [whole];
  const limit = Math.min(old.length + now.length, MAXIMUM_DISTANCE);
  const offset = limit + 1;
  const furthest = new Int32Array(2 * offset + 1);
  const trace: Int32Array[] = [];
  for (let distance = 0; distance <= limit; distance += 1) {
    trace.push(furthest.slice(offset - distance - 1, offset + distance + 2));
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const left = furthest[offset + diagonal - 1] ?? 0;
      const right = furthest[offset + diagonal + 1] ?? 0;
      const x = slide(old, now, isDownwards({ diagonal, distance, left, right }) ? right : left + 1, diagonal);
      furthest[offset + diagonal] = x;
      if (x >= old.length && x - diagonal >= now.length) return traceBack(trace, old.length, now.length);
    }
  }
  return [whole];
}

/** Follows equal lines down a diagonal. */
function slide(old: readonly string[], now: readonly string[], start: number, diagonal: number): number {
  let x = start;
  while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
  return x;
}

interface Choice {
  readonly diagonal: number;
  readonly distance: number;
  readonly left: number;
  readonly right: number;
}

/** Whether a path reaches a diagonal by an insertion, from the diagonal on its right. */
function isDownwards({ diagonal, distance, left, right }: Choice): boolean {
  return diagonal === -distance || (diagonal !== distance && left < right);
}

function traceBack(trace: readonly Int32Array[], oldLength: number, newLength: number): readonly Change[] {
  const changes: Change[] = [];
  let x = oldLength;
  let y = newLength;
  for (let distance = trace.length - 1; distance > 0; distance -= 1) {
    const row = trace[distance] ?? new Int32Array();
    const diagonal = x - y;
    const left = row[diagonal - 1 + distance + 1] ?? 0;
    const right = row[diagonal + 1 + distance + 1] ?? 0;
    const isInsertion = isDownwards({ diagonal, distance, left, right });
    const previousX = isInsertion ? right : left;
    const previousY = previousX - (isInsertion ? diagonal + 1 : diagonal - 1);
    addChange(changes, { beforeStart: previousX, beforeCount: isInsertion ? 0 : 1, afterStart: previousY, afterCount: isInsertion ? 1 : 0 });
    x = previousX;
    y = previousY;
  }
  return changes.reverse();
}

/** Adds a change found walking backwards, joined to the one behind it where they touch. */
function addChange(changes: Change[], change: Change): void {
  const next = changes.at(-1);
  const touches = next !== undefined
    && change.beforeStart + change.beforeCount === next.beforeStart
    && change.afterStart + change.afterCount === next.afterStart;
  if (!touches) {
    changes.push(change);
    return;
  }
  changes[changes.length - 1] = {
    ...change,
    beforeCount: change.beforeCount + next.beforeCount,
    afterCount: change.afterCount + next.afterCount,
  };
}

function groupChanges(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    const isNear = last !== undefined && change.beforeStart - (last.beforeStart + last.beforeCount) <= 2 * CONTEXT;
    if (isNear) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function formatHunk(old: readonly string[], now: readonly string[], changes: readonly Change[]): string {
  const first = changes[0];
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return "";
  const lead = Math.min(CONTEXT, first.beforeStart);
  const start = first.beforeStart - lead;
  const end = Math.min(old.length, last.beforeStart + last.beforeCount + CONTEXT);
  const newStart = first.afterStart - lead;
  const newEnd = last.afterStart + last.afterCount + (end - last.beforeStart - last.beforeCount);
  let text = `@@ -${formatRange(start, end - start)} +${formatRange(newStart, newEnd - newStart)} @@\n`;
  let position = start;
  for (const change of changes) {
    text += marked(" ", old.slice(position, change.beforeStart));
    position = change.beforeStart + change.beforeCount;
    text += marked("-", old.slice(change.beforeStart, position));
    text += marked("+", now.slice(change.afterStart, change.afterStart + change.afterCount));
  }
  return text + marked(" ", old.slice(position, end));
}

/** GNU diff numbers an empty range by the line before it, and leaves out a count of one. */
function formatRange(start: number, count: number): string {
  if (count === 1) return String(start + 1);
  return `${String(count === 0 ? start : start + 1)},${String(count)}`;
}

function marked(mark: string, lines: readonly string[]): string {
  return lines.map((line) => (line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`)).join("");
}

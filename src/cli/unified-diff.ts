/** A unified diff of two versions of a file, with three lines of context; "" where they are equal. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return "";
  const from = linesOf(before);
  const to = linesOf(after);
  const header = `--- ${before === "" ? "/dev/null" : `a/${file}`}\n+++ b/${file}\n`;
  return header + hunksOf(compareLines(from, to)).map(formatHunk).join("");
}

const CONTEXT = 3;

/** A line with its line end: kept, removed or added. */
interface Step {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly Step[];
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Equal lines at both ends are set aside first; what is left of a fix is small. */
function compareLines(from: readonly string[], to: readonly string[]): Step[] {
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < from.length - head && tail < to.length - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const keep = (lines: readonly string[]): Step[] => lines.map((text) => ({ sign: " ", text }));
  const middle = shortestEdit(from.slice(head, from.length - tail), to.slice(head, to.length - tail));
  return [...keep(from.slice(0, head)), ...middle, ...keep(from.slice(from.length - tail))];
}

/** The greedy algorithm of Myers: its cost grows with the number of differences, not with the size of the file. */
function shortestEdit(from: readonly string[], to: readonly string[]): Step[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const rounds: Map<number, number>[] = [];
  for (let cost = 0; cost <= from.length + to.length; cost++) {
    rounds.push(new Map(furthest));
    for (let diagonal = -cost; diagonal <= cost; diagonal += 2) {
      let x = isDown(furthest, diagonal, cost) ? (furthest.get(diagonal + 1) ?? 0) : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= from.length && x - diagonal >= to.length) return trace(rounds, from, to);
    }
  }
  return [];
}

function isDown(furthest: ReadonlyMap<number, number>, diagonal: number, cost: number): boolean {
  return diagonal === -cost || (diagonal !== cost && (furthest.get(diagonal - 1) ?? 0) < (furthest.get(diagonal + 1) ?? 0));
}

function trace(rounds: readonly ReadonlyMap<number, number>[], from: readonly string[], to: readonly string[]): Step[] {
  const steps: Step[] = [];
  let [x, y] = [from.length, to.length];
  for (let cost = rounds.length - 1; cost >= 0; cost--) {
    const furthest = rounds[cost] ?? new Map<number, number>();
    const previous = isDown(furthest, x - y, cost) ? x - y + 1 : x - y - 1;
    const startX = furthest.get(previous) ?? 0;
    const startY = startX - previous;
    for (; x > startX && y > startY; x--, y--) steps.push({ sign: " ", text: from[x - 1] ?? "" });
    if (cost === 0) break;
    steps.push(x === startX ? { sign: "+", text: to[startY] ?? "" } : { sign: "-", text: from[startX] ?? "" });
    [x, y] = [startX, startY];
  }
  return steps.reverse();
}

function hunksOf(steps: readonly Step[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, to, done] = [1, 1, 0];
  for (const group of groupChanges(steps)) {
    const start = Math.max(0, group.first - CONTEXT);
    for (; done < start; done++) [from, to] = advance(steps[done], from, to);
    const end = Math.min(steps.length, group.last + CONTEXT + 1);
    hunks.push({ from, to, steps: steps.slice(start, end) });
    for (; done < end; done++) [from, to] = advance(steps[done], from, to);
  }
  return hunks;
}

/** Changed steps that stand close enough together to share their context. */
function groupChanges(steps: readonly Step[]): { first: number; last: number }[] {
  const groups: { first: number; last: number }[] = [];
  steps.forEach((step, index) => {
    if (step.sign === " ") return;
    const open = groups.at(-1);
    if (open === undefined || index - open.last > CONTEXT * 2) groups.push({ first: index, last: index });
    else open.last = index;
  });
  return groups;
}

function advance(step: Step | undefined, from: number, to: number): [number, number] {
  return [step?.sign === "+" ? from : from + 1, step?.sign === "-" ? to : to + 1];
}

function formatHunk(hunk: Hunk): string {
  const removed = hunk.steps.filter((step) => step.sign !== "+").length;
  const added = hunk.steps.filter((step) => step.sign !== "-").length;
  const range = (start: number, count: number): string => `${String(count === 0 ? start - 1 : start)},${String(count)}`;
  const body = hunk.steps.map((step) => step.sign + (step.text.endsWith("\n") ? step.text : `${step.text}\n\\ No newline at end of file\n`));
  return `@@ -${range(hunk.from, removed)} +${range(hunk.to, added)} @@\n${body.join("")}`;
}

/**
 * The name closest to `name` by edit distance (insert, delete, change, swap of neighbours), letter case counting little.
 * Undefined where none is close: more than a third of the letters, or more than three, would have to change. Ties go to the first.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = name.length < 2 ? 1 : Math.min(3, Math.max(1, Math.floor(name.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Number of single-character edits, a swap of two neighbours counting as one. */
export function editDistance(left: string, right: string): number {
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const change = at(previous, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swap = isSwap ? at(beforePrevious, column - 2) + 1 : change;
      current.push(Math.min(at(previous, column) + 1, at(current, column - 1) + 1, change, swap));
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}

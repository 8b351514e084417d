/** Random whole numbers from 0 to `limit` (excluded); equal seeds give equal numbers. */
export type Draw = (limit: number) => number;

/** Numerical Recipes' linear congruential generator; its upper bits are random enough to break files. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Mutation = (text: string, draw: Draw) => string;

const CONTROLS = ["\u0000", "\u0007", "\u001b", "\u0085", "\u2028", "\ufeff", "\ud800", "\udc00", "\t", "\r", "\r\n", "\n\n"];
const MARKS = ["{", "}", "[", "]", '"', "'", ": ", "- ", "&a ", "*a", "<<: *a", "!!str ", "|", ">-", "#", "---\n", "...\n", "? ", "${X", "{{", "<<EOF", "\\\n", "%YAML 1.1\n", "null", "~"];

const MUTATIONS: readonly Mutation[] = [
  (text, draw) => cut(text, draw, () => ""),
  (text, draw) => cut(text, draw, (slice) => slice + slice),
  (text, draw) => insert(text, draw, CONTROLS[draw(CONTROLS.length)] ?? ""),
  (text, draw) => insert(text, draw, MARKS[draw(MARKS.length)] ?? ""),
  (text, draw) => insert(text, draw, text.slice(draw(text.length), draw(text.length))),
  (text, draw) => cut(text, draw, (slice) => Array.from(slice).reverse().join("")),
  (text, draw) => text.slice(0, draw(text.length)),
  (text) => text.replaceAll("\n", "\r\n"),
  (text, draw) => swapLines(text, draw),
];

/** The text with one to four random changes. */
export function mutate(text: string, draw: Draw): string {
  let mutated = text;
  for (let count = 1 + draw(4); count > 0; count -= 1) mutated = (MUTATIONS[draw(MUTATIONS.length)] ?? ((same) => same))(mutated, draw);
  return mutated;
}

function cut(text: string, draw: Draw, change: (slice: string) => string): string {
  const start = draw(text.length);
  const end = Math.min(text.length, start + draw(40));
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
}

function insert(text: string, draw: Draw, piece: string): string {
  const at = draw(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function swapLines(text: string, draw: Draw): string {
  const lines = text.split("\n");
  const [first, second] = [draw(lines.length), draw(lines.length)];
  const kept = lines[first] ?? "";
  lines[first] = lines[second] ?? "";
  lines[second] = kept;
  return lines.join("\n");
}

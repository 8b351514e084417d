import type { Random } from "./yaml-generator.ts";

/** What matters in YAML, and some of what may not stand in it. */
const PIECES = [
  "a", "b1", "key", "a: ", "b: c", "\n", "\n", "\n", "\n  ", "\n    ", "\n ", "\r\n", "\r", "\t", " ", "  ", "- ", "-", "? ", ":", ": ", "#", " # c", "# d\n", "[", "]", "{", "}", ",", ", ", "'", '"', "''", "\\", "\\\n",
  "\\x41", "\\q", "|", ">", "|-\n", ">+\n", "|2\n", "|+1", "&x ", "*x", "&y\n", "*y", "!t ", "!!str ", "!", "!<u> ", "<<: *x", "%", "@", "`", "---", "--- ", "\n---\n", "...", "\n...\n", "~", "null", "1.5", "é", "😀", "\ud83d", "\ufeff",
  "\u0085", "\u2028", "\0", "\u0007", "[a, b]", "{a: b}", "{a, b: }", "[a: b]", "\n- ", "\n  - ", "\na: ", "\n  b: ", "\n\n", "   \n", "\"x\"", "'y z'", "\"x\": ", "http://d/e#f", "*x ", "[ ]", "{ }",
] as const;

/** A text of pieces in no order. */
export function writeSoup(random: Random): string {
  let text = "";
  for (let count = 1 + random(14); count > 0; count -= 1) text += pick(random, PIECES);
  return text;
}

/** The text after one to three small changes: a piece put in, a stretch taken out or written twice, a line indented otherwise or moved. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let count = 1 + random(3); count > 0; count -= 1) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(text: string, random: Random): string {
  const at = random(text.length + 1);
  const length = 1 + random(4);
  switch (random(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at + length) + text.slice(at);
    case 2:
      return text.slice(0, at) + pick(random, PIECES) + text.slice(at + length);
    case 3:
      return changeLine(text, random);
    default:
      return text.slice(0, at) + pick(random, PIECES) + text.slice(at);
  }
}

function changeLine(text: string, random: Random): string {
  const lines = text.split("\n");
  const index = random(lines.length);
  const line = lines[index] ?? "";
  const change = random(4);
  if (change === 0) lines.splice(index, 1);
  else if (change === 1) lines.splice(random(lines.length), 0, line);
  else if (change === 2) lines[index] = " ".repeat(1 + random(3)) + line;
  else lines[index] = line.replace(/^ {1,2}/, "");
  return lines.join("\n");
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random(choices.length)];
  if (choice === undefined) throw new Error("no choice");
  return choice;
}

import { createRandom } from "./random.ts";

/** One keystroke: what stands at `offset` over `length` gives way to `inserted`. */
export interface Keystroke {
  readonly offset: number;
  readonly length: number;
  readonly inserted: string;
}

const ORDINARY = ["a", "x", "7", "-", " "] as const;
const BREAKING = ['"', "{", "[", ":", "&", "*", "#", "\t", "\n", "\n  "] as const;

/**
 * Single characters typed all over a text, each taken back by the next keystroke, so that the text is well-formed half of the time
 * and long as before. Every third one is apt to break it.
 */
export function* keystrokes(text: string, count: number, seed: number): Generator<Keystroke> {
  const random = createRandom(seed);
  for (let index = 0; index < count; index += 2) {
    const offset = random.between(0, text.length - 1);
    const inserted = index % 3 === 0 ? random.pick(BREAKING) : random.pick(ORDINARY);
    yield { offset, length: 0, inserted };
    yield { offset, length: inserted.length, inserted: "" };
  }
}

export function applyKeystroke(text: string, { offset, length, inserted }: Keystroke): string {
  return text.slice(0, offset) + inserted + text.slice(offset + length);
}

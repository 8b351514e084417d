import type { Palette, Role } from "./palette.ts";

/** A stretch of text of one role. */
export interface Segment {
  readonly role: Role;
  readonly text: string;
  /** Blanks that part it from what is before it; 1 unless given. */
  readonly gap?: number;
}

/** How lines are broken: the width in columns, what the first line begins with, and blanks before the others. */
export interface Margins {
  readonly width: number;
  readonly first: string;
  readonly hanging: number;
}

/** Breaks segments into lines between words; a word longer than a line stands alone on its own. */
export function wrapSegments(segments: readonly Segment[], margins: Margins, palette: Palette): readonly string[] {
  const lines: string[] = [];
  let line = margins.first;
  let column = widthOf(margins.first);
  let isEmpty = true;
  for (const { role, word, gap } of wordsOf(segments)) {
    const width = widthOf(word);
    const blanks = isEmpty ? 0 : gap;
    if (!isEmpty && column + blanks + width > margins.width) {
      lines.push(line);
      line = " ".repeat(margins.hanging);
      column = margins.hanging;
      isEmpty = true;
    }
    line += " ".repeat(isEmpty ? 0 : blanks) + palette(role, word);
    column += (isEmpty ? 0 : blanks) + width;
    isEmpty = false;
  }
  return [...lines, line];
}

interface Word {
  readonly role: Role;
  readonly word: string;
  /** Blanks in front of it, if it is not the first on its line. */
  readonly gap: number;
}

function wordsOf(segments: readonly Segment[]): readonly Word[] {
  return segments.flatMap(({ role, text, gap = 1 }) => {
    const words = role === "place" ? [printable(text)] : printable(text).split(" ").filter((word) => word !== "");
    return words.map((word, index) => ({ role, word, gap: index === 0 ? gap : 1 }));
  });
}

/** Text a terminal shows as it is: what would move the cursor, hide or reorder text becomes a replacement character. */
export function printable(text: string): string {
  return text.replace(/[\r\n\t]+/g, " ").replace(/[\p{Cc}\p{Cs}\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "\uFFFD");
}

/** Columns that text takes in a terminal: none for combining marks, two for wide characters (UAX #11, the common ranges). */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

export function widthOfCharacter(character: string): number {
  if (character < "\u0300") return 1;
  if (/^[\p{Mn}\p{Me}\u200B-\u200D\uFE00-\uFE0F]$/u.test(character)) return 0;
  return /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F9FF}\u{20000}-\u{3FFFD}]$/u.test(character) ? 2 : 1;
}

/** A number with its noun. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** The first sentence of a text of several lines. */
export function firstSentence(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return /^.*?[.!?](?= |$)/.exec(flat)?.[0] ?? flat;
}

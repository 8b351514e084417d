import type { CodeFrame, Position, Range } from "#engine/index.ts";
import { widthOfCharacter } from "./layout.ts";
import type { Palette } from "./palette.ts";

const TAB_WIDTH = 4;
/** Lines of a range that are shown; of a longer one, the first and the last. */
const SHOWN_LINES = 4;
const CONTEXT_LINES = 1;

export interface FrameOptions {
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
}

/** One terminal column, and the UTF-16 column of the source character it shows. */
interface Cell {
  readonly text: string;
  readonly column: number;
  readonly width: number;
}

/** The source lines of a range with line numbers, and carets exactly under it. */
export function formatCodeFrame(frame: CodeFrame, range: Range, options: FrameOptions): readonly string[] {
  const numbers = numbersToShow(frame, range);
  const digits = String(numbers.at(-1) ?? 0).length;
  const room = Math.max(20, options.width - digits - 5);
  const shown = numbers.map((number) => ({ number, cells: cellsOf(lineOf(frame, number)), marks: columnsMarked(lineOf(frame, number), number, range) }));
  const offset = offsetOf(shown, room);
  const lines: string[] = [];
  let previous = 0;
  for (const { number, cells, marks } of shown) {
    if (previous > 0 && number > previous + 1) lines.push(options.palette("gutter", `  ${".".repeat(Math.min(digits, 3)).padStart(digits)} |`));
    previous = number;
    const window = cutLine(cells, offset, room);
    lines.push(`  ${options.palette("gutter", `${String(number).padStart(digits)} |`)} ${window.text}`.trimEnd());
    if (marks === null) continue;
    const carets = caretsUnder(window, marks);
    lines.push(`  ${options.palette("gutter", `${" ".repeat(digits)} |`)} ${carets.indent}${options.palette("caret", carets.text)}`);
  }
  return lines;
}

function lineOf(frame: CodeFrame, number: number): string {
  return (frame.lines[number - frame.firstLine] ?? "").replace(/\r?\n?$/, "");
}

/** The lines of the range that the frame has, and one before and behind that is not blank. */
function numbersToShow(frame: CodeFrame, range: Range): readonly number[] {
  const last = frame.firstLine + frame.lines.length - 1;
  const first = Math.max(frame.firstLine, range.start.line - CONTEXT_LINES);
  const end = Math.min(last, lastLineOf(range) + CONTEXT_LINES);
  const isInside = (number: number): boolean => number >= range.start.line && number <= lastLineOf(range);
  const numbers = Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index)
    .filter((number) => isInside(number) || lineOf(frame, number).trim() !== "");
  if (lastLineOf(range) - range.start.line < SHOWN_LINES) return numbers;
  return numbers.filter((number) => number < range.start.line + SHOWN_LINES - 1 || number >= lastLineOf(range));
}

/** A range that ends before the first character of a line does not cover that line. */
function lastLineOf({ start, end }: Range): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/** The columns of a line that the range covers, without the indentation of its further lines. */
function columnsMarked(line: string, number: number, range: Range): { readonly from: number; readonly to: number } | null {
  const last = lastLineOf(range);
  if (number < range.start.line || number > last) return null;
  const indentation = line.length - line.trimStart().length;
  const from = number === range.start.line ? clamp(range.start, line) : indentation + 1;
  const to = number === range.end.line ? clamp(range.end, line) : line.trimEnd().length + 1;
  if (number !== range.start.line && to <= from) return null;
  return { from, to: Math.max(to, from + 1) };
}

function clamp(position: Position, line: string): number {
  return Math.min(position.column, line.length + 1);
}

function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 1;
  let width = 0;
  for (const character of line) {
    const cell = character === "\t" ? tab(width) : shownCharacter(character);
    cells.push({ ...cell, column });
    width += cell.width;
    column += character.length;
  }
  return cells;
}

function tab(width: number): { readonly text: string; readonly width: number } {
  const blanks = TAB_WIDTH - (width % TAB_WIDTH);
  return { text: " ".repeat(blanks), width: blanks };
}

function shownCharacter(character: string): { readonly text: string; readonly width: number } {
  const isHidden = /^[\p{Cc}\p{Cs}\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]$/u.test(character);
  return isHidden ? { text: "\uFFFD", width: 1 } : { text: character, width: widthOfCharacter(character) };
}

interface ShownLine {
  readonly cells: readonly Cell[];
  readonly marks: { readonly from: number; readonly to: number } | null;
}

/** How many columns are cut off on the left, the same for all lines: as many as it takes to see the range begin and go on. */
function offsetOf(lines: readonly ShownLine[], room: number): number {
  const { cells, marks } = lines.find((line) => line.marks !== null) ?? { cells: [], marks: null };
  if (marks === null) return 0;
  const start = widthBefore(cells, marks.from);
  const end = widthBefore(cells, marks.to);
  if (end < room) return 0;
  const wanted = Math.max(0, end - room + 2);
  return Math.min(wanted, Math.max(0, start - Math.floor(room / 4)));
}

function widthBefore(cells: readonly Cell[], column: number): number {
  return cells.reduce((width, cell) => (cell.column < column ? width + cell.width : width), 0);
}

interface Window {
  readonly text: string;
  /** Cells in the window, with the terminal column each begins at. */
  readonly cells: readonly (Cell & { readonly at: number })[];
}

function cutLine(cells: readonly Cell[], offset: number, room: number): Window {
  const inside: (Cell & { at: number })[] = [];
  let at = -offset;
  let text = offset > 0 && cells.length > 0 ? "…" : "";
  for (const cell of cells) {
    const start = at;
    at += cell.width;
    if (start < (offset > 0 ? 1 : 0)) continue;
    if (at > room - 1 && widthBefore(cells, Infinity) - offset > room) {
      text += "…";
      break;
    }
    if (inside.length === 0) text += " ".repeat(Math.max(0, start - (offset > 0 ? 1 : 0)));
    inside.push({ ...cell, at: start });
    text += cell.text;
  }
  return { text, cells: inside };
}

function caretsUnder(window: Window, marks: { readonly from: number; readonly to: number }): { readonly indent: string; readonly text: string } {
  const marked = window.cells.filter((cell) => cell.column >= marks.from && cell.column < marks.to);
  const first = marked[0];
  const last = marked.at(-1);
  if (first === undefined || last === undefined) {
    const end = window.cells.at(-1);
    return { indent: " ".repeat(end === undefined ? 0 : end.at + end.width), text: "^" };
  }
  return { indent: " ".repeat(first.at), text: "^".repeat(Math.max(1, last.at + last.width - first.at)) };
}

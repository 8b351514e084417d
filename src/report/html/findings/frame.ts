import type { Finding, Range } from "#engine/index.ts";
import { html, type Markup } from "../markup.ts";

/** Lines of a range that are shown; of a longer one, the first and the last. */
const SHOWN = 6;
const CONTEXT = 1;
/** Characters of a line that are shown around its marked part. */
const LONGEST = 240;

/** The source lines of a finding with their numbers, its range marked; null where the text was not at hand. */
export function frameMarkup({ frame, range }: Finding): Markup | null {
  if (frame === null) return null;
  const last = lastLineOf(range);
  const numbers = frame.lines.map((_, index) => frame.firstLine + index).filter((number) => number >= range.start.line - CONTEXT && number <= last + CONTEXT && isShown(number, range));
  const lines = numbers.map((number, index) => {
    const gap = index > 0 && number > (numbers[index - 1] ?? number) + 1 && html`<span class="gap">…</span>`;
    return html`${gap}<span class="line"><span class="at">${number}</span>${codeLine((frame.lines[number - frame.firstLine] ?? "").replace(/\r?\n?$/, ""), number, range)}</span>`;
  });
  return lines.length === 0 ? null : html`<pre>${lines}</pre>`;
}

/** A range that ends before the first character of a line does not cover that line. */
function lastLineOf({ start, end }: Range): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

function isShown(number: number, range: Range): boolean {
  return lastLineOf(range) - range.start.line < SHOWN || number < range.start.line + SHOWN - 1 || number >= lastLineOf(range);
}

function codeLine(line: string, number: number, range: Range): Markup {
  if (number < range.start.line || number > lastLineOf(range)) return html`${cut(line, "end")}`;
  const from = number === range.start.line ? range.start.column - 1 : line.length - line.trimStart().length;
  const to = number === range.end.line ? range.end.column - 1 : line.trimEnd().length;
  const [before, marked, after] = [line.slice(0, from), line.slice(from, Math.max(from, to)), line.slice(Math.max(from, to))];
  if (marked === "") return html`${cut(line, "end")}`;
  return html`${cut(before, "start")}<mark>${cut(marked, "end")}</mark>${cut(after, "end")}`;
}

function cut(text: string, where: "start" | "end"): string {
  if (text.length <= LONGEST) return text;
  return where === "end" ? `${text.slice(0, LONGEST)}…` : `…${text.slice(-LONGEST)}`;
}

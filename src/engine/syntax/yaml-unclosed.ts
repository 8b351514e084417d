import type { Span } from "../model/route.ts";
import { isIdle, lineAt, lineBefore, shapeOf } from "./yaml-lines.ts";

const MAXIMUM_LINES_BACK = 40;

/** A quote or bracket that is opened and not closed, with what belongs to it by the look of the lines. */
export interface Unclosed extends Span {
  readonly character: string;
}

/** The nearest quote or bracket at or before `line` that begins a value and is not closed before `line` ends. */
export function findUnclosed(source: string, line: Span): Unclosed | undefined {
  let candidate: Span | undefined = line;
  for (let count = 0; candidate !== undefined && count < MAXIMUM_LINES_BACK; count += 1) {
    const found = unclosedOn(source, candidate, line);
    if (found !== undefined) return found;
    candidate = lineBefore(source, candidate);
  }
  return undefined;
}

function unclosedOn(source: string, opening: Span, line: Span): Unclosed | undefined {
  if (isIdle(source, opening)) return undefined;
  const start = shapeOf(source, opening).value;
  const character = source.charAt(start);
  if (start >= opening.end) return undefined;
  if (character === '"' || character === "'") {
    const isOpen = !endsWell(source, closeOfQuote(source, start, source.length));
    return isOpen && closeOfQuote(source, start, opening.end) < 0 ? { start, end: opening.end, character } : undefined;
  }
  if (character !== "[" && character !== "{") return undefined;
  if (isBalanced(source, start, line.end)) return undefined;
  // The lines up to the damaged one are its elements, unless the next one already looks like a key of a block.
  const before = line.start > opening.start ? lineAt(source, line.start - 1).end : line.end;
  return { start, end: Math.max(opening.end, before), character };
}

/** Whether what follows a closing quote may follow one; a missing quote (-1) ends badly. */
function endsWell(source: string, close: number): boolean {
  if (close < 0) return false;
  const rest = source.slice(close + 1, lineAt(source, close).end).trimStart();
  return rest === "" || /^[#,:\]}]/.test(rest);
}

function closeOfQuote(source: string, start: number, end: number): number {
  const quote = source.charAt(start);
  for (let at = start + 1; at < end; at += 1) {
    const character = source[at];
    if (character === "\\" && quote === '"') at += 1;
    else if (character === quote && quote === "'" && source[at + 1] === "'") at += 1;
    else if (character === quote) return at;
  }
  return -1;
}

function isBalanced(source: string, start: number, end: number): boolean {
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = source[at];
    if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    else if ((character === '"' || character === "'") && /[\s,[{:]/.test(source.charAt(at - 1))) {
      const close = closeOfQuote(source, at, end);
      if (close < 0) return false;
      at = close;
    }
    if (depth === 0) return true;
  }
  return false;
}

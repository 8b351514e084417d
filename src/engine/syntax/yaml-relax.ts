import type { Span } from "../model/route.ts";
import { isBreak, isIdle, lineAt, shapeOf, skipWhite } from "./yaml-lines.ts";

/** Characters that may be looked at in search of closing brackets and quotes. */
const BUDGET = 4_000_000;

/**
 * Puts brackets and quoted texts whose further lines are not indented enough, or by tabs, on one line, without moving an offset: line breaks, tabs and
 * comments in them become spaces. YAML 1.2 forbids `key: [` with the `]` below the `k`, but the readers behind Kubernetes and Compose take it,
 * and people write it.
 * Returns the same string if there is nothing to do.
 */
export function relaxIndentation(source: string): string {
  let relaxed = "";
  let copied = 0;
  let budget = BUDGET;
  for (let line = lineAt(source, 0); budget > 0; line = lineAt(source, nextLine(source, line.end))) {
    const shape = shapeOf(source, line);
    if (!isIdle(source, line) && shape.value < line.end && "[{\"'".includes(source.charAt(shape.value))) {
      const flat = flatten(source, shape.value, Math.min(source.length, shape.value + budget));
      budget -= flat.end - shape.value;
      if (flat.isClosed && isWorthIt(source, line, flat)) {
        relaxed += source.slice(copied, shape.value) + flat.text;
        copied = flat.end;
        line = lineAt(source, flat.end);
      }
    }
    if (line.end >= source.length) break;
  }
  return copied === 0 ? source : relaxed + source.slice(copied);
}

function nextLine(source: string, lineEnd: number): number {
  return source.startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1;
}

interface Flat {
  readonly end: number;
  /** The source from the opening character to `end`, on one line. */
  readonly text: string;
  readonly isClosed: boolean;
  readonly hasTab: boolean;
}

/** Whether there are tabs, or lines indented no further than what the value on `line` belongs to; none of these may look like a key of its own. */
function isWorthIt(source: string, line: Span, { end, hasTab }: Flat): boolean {
  const shape = shapeOf(source, line);
  const base = (shape.hasKey ? shape.content : skipWhite(source, line.start, line.end)) - line.start;
  let isUnder = hasTab;
  for (let at = nextLine(source, line.end); at < end; ) {
    const next = lineAt(source, at);
    const column = skipWhite(source, next.start, next.end) - next.start;
    const isTabbed = source.slice(next.start, next.start + column).includes("\t");
    if (!isIdle(source, next) && column <= base && !isTabbed) {
      if (shapeOf(source, next).hasKey) return false;
      isUnder = true;
    }
    at = nextLine(source, next.end);
  }
  return isUnder;
}

/** Reads from an opening bracket or quote to what closes it, and writes the same without line breaks and comments. */
function flatten(source: string, start: number, limit: number): Flat {
  let text = "";
  let hasTab = false;
  let depth = 0;
  let at = start;
  while (at < limit) {
    const character = source.charAt(at);
    const isWord = at > start && !/[\s,[\]{}:]/.test(source.charAt(at - 1));
    if (character === "#" && /\s/.test(source.charAt(at - 1))) {
      const { end } = lineAt(source, at);
      text += " ".repeat(end - at);
      at = end;
      continue;
    }
    if ((character === '"' || character === "'") && !isWord) {
      const end = endOfQuote(source, at, limit);
      text += source.slice(at, end).replace(/[\r\n]/g, " ");
      at = end;
    } else {
      if (character === "[" || character === "{") depth += 1;
      else if (character === "]" || character === "}") depth -= 1;
      else if (character === "\t") hasTab = true;
      text += character === "\t" || isBreak(source.charCodeAt(at)) ? " " : character;
      at += 1;
    }
    if (depth <= 0) return { end: at, text, isClosed: at < limit || /["'\]}]/.test(source.charAt(at - 1)), hasTab };
  }
  return { end: limit, text, isClosed: false, hasTab };
}

function endOfQuote(source: string, start: number, limit: number): number {
  const quote = source.charAt(start);
  for (let at = start + 1; at < limit; at += 1) {
    const character = source[at];
    if (character === "\\" && quote === '"') at += 1;
    else if (character === quote && quote === "'" && source[at + 1] === "'") at += 1;
    else if (character === quote) return at + 1;
  }
  return limit;
}

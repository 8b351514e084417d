import type { Position as LspPosition, Range as LspRange } from "vscode-languageserver";
import type { Position, Range } from "#engine/index.ts";

/** A position of the engine (1-based) from one of the protocol (0-based); both count UTF-16 units. */
export function fromPosition(position: LspPosition): Position {
  return { line: position.line + 1, column: position.character + 1 };
}

export function fromRange(range: LspRange): Range {
  return { start: fromPosition(range.start), end: fromPosition(range.end) };
}

/** Whether a position lies in a range, its end included: the caret stands behind the last character. */
export function touches(range: Range, position: Position): boolean {
  return !isBefore(position, range.start) && !isBefore(range.end, position);
}

/** Whether two ranges meet, ends included. */
export function meets(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

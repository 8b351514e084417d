import { Style, type Tree } from "../model/tree.ts";
import type { Span } from "../model/route.ts";
import { walkBlockScalar } from "./scalar-block.ts";
import { walkPlainScalar, walkQuotedScalar } from "./scalar-flow.ts";

/**
 * Receives the pieces of a decoded scalar in order: a copy of the source `from`–`to`,
 * or the `replacement` that stands for it (an escape, a folded line break).
 */
export type EmitPiece = (from: number, to: number, replacement?: string) => void;

/** A scalar as it is written: the span includes quotes, and the `|` or `>` of a block scalar. */
export interface WrittenScalar extends Span {
  readonly text: string;
  readonly style: Style;
}

/**
 * The value of a scalar, per YAML 1.2 (chapters 7 and 8) or RFC 8259.
 * A plain scalar of a Dockerfile is its text as it stands, shell quotes and all, less the line continuations; a double one is JSON.
 */
export function decodeScalar(scalar: WrittenScalar, syntax: Tree["syntax"]): string {
  const { text, start, end, style } = scalar;
  const isQuoted = style === Style.Single || style === Style.Double;
  if (isQuoted || style === Style.Plain) {
    const raw = isQuoted ? text.slice(start + 1, innerEnd(text, start, end)) : text.slice(start, end);
    if (isVerbatim(raw, style)) return raw;
    if (syntax === "dockerfile" && style === Style.Plain) return raw.replace(CONTINUATION, "");
  }
  let decoded = "";
  walkScalar(scalar, (from, to, replacement) => {
    decoded += replacement ?? text.slice(from, to);
  });
  return decoded;
}

/**
 * The source offset of the character at `decodedOffset` of a scalar's value; past its end, the source offset behind the last character.
 * An offset inside an escape or a fold gives the place where that begins.
 */
export function mapDecodedOffset(scalar: WrittenScalar, decodedOffset: number): number {
  const { start, end, style } = scalar;
  let decoded = 0;
  let found = -1;
  let last = style === Style.Single || style === Style.Double ? start + 1 : style === Style.Plain ? start : end;
  walkScalar(scalar, (from, to, replacement) => {
    const length = replacement?.length ?? to - from;
    if (found < 0 && decodedOffset < decoded + length) found = replacement === undefined ? from + decodedOffset - decoded : from;
    decoded += length;
    last = to;
  });
  return found < 0 ? last : Math.max(start, found);
}

/** An escape character at the end of a line, with the comments and empty lines behind it. */
const CONTINUATION = /[\\`][ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*/g;

/** The offset of the closing quote; `end` where it is missing. */
function innerEnd(text: string, start: number, end: number): number {
  return end - 1 > start && text[end - 1] === text[start] ? end - 1 : end;
}

function isVerbatim(raw: string, style: Style): boolean {
  if (style === Style.Double && raw.includes("\\")) return false;
  if (style === Style.Single && raw.includes("'")) return false;
  return !raw.includes("\n") && !raw.includes("\r");
}

function walkScalar({ text, start, end, style }: WrittenScalar, emit: EmitPiece): void {
  if (style === Style.Literal || style === Style.Folded) walkBlockScalar(text, start, end, emit);
  else if (style === Style.Plain) walkPlainScalar(text, start, end, emit);
  else walkQuotedScalar(text, start + 1, innerEnd(text, start, end), emit);
}

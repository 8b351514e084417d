import type { MappedText } from "../functions/mapped-text.ts";
import type { Span } from "../model/route.ts";

/** A word of an instruction; offsets are those of the statement's own text. */
export interface Word extends Span {
  /** As written; the decoded string for JSON items. */
  readonly text: string;
}

/** Words between blanks, as Docker cuts FROM, COPY, EXPOSE …: quotes have no meaning. */
export function splitBlanks(text: string, start: number): Word[] {
  const words: Word[] = [];
  const pattern = /\S+/g;
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    words.push({ text: match[0], start: match.index, end: pattern.lastIndex });
  }
  return words;
}

/** Words between blanks, where quotes and the escape character keep blanks inside a word: ARG, ENV, LABEL and flags. */
export function splitQuoted(text: string, start: number, escape: string): Word[] {
  const words: Word[] = [];
  for (let at = skipBlanks(text, start); at < text.length; at = skipBlanks(text, at)) {
    const end = endOfWord(text, at, escape);
    words.push({ text: text.slice(at, end), start: at, end });
    at = end;
  }
  return words;
}

/** The end of the word at `start`, quotes and escapes observed. */
export function endOfWord(text: string, start: number, escape: string): number {
  let quote = "";
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === escape && quote !== "'") at += 1;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (isBlank(character)) break;
  }
  return Math.min(at, text.length);
}

export function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlank(text[at] ?? "")) at += 1;
  return at;
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t" || character === "\r" || character === "\n";
}

/** An item of an exec form, with the source range of its content. */
export interface JsonItem extends Word {
  readonly mapped: MappedText;
}

const JSON_STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** The items of a JSON array of strings that fills the text from `start` to `end`; null where it is none, which Docker then reads as a shell form. */
export function parseJsonArray(source: MappedText, end: number, start: number): JsonItem[] | null {
  const { text } = source;
  if (text[start] !== "[") return null;
  const items: JsonItem[] = [];
  let at = skipBlanks(text, start + 1);
  if (text[at] === "]") return skipBlanks(text, at + 1) >= end ? items : null;
  for (;;) {
    JSON_STRING.lastIndex = at;
    if (!JSON_STRING.test(text)) return null;
    const next = JSON_STRING.lastIndex;
    items.push({ text: JSON.parse(text.slice(at, next)) as string, start: at, end: next, mapped: contentOf(source, at, next) });
    at = skipBlanks(text, next);
    if (text[at] === "]") return skipBlanks(text, at + 1) >= end ? items : null;
    if (text[at] !== ",") return null;
    at = skipBlanks(text, at + 1);
  }
}

/** The content of a JSON string with its simple escapes (`\"`, `\\`, `\/`) resolved; others are left as written. */
function contentOf(source: MappedText, start: number, end: number): MappedText {
  const ranges: Span[] = [];
  let from = start + 1;
  for (let at = from; at < end - 1; at += 1) {
    if (source.text[at] !== "\\") continue;
    if (/["\\/]/.test(source.text[at + 1] ?? "")) {
      ranges.push({ start: from, end: at });
      from = at + 1;
    }
    at += 1;
  }
  ranges.push({ start: from, end: end - 1 });
  return source.select(ranges);
}

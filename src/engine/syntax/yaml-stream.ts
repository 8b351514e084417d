import type { Span } from "../model/route.ts";

const BOM = 0xfeff;
const LF = 10;
const CR = 13;

/**
 * Cuts a YAML stream into documents at its markers: `---` or `...` in column 0 cannot occur inside a scalar (YAML 1.2, 9.1.2).
 * The cuts cover the whole text in order: comments and directives before a `---` go with the document it begins, a `...` line with
 * the document it ends. There is always at least one.
 */
export function cutDocuments(text: string): Span[] {
  const cuts: Span[] = [];
  const markers = new MarkerScanner(text);
  let start = 0;
  // Up to here the present document has only comments, directives and empty lines.
  let idleTo = 0;
  let isOpen = false;
  for (let at = markers.next(); at < text.length; at = markers.next()) {
    if (!isOpen) idleTo = skipIdleLines(text, idleTo, at);
    const hasContent = isOpen || idleTo < at;
    const isEnd = text[at] === ".";
    const boundary = isEnd ? nextLine(text, at) : markerStart(text, at);
    if (hasContent) {
      cuts.push({ start, end: boundary });
      start = boundary;
    }
    idleTo = nextLine(text, at);
    isOpen = !isEnd;
  }
  const last = cuts.at(-1);
  if (isOpen || last === undefined || skipIdleLines(text, idleTo, text.length) < text.length) cuts.push({ start, end: text.length });
  else cuts[cuts.length - 1] = { start: last.start, end: text.length };
  return cuts;
}

/** Finds `---` and `...` that stand at the start of a line and are followed by white space or nothing. */
class MarkerScanner {
  private readonly text: string;
  private dashes: number;
  private dots: number;

  constructor(text: string) {
    this.text = text;
    this.dashes = this.find("---", 0);
    this.dots = this.find("...", 0);
  }

  /** The offset of the next marker; the length of the text where there is none. */
  next(): number {
    const found = Math.min(this.dashes, this.dots);
    if (found >= this.text.length) return this.text.length;
    if (found === this.dashes) this.dashes = this.find("---", found + 3);
    else this.dots = this.find("...", found + 3);
    return found;
  }

  private find(marker: string, from: number): number {
    const { text } = this;
    const code = marker.charCodeAt(0);
    for (let at = text.indexOf(marker, from); at >= 0; ) {
      if (isLineStart(text, at) && isBlank(text.charCodeAt(at + 3))) return at;
      let next = at + 3;
      while (text.charCodeAt(next) === code) next += 1;
      at = text.indexOf(marker, next);
    }
    return text.length;
  }
}

function isLineStart(text: string, offset: number): boolean {
  const at = markerStart(text, offset);
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === LF || before === CR;
}

/** A byte order mark may stand before any document (YAML 1.2, 5.2). */
function markerStart(text: string, marker: number): number {
  return marker > 0 && text.charCodeAt(marker - 1) === BOM ? marker - 1 : marker;
}

/** White space, a line break, or the end of the text (where charCodeAt gives NaN). */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === LF || code === CR || Number.isNaN(code);
}

/** The offset behind the empty lines, comments and directives from `start`, at most `end`. */
function skipIdleLines(text: string, start: number, end: number): number {
  let line = start;
  while (line < end) {
    let at = line;
    while (at < end && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === BOM)) at += 1;
    if (at >= end) return end;
    const isDirective = text[at] === "%" && isLineStart(text, at);
    if (text[at] !== "#" && !isDirective) return line;
    line = Math.min(nextLine(text, at), end);
  }
  return end;
}

function nextLine(text: string, offset: number): number {
  for (let at = offset; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF) return at + 1;
    if (code === CR) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }
  return text.length;
}

import { Bit, CHARACTERS } from "./yaml-fast-characters.ts";

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const BACKSLASH = 92;

/** How many hexadecimal digits follow `\x`, `\u`, `\U`; 0 after the other letters of escapes, -1 where there is no such escape. */
const ESCAPES = createEscapes();

/**
 * Reads white space, comments and flow scalars of one document. It knows only what people commonly write: whatever else it meets, it refuses the
 * document, and then stands behind its end, so that every loop ends.
 */
export class FastCursor {
  readonly text: string;
  /** The end of the document. */
  readonly end: number;
  pos: number;
  lineStart: number;
  /** Column of the first character of the present line that is no space; -1 behind the last line of content. */
  indent = 0;
  /** Whether `toNextLine` came past a comment. */
  hasComment = false;
  /** Where the scalar read last ends. */
  scalarEnd = 0;
  isRefused = false;
  /** Start and end of every comment. */
  readonly comments: number[] = [];

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.end = end;
    this.pos = start;
    this.lineStart = start;
  }

  refuse(): void {
    this.isRefused = true;
    this.pos = this.end;
    this.indent = -1;
  }

  /** The code unit at the cursor; 0 at the end. */
  code(): number {
    return this.pos < this.end ? this.text.charCodeAt(this.pos) : 0;
  }

  /** Whether white space, a line break or the end stands at `offset`. */
  isBlankAt(offset: number): boolean {
    return offset >= this.end || ((CHARACTERS[this.text.charCodeAt(offset)] ?? 0) & Bit.Blank) !== 0;
  }

  isDash(): boolean {
    return this.pos < this.end && this.text.charCodeAt(this.pos) === DASH && this.isBlankAt(this.pos + 1);
  }

  skipSpaces(): void {
    while (this.pos < this.end && this.text.charCodeAt(this.pos) === SPACE) this.pos += 1;
  }

  /** Moves over the rest of the line, which holds at most a comment, to the first character of the next line that holds something. */
  toNextLine(): void {
    const { text, end } = this;
    this.hasComment = false;
    let at = this.pos;
    if (at < end && text.charCodeAt(at) === LF) {
      this.toContent(at + 1);
      return;
    }
    while (at < end && text.charCodeAt(at) === SPACE) at += 1;
    if (at < end && text.charCodeAt(at) === HASH && at > this.lineStart && text.charCodeAt(at - 1) === SPACE) at = this.takeComment(at);
    if (at >= end) {
      this.finish();
      return;
    }
    const next = this.afterBreak(at);
    if (next < 0) this.refuse();
    else this.toContent(next);
  }

  /** Moves to the first line from `lineStart` on that holds more than a comment. */
  toContent(lineStart: number): void {
    const { text, end } = this;
    let start = lineStart;
    while (start < end) {
      let at = start;
      while (at < end && text.charCodeAt(at) === SPACE) at += 1;
      if (at >= end) break;
      const code = text.charCodeAt(at);
      if (code === HASH) {
        at = this.takeComment(at);
        if (at >= end) break;
      } else if (code !== LF && code !== CR) {
        this.settle(start, at, code);
        return;
      }
      start = this.afterBreak(at);
      if (start < 0) {
        this.refuse();
        return;
      }
    }
    this.finish();
  }

  private settle(start: number, at: number, code: number): void {
    this.pos = at;
    this.lineStart = start;
    this.indent = at - start;
    if (code === TAB) this.refuse();
    else if (at === start && this.isMarker(at)) this.indent = -1;
  }

  private finish(): void {
    this.pos = this.end;
    this.indent = -1;
  }

  /** Whether `---` or `...` and then white space stand at `offset`. */
  isMarker(offset: number): boolean {
    const { text } = this;
    const code = text.charCodeAt(offset);
    if (code !== DASH && code !== DOT) return false;
    return text.charCodeAt(offset + 1) === code && text.charCodeAt(offset + 2) === code && this.isBlankAt(offset + 3);
  }

  /** Returns the end of the comment. */
  takeComment(start: number): number {
    const { text, end } = this;
    let at = start;
    while (at < end && ((CHARACTERS[text.charCodeAt(at)] ?? 0) & Bit.CommentStop) === 0) at += 1;
    this.comments.push(start, at);
    this.hasComment = true;
    return at;
  }

  /** The offset behind the line break at `offset`; -1 where there is none, or a single carriage return. */
  afterBreak(offset: number): number {
    const code = this.text.charCodeAt(offset);
    if (code === LF) return offset + 1;
    return code === CR && this.text.charCodeAt(offset + 1) === LF ? offset + 2 : -1;
  }

  /**
   * Reads what stands of a plain scalar on this line, and stops at what ends it: a line break, a comment, a colon, the end. `stop` says what
   * needs a look: PlainStop or FlowPlainStop. Returns the code unit at the stop; at the end 0 or a
   * line break.
   */
  scanPlain(stop: number): number {
    const { text, end } = this;
    let at = this.pos;
    for (;;) {
      while (at < end && ((CHARACTERS[text.charCodeAt(at)] ?? 0) & stop) === 0) at += 1;
      if (at >= end) return this.stopPlain(at, at, 0);
      const code = text.charCodeAt(at);
      if (code === LF) return this.stopPlain(at, at, LF);
      if (code === SPACE || code === TAB) {
        const run = at;
        let hasTab = false;
        let next = code;
        while (next === SPACE || next === TAB) {
          hasTab ||= next === TAB;
          at += 1;
          next = at < end ? text.charCodeAt(at) : LF;
        }
        const isEnd = next === LF || next === CR || next === HASH || (next === COLON && this.endsKey(at + 1, stop)) || (stop === Bit.FlowPlainStop && isFlowIndicator(next));
        if (!isEnd) continue;
        return this.stopPlain(run, at, hasTab ? TAB : next);
      }
      if (code === COLON) {
        if (this.endsKey(at + 1, stop)) return this.stopPlain(at, at, COLON);
        at += 1;
      } else if (code === HASH) {
        at += 1;
      } else if (code === CR || isFlowIndicator(code)) {
        return this.stopPlain(at, at, code);
      } else if (isPair(text, at, end)) {
        at += 2;
      } else {
        return this.stopPlain(at, at, TAB);
      }
    }
  }

  /** Ends a plain scalar. A tab stands for all that is refused. */
  private stopPlain(scalarEnd: number, stop: number, code: number): number {
    this.scalarEnd = scalarEnd;
    this.pos = stop;
    if (code !== TAB) return code;
    this.refuse();
    return 0;
  }

  /** Whether the colon before `offset` ends a plain key. */
  private endsKey(offset: number, stop: number): boolean {
    return this.isBlankAt(offset) || (stop === Bit.FlowPlainStop && isFlowIndicator(this.text.charCodeAt(offset)));
  }

  /** Whether a plain scalar can begin at the cursor. */
  canStartPlain(stop: number): boolean {
    const code = this.code();
    if (((CHARACTERS[code] ?? 0) & Bit.NoPlainStart) !== 0) return false;
    if (code !== DASH && code !== 63 && code !== COLON) return true;
    return !this.endsKey(this.pos + 1, stop);
  }

  /** Reads a quoted scalar; its further lines must be indented by `indent`. */
  scanQuoted(indent: number): void {
    const { text, end } = this;
    const quote = text.charCodeAt(this.pos);
    let at = this.pos + 1;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        at += 1;
        if (quote === 34 || at >= end || text.charCodeAt(at) !== quote) {
          this.scalarEnd = at;
          this.pos = at;
          return;
        }
        at += 1;
      } else if (code === BACKSLASH && quote === 34) {
        at = this.skipEscape(at + 1, indent);
      } else if (code >= SPACE || code === TAB) {
        at += 1;
      } else {
        at = this.skipFold(at, indent);
      }
    }
    this.refuse();
  }

  /** The offset behind the escape whose backslash stands before `offset`; the end, where it is none. */
  private skipEscape(offset: number, indent: number): number {
    if (offset >= this.end) return this.end;
    const code = this.text.charCodeAt(offset);
    if (code === LF || code === CR) return this.skipFold(offset, indent);
    const digits = code < 128 ? (ESCAPES[code] ?? -1) : -1;
    if (digits < 0) return this.end;
    for (let at = offset + 1; at <= offset + digits; at += 1) if (!isHexadecimal(this.text.charCodeAt(at))) return this.end;
    return offset + 1 + digits;
  }

  /** The first character of the next line of a quoted scalar; the end, where that is not indented enough. */
  private skipFold(offset: number, indent: number): number {
    const { text, end } = this;
    let at = offset;
    for (;;) {
      const start = this.afterBreak(at);
      if (start < 0) return end;
      at = start;
      while (at < end && text.charCodeAt(at) === SPACE) at += 1;
      if (at >= end) return end;
      const code = text.charCodeAt(at);
      if (code === LF || code === CR) continue;
      this.lineStart = start;
      return code === TAB || at - start < indent || at === start ? end : at;
    }
  }

  /** Moves over white space, line breaks and comments between brackets to a line that must be indented by `indent`. */
  skipInFlow(indent: number): void {
    const { text, end } = this;
    let at = this.pos;
    let start = -1;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === SPACE) {
        at += 1;
      } else if (code === LF || code === CR) {
        start = this.afterBreak(at);
        if (start < 0) break;
        at = start;
      } else if (code === HASH && ((CHARACTERS[text.charCodeAt(at - 1)] ?? 0) & Bit.Blank) !== 0) {
        at = this.takeComment(at);
      } else {
        if (code === TAB || (start >= 0 && at - start < indent)) break;
        if (start >= 0) this.lineStart = start;
        this.pos = at;
        return;
      }
    }
    this.refuse();
  }
}

export function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** Whether two surrogates that belong together stand at `offset`. */
export function isPair(text: string, offset: number, end: number): boolean {
  if (offset + 1 >= end) return false;
  const low = text.charCodeAt(offset + 1);
  return (text.charCodeAt(offset) & 0xfc00) === 0xd800 && (low & 0xfc00) === 0xdc00;
}

function isHexadecimal(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

function createEscapes(): Int8Array {
  const escapes = new Int8Array(128).fill(-1);
  const simple = '0abt\tnvfre "/\\N_LP';
  for (let index = 0; index < simple.length; index += 1) escapes[simple.charCodeAt(index)] = 0;
  escapes[120] = 2;
  escapes[117] = 4;
  escapes[85] = 8;
  return escapes;
}

import type { Span } from "../model/route.ts";

const HASH = 35;

/**
 * Reads what stands between the nodes of a document: white space, comments, indicators, tags and anchors. The cursor only moves forward, so all gaps
 * together cost one pass, and every comment is seen once.
 */
export class GapScanner {
  /** Offset up to which the text has been read. */
  cursor = 0;
  readonly comments: Span[] = [];
  private readonly source: string;
  private nextHash = -1;

  constructor(source: string) {
    this.source = source;
  }

  /** Moves to `offset`, past nodes that have been read by others. */
  jump(offset: number): void {
    if (offset > this.cursor) this.cursor = offset;
  }

  /** Moves to `offset` and takes the comments on the way. */
  advance(offset: number): void {
    while (this.hashFrom(this.cursor) < offset) {
      if (this.isComment(this.nextHash)) this.takeComment(this.nextHash);
      else this.cursor = this.nextHash + 1;
    }
    this.jump(offset);
  }

  /** Moves to the first character that is not white space, a comment, or one of `skipped`; returns it, or "" at the end. */
  skip(skipped: string): string {
    const { source } = this;
    while (this.cursor < source.length) {
      const code = source.charCodeAt(this.cursor);
      if (code === HASH && this.isComment(this.cursor)) {
        this.takeComment(this.cursor);
      } else if (code === 32 || code === 10 || code === 13 || code === 9) {
        this.cursor += 1;
      } else {
        const character = source.charAt(this.cursor);
        if (!skipped.includes(character)) return character;
        this.cursor += 1;
      }
    }
    return "";
  }

  private hashFrom(offset: number): number {
    if (this.nextHash >= offset) return this.nextHash;
    const found = this.source.indexOf("#", offset);
    this.nextHash = found < 0 ? this.source.length : found;
    return this.nextHash;
  }

  private isComment(hash: number): boolean {
    if (hash === 0) return true;
    const before = this.source.charCodeAt(hash - 1);
    return before === 32 || before === 9 || before === 10 || before === 13 || before === 0xfeff;
  }

  private takeComment(start: number): void {
    let end = start;
    while (end < this.source.length && !isBreak(this.source.charCodeAt(end))) end += 1;
    this.comments.push({ start, end });
    this.cursor = end;
  }
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

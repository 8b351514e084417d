import type { Span } from "../model/route.ts";

/**
 * Text that was cut together from pieces of a source and still knows where every character came from,
 * for example an instruction without its line continuations, or the content of a quoted word.
 */
export class MappedText {
  readonly text: string;
  /** Offset in `text` at which each piece starts, ascending. */
  private readonly starts: readonly number[];
  /** Offset in the source at which each piece starts. */
  private readonly origins: readonly number[];

  private constructor(text: string, starts: readonly number[], origins: readonly number[]) {
    this.text = text;
    this.starts = starts;
    this.origins = origins;
  }

  /** Text that stands in the source as it is, from `offset` on. */
  static of(text: string, offset: number): MappedText {
    return new MappedText(text, [0], [offset]);
  }

  /** Text made of ranges of `source`, in order. */
  static fromSource(source: string, ranges: readonly Span[]): MappedText {
    return MappedText.of(source, 0).select(ranges);
  }

  /** Text made of ranges of this one. */
  select(ranges: readonly Span[]): MappedText {
    const starts: number[] = [];
    const origins: number[] = [];
    let text = "";
    for (const range of ranges) {
      if (range.start >= range.end) continue;
      let piece = this.pieceAt(range.start);
      for (let from = range.start; from < range.end; piece += 1) {
        starts.push(text.length + from - range.start);
        origins.push(this.offsetAt(from));
        from = this.starts[piece + 1] ?? range.end;
      }
      text += this.text.slice(range.start, range.end);
    }
    const first = ranges[0];
    if (starts.length === 0) return MappedText.of("", first === undefined ? 0 : this.offsetAt(first.start));
    return new MappedText(text, starts, origins);
  }

  /** This text followed by another one of the same source. */
  concat(other: MappedText): MappedText {
    const starts = [...this.starts, ...other.starts.map((start) => start + this.text.length)];
    return new MappedText(this.text + other.text, starts, [...this.origins, ...other.origins]);
  }

  /** The place in the source of the character at `index`. */
  offsetAt(index: number): number {
    const piece = this.pieceAt(index);
    return (this.origins[piece] ?? 0) + index - (this.starts[piece] ?? 0);
  }

  /** The place in the source of a range of this text. */
  spanOf(start: number, end: number): Span {
    const from = this.offsetAt(start);
    return { start: from, end: end > start ? this.offsetAt(end - 1) + 1 : from };
  }

  private pieceAt(index: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

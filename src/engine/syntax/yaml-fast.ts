import { Kind, Style } from "../model/tree.ts";
import type { Span } from "../model/route.ts";
import { isTooLarge } from "./yaml-events.ts";
import { scanBlockScalar } from "./yaml-fast-block.ts";
import { Bit } from "./yaml-fast-characters.ts";
import { FastCursor } from "./yaml-fast-cursor.ts";
import { readFlowCollection } from "./yaml-fast-flow.ts";
import { FastWriter } from "./yaml-fast-writer.ts";
import type { FilledDocument, YamlSink } from "./yaml-filler.ts";

const BOM = 0xfeff;
const COLON = 58;

/**
 * Fills the tape with one document in one pass, if it is of the kind that people commonly write: collections, scalars of all styles, comments, anchors,
 * aliases and simple tags. Returns null, with nothing written, for all else: `? ` keys, directives, tabs in white space, odd indentation, whatever
 * is damaged. What it writes is what the filler of events writes, node for node.
 */
export function fillFast(text: string, cut: Span, sink: YamlSink): FilledDocument | null {
  if (isTooLarge(text, cut.start, cut.end)) return null;
  const start = text.charCodeAt(cut.start) === BOM ? cut.start + 1 : cut.start;
  const cursor = new FastCursor(text, start, cut.end);
  const writer = new FastWriter(cursor, sink);
  const root = sink.builder.length;
  new FastReader(writer).readDocument();
  if (cursor.isRefused) {
    writer.takeBack();
    return null;
  }
  const comments: Span[] = [];
  for (let index = 0; index + 1 < cursor.comments.length; index += 2) {
    comments.push({ start: (cursor.comments[index] ?? 0) - cut.start, end: (cursor.comments[index + 1] ?? 0) - cut.start });
  }
  return { root: writer.size > 0 ? root : -1, comments };
}

/**
 * Reads block structure. Every method that reads a node leaves the cursor at the next line of content; a line that no collection goes on with
 * is left over at the end, which refuses the document.
 */
class FastReader {
  private readonly writer: FastWriter;
  private readonly cursor: FastCursor;
  private readonly start: number;

  constructor(writer: FastWriter) {
    this.writer = writer;
    this.cursor = writer.cursor;
    this.start = writer.cursor.pos;
  }

  readDocument(): void {
    const { cursor } = this;
    cursor.toContent(cursor.pos);
    if (cursor.indent < 0 && cursor.code() === 45) {
      cursor.pos += 3;
      cursor.skipSpaces();
      if (this.isAtLineEnd()) this.readRoot();
      else this.readInline(-1);
    } else if (cursor.indent >= 0) {
      this.readRootNode();
    }
    if (cursor.indent >= 0 || cursor.code() === 45) cursor.refuse();
    else if (cursor.pos < cursor.end) this.readEndMarker();
  }

  /** The root below its `---`. */
  private readRoot(): void {
    this.cursor.toNextLine();
    if (this.cursor.indent >= 0) this.readRootNode();
  }

  private readRootNode(): void {
    const { cursor } = this;
    // The full parser counts no indentation on the first line of all.
    if (cursor.indent === 0 || cursor.lineStart > this.start) this.readBlock(cursor.indent - 1);
    else cursor.refuse();
  }

  /** A `...`, behind which nothing but comments may stand. A document that has nothing before it is not read here. */
  private readEndMarker(): void {
    const { cursor } = this;
    if (this.writer.size === 0) {
      cursor.refuse();
      return;
    }
    cursor.pos += 3;
    cursor.toNextLine();
    if (cursor.pos < cursor.end) cursor.refuse();
  }

  /** A node that is the first on its line or stands behind dashes; it belongs to a collection in column `parent`. */
  private readBlock(parent: number): void {
    const { cursor, writer } = this;
    if (cursor.isDash()) {
      this.readSequence(cursor.pos - cursor.lineStart);
      return;
    }
    const code = cursor.code();
    const start = cursor.pos;
    const { lineStart } = cursor;
    if (code === 34 || code === 39) {
      cursor.scanQuoted(parent + 1);
      const style = code === 34 ? Style.Double : Style.Single;
      const end = cursor.scalarEnd;
      cursor.skipSpaces();
      if (cursor.code() !== COLON) this.finishLeaf(style, start, end);
      else if (cursor.lineStart === lineStart && cursor.isBlankAt(cursor.pos + 1)) this.readMapping(style, start, end);
      else cursor.refuse();
    } else if (cursor.canStartPlain(Bit.PlainStop)) {
      if (cursor.scanPlain(Bit.PlainStop) === COLON) this.readMapping(Style.Plain, start, cursor.scalarEnd);
      else this.finishPlain(start, parent + 1);
    } else if ((code === 33 || code === 38) && !writer.hasProperties) {
      writer.readProperties();
      if (this.isAtLineEnd()) cursor.refuse();
      else this.readInline(parent);
    } else {
      this.readInline(parent);
    }
  }

  /** A mapping whose first key has been read, up to its colon. */
  private readMapping(firstStyle: Style, firstStart: number, firstEnd: number): void {
    const { cursor, writer } = this;
    const indent = firstStart - cursor.lineStart;
    const node = writer.open(Kind.Mapping, Style.Block, firstStart);
    writer.key(firstStyle, firstStart, firstEnd);
    this.readValue(indent);
    while (cursor.indent === indent) {
      this.readKey();
      this.readValue(indent);
    }
    writer.close(node, writer.lastEnd);
  }

  private readKey(): void {
    const { cursor, writer } = this;
    const start = cursor.pos;
    if (cursor.canStartPlain(Bit.PlainStop)) {
      const stop = cursor.scanPlain(Bit.PlainStop);
      writer.key(Style.Plain, start, cursor.scalarEnd);
      if (stop !== COLON) cursor.refuse();
      return;
    }
    const code = cursor.code();
    if (code === 34 || code === 39) {
      cursor.scanQuoted(Infinity);
      writer.key(code === 34 ? Style.Double : Style.Single, start, cursor.scalarEnd);
      cursor.skipSpaces();
      if (cursor.code() === COLON && cursor.isBlankAt(cursor.pos + 1)) return;
    }
    cursor.refuse();
  }

  /** The value behind the colon at the cursor, of a mapping in column `indent`. */
  private readValue(indent: number): void {
    const { cursor, writer } = this;
    cursor.pos += 1;
    const place = cursor.pos;
    cursor.skipSpaces();
    const code = cursor.code();
    if (code === 33 || code === 38) writer.readProperties();
    if (!this.isAtLineEnd()) {
      this.readInline(indent);
      return;
    }
    cursor.toNextLine();
    if (cursor.indent > indent) this.readBlock(indent);
    else if (cursor.indent === indent && cursor.isDash()) this.readSequence(indent);
    else writer.empty(place);
  }

  private readSequence(indent: number): void {
    const { cursor, writer } = this;
    const node = writer.open(Kind.Sequence, Style.Block, cursor.pos);
    do this.readItem(indent);
    while (cursor.indent === indent && cursor.isDash());
    writer.close(node, writer.lastEnd);
  }

  /** The item behind the dash at the cursor, of a sequence in column `indent`. */
  private readItem(indent: number): void {
    const { cursor, writer } = this;
    cursor.pos += 1;
    const place = cursor.pos;
    cursor.skipSpaces();
    if (!this.isAtLineEnd()) {
      const code = cursor.code();
      if (code !== 33 && code !== 38) {
        this.readBlock(indent);
        return;
      }
      writer.readProperties();
      if (!this.isAtLineEnd()) {
        this.readInline(indent);
        return;
      }
    }
    cursor.toNextLine();
    if (cursor.indent > indent) this.readBlock(indent);
    else writer.empty(place);
  }

  /** A node that begins no block collection, of a collection in column `parent`. */
  private readInline(parent: number): void {
    const { cursor, writer } = this;
    const start = cursor.pos;
    const code = cursor.code();
    if (cursor.canStartPlain(Bit.PlainStop)) {
      cursor.scanPlain(Bit.PlainStop);
      this.finishPlain(start, parent + 1);
    } else if (code === 34 || code === 39) {
      cursor.scanQuoted(parent + 1);
      this.finishLeaf(code === 34 ? Style.Double : Style.Single, start, cursor.scalarEnd);
    } else if (code === 91 || code === 123) {
      readFlowCollection(writer, parent + 1);
      cursor.toNextLine();
    } else if (code === 124 || code === 62) {
      scanBlockScalar(cursor, parent + 1);
      writer.scalar(code === 124 ? Style.Literal : Style.Folded, start, cursor.scalarEnd);
    } else if (code === 42) {
      writer.alias();
      cursor.toNextLine();
    } else {
      cursor.refuse();
    }
  }

  private finishLeaf(style: Style, start: number, end: number): void {
    this.writer.scalar(style, start, end);
    this.cursor.toNextLine();
  }

  /** The rest of a plain scalar: it goes on with every line that is indented by `indent`, up to a comment. */
  private finishPlain(start: number, indent: number): void {
    const { cursor } = this;
    let end = cursor.scalarEnd;
    cursor.toNextLine();
    while (cursor.indent >= indent && !cursor.hasComment) {
      cursor.scanPlain(Bit.PlainStop);
      end = cursor.scalarEnd;
      cursor.toNextLine();
    }
    this.writer.scalar(Style.Plain, start, end);
  }

  private isAtLineEnd(): boolean {
    const code = this.cursor.code();
    return code === 0 || code === 10 || code === 13 || code === 35;
  }
}

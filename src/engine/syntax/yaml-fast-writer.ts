import { Kind, Style } from "../model/tree.ts";
import { Bit, CHARACTERS } from "./yaml-fast-characters.ts";
import type { FastCursor } from "./yaml-fast-cursor.ts";
import type { YamlSink } from "./yaml-filler.ts";

const MAXIMUM_DEPTH = 100;

/** Writes the nodes of one document onto the tape, with their anchors and tags; what a refused document wrote is taken back. */
export class FastWriter {
  readonly cursor: FastCursor;
  /** End of the node written last, which is the end of a collection without brackets. */
  lastEnd = 0;
  private readonly sink: YamlSink;
  private readonly base: number;
  private anchorNodes: Map<string, number> | undefined;
  private depth = 0;
  private propertiesEnd = -1;
  private anchor = "";
  private tag = "";

  constructor(cursor: FastCursor, sink: YamlSink) {
    this.cursor = cursor;
    this.sink = sink;
    this.base = sink.builder.length;
  }

  /** Number of nodes of the document. */
  get size(): number {
    return this.sink.builder.length - this.base;
  }

  /** Whether an anchor or a tag waits for its node. */
  get hasProperties(): boolean {
    return this.propertiesEnd >= 0;
  }

  takeBack(): void {
    const { builder, aliases, anchors, tags } = this.sink;
    for (let node = this.base; node < builder.length; node += 1) {
      aliases.delete(node);
      anchors.delete(node);
      tags.delete(node);
    }
    builder.rewind(this.base);
  }

  key(style: Style, start: number, end: number): void {
    this.sink.builder.leaf(Kind.Scalar, style, start, end);
    this.lastEnd = end;
  }

  scalar(style: Style, start: number, end: number): void {
    const node = this.sink.builder.leaf(Kind.Scalar, style, start, end);
    if (this.propertiesEnd >= 0) this.claimProperties(node);
    this.lastEnd = end;
  }

  /** A missing value: behind its tag and anchor, else at `place`. */
  empty(place: number): void {
    const at = this.propertiesEnd >= 0 ? this.propertiesEnd : place;
    this.scalar(Style.Plain, at, at);
  }

  open(kind: Kind, style: Style, start: number): number {
    const node = this.sink.builder.open(kind, style, start);
    if (this.propertiesEnd >= 0) this.claimProperties(node);
    this.depth += 1;
    if (this.depth > MAXIMUM_DEPTH) this.cursor.refuse();
    return node;
  }

  close(node: number, end: number): void {
    this.sink.builder.close(node, end);
    this.depth -= 1;
    this.lastEnd = end;
  }

  /** The alias at the cursor. */
  alias(): void {
    const { cursor } = this;
    const start = cursor.pos;
    const name = this.readName();
    const target = this.anchorNodes?.get(name);
    if (this.propertiesEnd >= 0 || target === undefined) {
      cursor.refuse();
      return;
    }
    const node = this.sink.builder.leaf(Kind.Alias, Style.Plain, start, cursor.pos);
    this.sink.aliases.set(node, target);
    this.lastEnd = cursor.pos;
  }

  /** Reads an anchor and a tag, in any order, which go to the node written next; moves to what follows on the line. */
  readProperties(): void {
    const { cursor } = this;
    for (let code = cursor.code(); code === 33 || code === 38; code = cursor.code()) {
      if (code === 38 && this.anchor === "") this.anchor = this.readName();
      else if (code === 33 && this.tag === "") this.tag = this.readTag();
      else cursor.refuse();
      this.propertiesEnd = cursor.pos;
      cursor.skipSpaces();
    }
  }

  private claimProperties(node: number): void {
    if (this.anchor !== "") {
      this.anchorNodes ??= new Map();
      this.anchorNodes.set(this.anchor, node);
      this.sink.anchors.set(node, this.anchor);
    }
    if (this.tag !== "") this.sink.tags.set(node, this.tag);
    this.propertiesEnd = -1;
    this.anchor = "";
    this.tag = "";
  }

  private readName(): string {
    const { cursor } = this;
    const { text, end } = cursor;
    const start = cursor.pos + 1;
    let at = start;
    while (at < end && text.charCodeAt(at) > 32 && ((CHARACTERS[text.charCodeAt(at)] ?? 0) & Bit.FlowIndicator) === 0) at += 1;
    return this.endWord(start, at);
  }

  /** A tag of the form `!`, `!name` or `!!name` of common characters. */
  private readTag(): string {
    const { cursor } = this;
    const { text, end } = cursor;
    const start = cursor.pos;
    let at = start + 1;
    if (at < end && text.charCodeAt(at) === 33) at += 1;
    const name = at;
    while (at < end && ((CHARACTERS[text.charCodeAt(at)] ?? 0) & Bit.Tag) !== 0) at += 1;
    if (at === name && at > start + 1) cursor.refuse();
    return this.endWord(start, at);
  }

  /** Ends an anchor or a tag, behind which white space or the end of an item must stand. */
  private endWord(start: number, end: number): string {
    const { cursor } = this;
    const isEnd = cursor.isBlankAt(end) || [44, 93, 125].includes(cursor.text.charCodeAt(end));
    if (cursor.isRefused || end === start || !isEnd) cursor.refuse();
    else cursor.pos = end;
    return cursor.text.slice(start, end);
  }
}

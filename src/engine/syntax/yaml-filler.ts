import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, type Event, type MappingEvent, type ScalarEvent, type SequenceEvent } from "js-yaml";
import { Kind, Style, type SyntaxIssue } from "../model/tree.ts";
import type { Span } from "../model/route.ts";
import type { TapeBuilder } from "./builder.ts";
import { GapScanner } from "./yaml-gaps.ts";

/** What the documents of one stream are written into. */
export interface YamlSink {
  readonly builder: TapeBuilder;
  readonly aliases: Map<number, number>;
  readonly anchors: Map<number, string>;
  readonly tags: Map<number, string>;
  readonly issues: SyntaxIssue[];
}

/** What a filler makes of one document: its root, -1 where it is empty, and its comments, whose offsets count from the start of the document. */
export interface FilledDocument {
  readonly root: number;
  readonly comments: readonly Span[];
}

/** A collection whose children are being written. */
interface Frame {
  readonly node: number;
  readonly isMapping: boolean;
  /** Written with brackets; the single pair of `[a: b]` is not. */
  readonly hasBrackets: boolean;
  children: number;
  /** End of the last child, which is the end of a collection without brackets. */
  end: number;
}

/**
 * Writes the events of one document onto the tape. Events name offsets of scalars and starts of collections; the rest (ends of collections, places of
 * missing values, comments) is read from the gaps between them. Offsets of events count from `base`.
 */
export class YamlFiller {
  private readonly source: string;
  private readonly base: number;
  private readonly sink: YamlSink;
  private readonly gaps: GapScanner;
  private readonly anchorNodes = new Map<string, number>();
  private readonly frames: Frame[] = [];
  private root = -1;

  constructor(source: string, base: number, sink: YamlSink) {
    this.source = source;
    this.base = base;
    this.sink = sink;
    this.gaps = new GapScanner(source);
  }

  fill(events: readonly Event[]): FilledDocument {
    while (this.gaps.skip("\ufeff") === "%") this.gaps.advance(endOfLine(this.source, this.gaps.cursor));
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index];
      if (event === undefined) break;
      if (event.type === EVENT_ID.SCALAR) this.addScalar(event);
      else if (event.type === EVENT_ID.MAPPING) this.openMapping(event, events[index + 1]);
      else if (event.type === EVENT_ID.SEQUENCE) this.openSequence(event);
      else if (event.type === EVENT_ID.ALIAS) this.addAlias(event.anchorStart, event.anchorEnd);
      else if (event.type === EVENT_ID.POP && this.frames.length > 0) this.close();
      else if (event.type === EVENT_ID.POP) break;
    }
    this.gaps.advance(this.source.length);
    return { root: this.root, comments: this.gaps.comments };
  }

  private addScalar(event: ScalarEvent): void {
    const { valueStart, valueEnd, style } = event;
    if (valueStart < 0) {
      this.addEmpty(event);
    } else if (style === SCALAR_STYLE.PLAIN) {
      this.addLeaf(event, Style.Plain, valueStart, valueEnd);
    } else if (style === SCALAR_STYLE.SINGLE_QUOTED) {
      this.addLeaf(event, Style.Single, valueStart - 1, valueEnd + 1);
    } else if (style === SCALAR_STYLE.DOUBLE_QUOTED) {
      this.addLeaf(event, Style.Double, valueStart - 1, valueEnd + 1);
    } else {
      this.addBlock(event, style === SCALAR_STYLE.LITERAL_BLOCK ? Style.Literal : Style.Folded);
    }
  }

  private addLeaf(event: ScalarEvent, style: Style, start: number, end: number): void {
    this.gaps.advance(start);
    this.gaps.jump(end);
    this.finishNode(this.sink.builder.leaf(Kind.Scalar, style, this.base + start, this.base + end), event, end);
  }

  private addBlock(event: ScalarEvent, style: Style): void {
    this.gaps.advance(Math.max(event.anchorEnd, event.tagEnd));
    while (this.gaps.cursor < event.valueStart && !/[|>]/.test(this.gaps.skip("-:?"))) this.gaps.jump(this.gaps.cursor + 1);
    const start = this.gaps.cursor;
    this.gaps.advance(event.valueStart);
    this.gaps.jump(event.valueEnd);
    const end = blockEnd(this.source, start, event);
    this.finishNode(this.sink.builder.leaf(Kind.Scalar, style, this.base + start, this.base + end), event, end);
  }

  /** A missing value stands behind its colon, a missing item behind its dash, one with a tag or anchor behind that. */
  private addEmpty(event: ScalarEvent): void {
    const frame = this.frames.at(-1);
    const properties = Math.max(event.anchorEnd, event.tagEnd);
    if (frame === undefined && properties < 0) return;
    let place = properties;
    if (properties >= 0) this.gaps.advance(properties);
    else if (frame?.isMapping === true) place = frame.children % 2 === 0 ? this.placeOfKey() : this.placeOfValue(frame);
    else if (this.gaps.skip("") === "-") place = this.step();
    else place = this.gaps.cursor;
    this.finishNode(this.sink.builder.leaf(Kind.Scalar, Style.Plain, this.base + place, this.base + place), event, place);
  }

  private placeOfKey(): number {
    this.gaps.skip("?,");
    return this.gaps.cursor;
  }

  private placeOfValue(frame: Frame): number {
    return this.gaps.skip("") === ":" ? this.step() : frame.end;
  }

  private step(): number {
    this.gaps.jump(this.gaps.cursor + 1);
    return this.gaps.cursor;
  }

  private addAlias(anchorStart: number, anchorEnd: number): void {
    const start = anchorStart - 1;
    this.gaps.advance(start);
    this.gaps.jump(anchorEnd);
    const node = this.sink.builder.leaf(Kind.Alias, Style.Plain, this.base + start, this.base + anchorEnd);
    const name = this.source.slice(anchorStart, anchorEnd);
    const target = this.anchorNodes.get(name) ?? -1;
    this.sink.aliases.set(node, target);
    if (target < 0) {
      const message = `Unknown alias *${name}: no anchor &${name} stands before it in this document.`;
      this.sink.issues.push({ start: this.base + start, end: this.base + anchorEnd, message });
    }
    this.finishNode(node, undefined, anchorEnd);
  }

  private openMapping(event: MappingEvent, next: Event | undefined): void {
    const isFlow = event.style === COLLECTION_STYLE.FLOW;
    // In `[{a: 1}: b]` the outer mapping, which has no brackets, begins where the inner one does.
    const isDoubled = next?.type === EVENT_ID.MAPPING && next.style === COLLECTION_STYLE.FLOW && next.start === event.start;
    const hasBrackets = isFlow && this.source[event.start] === "{" && !isDoubled;
    this.open(event, Kind.Mapping, hasBrackets);
  }

  private openSequence(event: SequenceEvent): void {
    this.open(event, Kind.Sequence, event.style === COLLECTION_STYLE.FLOW);
  }

  private open(event: MappingEvent | SequenceEvent, kind: Kind, hasBrackets: boolean): void {
    const { start } = event;
    this.gaps.advance(start);
    if (hasBrackets) this.gaps.jump(start + 1);
    const style = event.style === COLLECTION_STYLE.FLOW ? Style.Flow : Style.Block;
    const node = this.sink.builder.open(kind, style, this.base + start);
    this.addProperties(node, event);
    this.frames.push({ node, isMapping: kind === Kind.Mapping, hasBrackets, children: 0, end: start });
  }

  private close(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    if (frame.hasBrackets) {
      this.gaps.skip(",:?");
      frame.end = this.step();
    }
    this.sink.builder.close(frame.node, this.base + frame.end);
    this.attach(frame.node, frame.end);
  }

  private finishNode(node: number, event: ScalarEvent | undefined, end: number): void {
    if (event !== undefined) this.addProperties(node, event);
    this.attach(node, end);
  }

  private attach(node: number, end: number): void {
    const parent = this.frames.at(-1);
    if (parent === undefined) {
      this.root = node;
      return;
    }
    parent.children += 1;
    parent.end = Math.max(parent.end, end);
  }

  private addProperties(node: number, event: ScalarEvent | MappingEvent | SequenceEvent): void {
    if (event.anchorStart >= 0) {
      const name = this.source.slice(event.anchorStart, event.anchorEnd);
      this.anchorNodes.set(name, node);
      this.sink.anchors.set(node, name);
    }
    if (event.tagStart >= 0) this.sink.tags.set(node, this.source.slice(event.tagStart, event.tagEnd));
  }
}

/**
 * The end of a block scalar: of its last line of content, without the break; with `keep` of the last blank line, which is content too;
 * of the header where nothing follows.
 */
function blockEnd(source: string, start: number, event: ScalarEvent): number {
  let header = start + 1;
  while (/[-+0-9]/.test(source.charAt(header))) header += 1;
  let end = event.valueEnd;
  if (event.chomping === CHOMPING_MODE.KEEP) return end > event.valueStart ? Math.max(header, beforeBreak(source, end)) : header;
  while (end > event.valueStart) {
    const lineEnd = beforeBreak(source, end);
    let lineStart = lineEnd;
    while (lineStart > event.valueStart && source.charCodeAt(lineStart - 1) === 32) lineStart -= 1;
    const isBlank = lineStart === event.valueStart || /[\r\n]/.test(source.charAt(lineStart - 1));
    if (!isBlank || (event.indent >= 0 && lineEnd - lineStart > event.indent)) return lineEnd;
    end = lineStart;
  }
  return header;
}

function beforeBreak(source: string, offset: number): number {
  let at = offset;
  if (source.charCodeAt(at - 1) === 10) at -= 1;
  if (source.charCodeAt(at - 1) === 13 && (at === offset || source.charCodeAt(at) === 10)) at -= 1;
  return at;
}

function endOfLine(source: string, offset: number): number {
  const found = source.indexOf("\n", offset);
  return found < 0 ? source.length : found;
}

import { Kind, Style } from "../model/tree.ts";
import { Bit } from "./yaml-fast-characters.ts";
import { isFlowIndicator } from "./yaml-fast-cursor.ts";
import type { FastWriter } from "./yaml-fast-writer.ts";

const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

/** Reads the flow collection at the cursor; its further lines must be indented by `indent`. */
export function readFlowCollection(writer: FastWriter, indent: number): void {
  const { cursor } = writer;
  const isMapping = cursor.code() === OPEN_BRACE;
  const terminator = cursor.code() + 2;
  const node = writer.open(isMapping ? Kind.Mapping : Kind.Sequence, Style.Flow, cursor.pos);
  cursor.pos += 1;
  while (!cursor.isRefused) {
    cursor.skipInFlow(indent);
    if (cursor.code() === terminator) {
      cursor.pos += 1;
      writer.close(node, cursor.pos);
      return;
    }
    if (isMapping) readPair(writer, indent);
    else readEntry(writer, indent);
    cursor.skipInFlow(indent);
    const code = cursor.code();
    if (code === COMMA) cursor.pos += 1;
    else if (code !== terminator) cursor.refuse();
  }
}

/** A key with or without a value. Keys that are not written as simple scalars have none here. */
function readPair(writer: FastWriter, indent: number): void {
  const { cursor } = writer;
  const code = cursor.code();
  if (code === 33 || code === 38) {
    cursor.refuse();
    return;
  }
  const start = cursor.pos;
  const style = scanScalar(writer, indent);
  if (style === -1) {
    readNode(writer, indent);
    writer.empty(writer.lastEnd);
    return;
  }
  writer.key(style, start, cursor.scalarEnd);
  if (isAtColon(writer, start)) readValue(writer, indent);
  else writer.empty(writer.lastEnd);
}

/** An item, or the single pair of `[a: b]`. */
function readEntry(writer: FastWriter, indent: number): void {
  const { cursor } = writer;
  const start = cursor.pos;
  const style = scanScalar(writer, indent);
  if (style === -1) {
    readNode(writer, indent);
    return;
  }
  const end = cursor.scalarEnd;
  if (!isAtColon(writer, start)) {
    writer.scalar(style, start, end);
    return;
  }
  const node = writer.open(Kind.Mapping, Style.Flow, start);
  writer.key(style, start, end);
  readValue(writer, indent);
  writer.close(node, writer.lastEnd);
}

/** Whether a colon follows the scalar that began at `start`, on the same line. */
function isAtColon({ cursor }: FastWriter, start: number): boolean {
  cursor.skipSpaces();
  if (cursor.code() !== COLON) return false;
  if (start < cursor.lineStart) cursor.refuse();
  return !cursor.isRefused;
}

/** The value behind the colon at the cursor. */
function readValue(writer: FastWriter, indent: number): void {
  const { cursor } = writer;
  cursor.pos += 1;
  const place = cursor.pos;
  cursor.skipInFlow(indent);
  const code = cursor.code();
  if (isFlowIndicator(code) && code !== OPEN_BRACE && code !== OPEN_BRACKET) writer.empty(place);
  else readNode(writer, indent);
}

function readNode(writer: FastWriter, indent: number): void {
  const { cursor } = writer;
  writer.readProperties();
  const code = cursor.code();
  if (code === OPEN_BRACE || code === OPEN_BRACKET) {
    readFlowCollection(writer, indent);
  } else if (code === 42) {
    writer.alias();
  } else if (isFlowIndicator(code) && writer.hasProperties) {
    writer.empty(cursor.pos);
  } else {
    const start = cursor.pos;
    const style = scanScalar(writer, indent);
    if (style === -1) cursor.refuse();
    else writer.scalar(style, start, cursor.scalarEnd);
  }
}

/** Reads a quoted or plain scalar; returns its style, or -1 where none begins. */
function scanScalar({ cursor }: FastWriter, indent: number): Style | -1 {
  const code = cursor.code();
  if (code === 34 || code === 39) {
    cursor.scanQuoted(indent);
    return code === 34 ? Style.Double : Style.Single;
  }
  if (!cursor.canStartPlain(Bit.FlowPlainStop)) return -1;
  cursor.scanPlain(Bit.FlowPlainStop);
  return Style.Plain;
}

import { parseEvents, YAMLException, type Event } from "js-yaml";

/** The deepest nesting of collections that is read. */
export const MAXIMUM_DEPTH = 200;

/** Above this many commas and line breaks a document is not read: every one may cost an object of the event list. */
const MAXIMUM_SEPARATORS = 2_000_000;

export interface YamlFailure {
  readonly position: number;
  /** The parser's own words. */
  readonly reason: string;
}

/** The events of one document, or where and why the parser gave up. */
export function readEvents(source: string): Event[] | YamlFailure {
  if (isTooLarge(source, 0, source.length)) {
    return { position: 0, reason: `more than ${String(MAXIMUM_SEPARATORS)} elements` };
  }
  try {
    return parseEvents(source, { maxDepth: MAXIMUM_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException)) return { position: 0, reason: String(error) };
    return { position: Math.min(error.mark?.position ?? 0, source.length), reason: error.reason };
  }
}

/** Whether the text from `start` to `end` has more commas and line breaks than are read. */
export function isTooLarge(text: string, start: number, end: number): boolean {
  if (end - start <= MAXIMUM_SEPARATORS) return false;
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13 || code === 44) count += 1;
  }
  return count > MAXIMUM_SEPARATORS;
}

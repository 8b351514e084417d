import { RE2JS } from "re2js";

/** A compiled RE2 pattern: linear in the text, whatever the pattern. */
export interface Pattern {
  /** Whether the pattern is found anywhere in the text. */
  test(text: string): boolean;
}

const MAXIMUM_LENGTH = 1000;
const CACHE_SIZE = 200;
const cache = new Map<string, Pattern | string>();

/** Compiles a pattern in RE2 syntax, or says what is wrong with it. Compiled patterns are kept. */
export function compilePattern(source: string): Pattern | string {
  const known = cache.get(source);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_SIZE) cache.clear();
  const compiled = compileNew(source);
  cache.set(source, compiled);
  return compiled;
}

function compileNew(source: string): Pattern | string {
  if (source.length > MAXIMUM_LENGTH) return `the pattern is longer than ${String(MAXIMUM_LENGTH)} characters`;
  try {
    return RE2JS.compile(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

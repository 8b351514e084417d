import { decode } from "./decode.ts";
import type { SkipReason } from "./discovery.ts";
import { readAll, type ReadResult, type Steps } from "./file-system.ts";

/** Largest file that is read, in bytes, where the principles file sets no other limit. */
export const DEFAULT_SIZE_LIMIT = 10 * 1024 * 1024;

/** The text of a file, or why it is left out. */
export type TextResult = { readonly text: string; readonly byteOrderMark: boolean } | { readonly reason: SkipReason };

/** Reads and decodes one file. */
export function* readText(file: string, limit: number): Steps<TextResult> {
  const [bytes] = yield* readAll([file], limit);
  return textOf(bytes ?? null);
}

/** What to make of the bytes of a file. */
export function textOf(bytes: ReadResult): TextResult {
  if (bytes === null) return { reason: "unreadable" };
  if (bytes === "too-large") return { reason: "too-large" };
  return decode(bytes);
}

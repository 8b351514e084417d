import type { AsyncFileSystem } from "#host/file-system.ts";
import { textOf } from "#host/read-text.ts";

/** The text of a file; null where it is missing, too large, or no UTF-8 text. */
export async function readStored(files: AsyncFileSystem, file: string, limit: number): Promise<string | null> {
  const decoded = textOf(await files.read(file, limit));
  return "text" in decoded ? decoded.text : null;
}

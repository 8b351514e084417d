import { chmodSync, closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file in one step: a reader sees the old or the new content, never a half. Mode bits are kept,
 * and a link stays a link. Content may come in pieces. Throws what the file system throws.
 */
export function writeFileAtomically(path: string, content: string | Iterable<string>): void {
  const pieces = typeof content === "string" ? [content] : content;
  if (isDevice(path)) {
    writePieces(path, pieces);
    return;
  }
  const target = isLink(path) ? realpathSync(path) : path;
  const temporary = join(dirname(target), `.${basename(target)}.${String(process.pid)}.tmp`);
  try {
    writePieces(temporary, pieces);
    const mode = modeOf(target);
    if (mode !== null) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** A pipe or a terminal, which cannot be replaced. */
function isDevice(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function modeOf(path: string): number | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : stats.mode & 0o7777;
}

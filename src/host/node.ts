import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync, type Dirent, type Stats } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { AsyncFileSystem, DirectoryEntry, FileStat, FileSystem, ReadResult, RealPlace } from "./file-system.ts";

// Windows knows no O_NONBLOCK.
const OPEN_FLAGS = constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK);

/** The files below a folder of this machine. */
export function createNodeFileSystem(root: string): FileSystem {
  const realRoot = attempt(() => realpathSync(root)) ?? root;
  const absolute = (path: string): string => (path === "" ? root : resolve(root, path));
  return {
    stat: (path) => attempt(() => statOf(statSync(absolute(path)))),
    list: (path) => attempt(() => readdirSync(absolute(path), { withFileTypes: true }).map(entryOf)),
    read: (path, limit) => attempt(() => readBounded(absolute(path), limit)),
    resolve: (path) => attempt(() => placeOf(absolute(path), realRoot)),
  };
}

/** The same, for callers that work over either kind of file system. */
export function createAsyncNodeFileSystem(root: string): AsyncFileSystem {
  const files = createNodeFileSystem(root);
  return {
    stat: (path) => Promise.resolve(files.stat(path)),
    list: (path) => Promise.resolve(files.list(path)),
    read: (path, limit) => Promise.resolve(files.read(path, limit)),
    resolve: (path) => Promise.resolve(files.resolve(path)),
  };
}

/** A path of this machine, relative to a root, with forward slashes. */
export function relativeTo(root: string, path: string): string {
  const name = relative(root, path);
  return sep === "/" ? name : name.split(sep).join("/");
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function statOf(stats: Stats): FileStat {
  const kind = kindOf(stats);
  return { kind, size: kind === "file" ? stats.size : 0 };
}

function kindOf(entry: Stats | Dirent): FileStat["kind"] {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : "other";
}

function entryOf(entry: Dirent): DirectoryEntry {
  return { name: entry.name, kind: entry.isSymbolicLink() ? "link" : kindOf(entry) };
}

/** Opened without blocking, because a named pipe would wait for a writer for ever; the size is that of the open file. */
function readBounded(path: string, limit: number): ReadResult {
  const descriptor = openSync(path, OPEN_FLAGS);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return null;
    return stats.size > limit ? "too-large" : readUpTo(descriptor, stats.size);
  } finally {
    closeSync(descriptor);
  }
}

function readUpTo(descriptor: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let count = -1; count !== 0 && length < size; length += count) count = readSync(descriptor, bytes, length, size - length, null);
  return bytes.subarray(0, length);
}

function placeOf(path: string, realRoot: string): RealPlace {
  const real = realpathSync(path);
  const name = relativeTo(realRoot, real);
  const outside = name === ".." || name.startsWith("../") || resolve(realRoot, name) !== real;
  return { kind: kindOf(statSync(real)), path: outside ? null : name };
}

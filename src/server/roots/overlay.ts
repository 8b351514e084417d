import type { AsyncFileSystem, FileStat } from "#host/file-system.ts";
import { createSlicer } from "../timing.ts";

/** The texts of open documents by file, relative to the root. */
export type Buffers = ReadonlyMap<string, string>;

/**
 * A file system on which open documents lie over the stored files, so that what is not saved counts.
 * Between two answers, requests of the client get their turn.
 */
export function overlayBuffers(files: AsyncFileSystem, buffers: Buffers): AsyncFileSystem {
  const encoder = new TextEncoder();
  const slicer = createSlicer();
  return {
    async stat(path) {
      const text = buffers.get(path);
      return text === undefined ? files.stat(path) : bufferStat(text);
    },
    async list(path) {
      await slicer.breathe();
      return files.list(path);
    },
    async read(path, limit) {
      await slicer.breathe();
      const text = buffers.get(path);
      return text === undefined ? files.read(path, limit) : encoder.encode(text);
    },
    async resolve(path) {
      return buffers.has(path) ? { kind: "file", path } : files.resolve(path);
    },
  };
}

function bufferStat(text: string): FileStat {
  return { kind: "file", size: text.length };
}

import type { DirectoryEntry, FileStat, FileSystem, ReadResult, RealPlace } from "./file-system.ts";
import { joinPath, parentOf, resolvePath } from "./paths.ts";

/** A file of a memory file system: text, bytes, a link (relative to its folder), or a place that may not be read. */
export type MemoryFile = string | Uint8Array | { readonly link: string } | { readonly unreadable: true };

const encoder = new TextEncoder();

/** A file system for tests, built from files by path. A path that ends in a slash is an unreadable folder. */
export function createMemoryFileSystem(files: Readonly<Record<string, MemoryFile>>): FileSystem {
  return new MemoryFileSystem(new Map(Object.entries(files)));
}

class MemoryFileSystem implements FileSystem {
  private readonly files: ReadonlyMap<string, MemoryFile>;
  private readonly folders = new Map<string, Set<string>>([["", new Set()]]);

  constructor(files: ReadonlyMap<string, MemoryFile>) {
    this.files = files;
    for (const path of files.keys()) this.addToFolder(path.endsWith("/") ? path.slice(0, -1) : path);
  }

  stat(path: string): FileStat | null {
    const real = this.resolve(path)?.path;
    if (real === null || real === undefined) return null;
    const bytes = this.bytesOf(real);
    return bytes === undefined ? { kind: "directory", size: 0 } : { kind: "file", size: bytes?.length ?? 0 };
  }

  list(path: string): readonly DirectoryEntry[] | null {
    const real = this.realPath(path, 0);
    const names = real === null || this.files.has(`${real}/`) ? undefined : this.folders.get(real);
    return names === undefined ? null : [...names].map((name) => ({ name, kind: this.kindOf(joinPath(real ?? "", name)) }));
  }

  read(path: string, limit: number): ReadResult {
    const real = this.realPath(path, 0);
    const bytes = real === null ? null : (this.bytesOf(real) ?? null);
    return bytes !== null && bytes.length > limit ? "too-large" : bytes;
  }

  resolve(path: string): RealPlace | null {
    const real = this.realPath(path, 0);
    if (real === null) return null;
    if (real.startsWith("..")) return { kind: "directory", path: null };
    if (this.isFolder(real)) return { kind: "directory", path: real };
    return this.files.has(real) ? { kind: "file", path: real } : null;
  }

  private addToFolder(path: string): void {
    if (path === "") return;
    const folder = parentOf(path);
    const names = this.folders.get(folder);
    if (names === undefined) {
      this.folders.set(folder, new Set());
      this.addToFolder(folder);
    }
    this.folders.get(folder)?.add(path.slice(folder === "" ? 0 : folder.length + 1));
  }

  private isFolder(path: string): boolean {
    return this.folders.has(path) || this.files.has(`${path}/`);
  }

  private kindOf(path: string): DirectoryEntry["kind"] {
    const file = this.files.get(path);
    if (this.isFolder(path)) return "directory";
    return typeof file === "object" && "link" in file ? "link" : "file";
  }

  /** Bytes of a file; null where it may not be read, undefined where there is none. */
  private bytesOf(path: string): Uint8Array | null | undefined {
    const file = this.files.get(path);
    if (file === undefined) return undefined;
    if (typeof file === "string") return encoder.encode(file);
    return file instanceof Uint8Array ? file : null;
  }

  /** Follows links part by part; null for a cycle or a link that leads nowhere. */
  private realPath(path: string, depth: number): string | null {
    if (depth > 16) return null;
    let real = "";
    for (const part of path === "" ? [] : path.split("/")) {
      real = joinPath(real, part);
      const file = this.files.get(real);
      if (typeof file !== "object" || !("link" in file)) continue;
      const target = this.realPath(resolvePath(parentOf(real), file.link), depth + 1);
      if (target === null) return null;
      real = target;
    }
    return real;
  }
}

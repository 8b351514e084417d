/** What stands at a path, links followed. */
export interface FileStat {
  readonly kind: "file" | "directory" | "other";
  /** Size in bytes; 0 for a directory. */
  readonly size: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "link" | "other";
}

/** Where a path leads when all links on the way are followed. */
export interface RealPlace {
  readonly kind: FileStat["kind"];
  /** Relative to the root; null where the place is outside of it. */
  readonly path: string | null;
}

/** The bytes of a file, or why there are none. */
export type ReadResult = Uint8Array | "too-large" | null;

/**
 * The files below one root folder. Paths are relative to the root, with forward slashes, "" for the root itself.
 * Nothing throws: null means that the place is missing or may not be read.
 */
export interface FileSystem {
  stat(path: string): FileStat | null;
  list(path: string): readonly DirectoryEntry[] | null;
  /** Reads a file of at most `limit` bytes. */
  read(path: string, limit: number): ReadResult;
  resolve(path: string): RealPlace | null;
}

/** The same over a channel that takes time. */
export type AsyncFileSystem = {
  readonly [K in keyof FileSystem]: (...parameters: Parameters<FileSystem[K]>) => Promise<ReturnType<FileSystem[K]>>;
};

export type FileRequest =
  | { readonly op: "stat" | "list" | "resolve"; readonly path: string }
  | { readonly op: "read"; readonly path: string; readonly limit: number };

/**
 * Work that asks for files, written once for both kinds of file system: each step hands out a batch of requests
 * and is resumed with their answers, in the same order.
 */
export type Steps<T> = Generator<readonly FileRequest[], T, readonly unknown[]>;

/** Requests under way at once over an asynchronous file system. */
const LANES = 32;

export function runSync<T>(steps: Steps<T>, files: FileSystem): T {
  let state = steps.next();
  while (state.done !== true) state = steps.next(state.value.map((request) => answer(request, files)));
  return state.value;
}

export async function runAsync<T>(steps: Steps<T>, files: AsyncFileSystem): Promise<T> {
  let state = steps.next();
  while (state.done !== true) state = steps.next(await answerAll(state.value, files));
  return state.value;
}

export function* statAll(paths: readonly string[]): Steps<readonly (FileStat | null)[]> {
  return (yield paths.map((path) => ({ op: "stat", path }))) as readonly (FileStat | null)[];
}

export function* listAll(paths: readonly string[]): Steps<readonly (readonly DirectoryEntry[] | null)[]> {
  return (yield paths.map((path) => ({ op: "list", path }))) as readonly (readonly DirectoryEntry[] | null)[];
}

export function* readAll(paths: readonly string[], limit: number): Steps<readonly ReadResult[]> {
  return (yield paths.map((path) => ({ op: "read", path, limit }))) as readonly ReadResult[];
}

export function* resolveAll(paths: readonly string[]): Steps<readonly (RealPlace | null)[]> {
  return (yield paths.map((path) => ({ op: "resolve", path }))) as readonly (RealPlace | null)[];
}

/** What a request asks of a file system, whichever kind it is. */
function answer<F extends FileSystem | AsyncFileSystem>(request: FileRequest, files: F): ReturnType<F[FileRequest["op"]]> {
  const result = request.op === "read" ? files.read(request.path, request.limit) : files[request.op](request.path);
  return result as ReturnType<F[FileRequest["op"]]>;
}

async function answerAll(requests: readonly FileRequest[], files: AsyncFileSystem): Promise<unknown[]> {
  const answers: unknown[] = requests.map(() => null);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < requests.length; index = next++) {
      const request = requests[index];
      if (request !== undefined) answers[index] = await answer(request, files);
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, requests.length) }, work));
  return answers;
}

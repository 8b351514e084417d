import type { AsyncFileSystem, DirectoryEntry, FileStat } from "./file-system.ts";

/** What a client says of a place. */
export interface RemoteStat extends FileStat {
  readonly link: boolean;
}

/** The three questions a client answers about the files of a folder; paths are relative to it. They reject where there is no answer. */
export interface RemoteFiles {
  stat(path: string): Promise<RemoteStat>;
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  readFile(path: string): Promise<Uint8Array>;
}

/**
 * A file system over a client, for a server that has none of its own (a web worker).
 * A client cannot say where a link leads, so links count as leading outside.
 */
export function createRemoteFileSystem(remote: RemoteFiles): AsyncFileSystem {
  return {
    stat: (path) => remote.stat(path).catch(() => null),
    list: (path) => remote.readDirectory(path).catch(() => null),
    read: async (path, limit) => {
      const stat = await remote.stat(path).catch(() => null);
      if (stat?.kind !== "file") return null;
      return stat.size > limit ? "too-large" : remote.readFile(path).catch(() => null);
    },
    resolve: async (path) => {
      const stat = await remote.stat(path).catch(() => null);
      return stat === null ? null : { kind: stat.kind, path: stat.link ? null : path };
    },
  };
}

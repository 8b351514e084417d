import type { Connection } from "vscode-languageserver";
import type { AsyncFileSystem, DirectoryEntry as HostEntry } from "#host/file-system.ts";
import { createRemoteFileSystem } from "#host/remote.ts";
import { ClientRequest, type DirectoryEntry, type FileContent, type FileParams, type FileStat } from "#protocol/requests.ts";
import { joinUri, type UriParts } from "./uris.ts";

/** The files below a folder, read through the client: for a web worker, and for folders that are not on this machine. */
export function clientFiles(connection: Connection, base: UriParts): AsyncFileSystem {
  const ask = async <R>(request: string, path: string): Promise<R> => {
    const params: FileParams = { uri: joinUri(base, path) };
    const answer = await connection.sendRequest<R | null>(request, params);
    if (answer === null) throw new Error(`nothing to read at ${params.uri}`);
    return answer;
  };
  return createRemoteFileSystem({
    stat: async (path) => {
      const { kind, size, symbolicLink } = await ask<FileStat>(ClientRequest.stat, path);
      return { kind, size, link: symbolicLink };
    },
    readDirectory: async (path) => (await ask<readonly DirectoryEntry[]>(ClientRequest.readDirectory, path)).map(toHostEntry),
    readFile: async (path) => decodeBase64((await ask<FileContent>(ClientRequest.readFile, path)).base64),
  });
}

function toHostEntry(entry: DirectoryEntry): HostEntry {
  return { name: entry.name, kind: entry.symbolicLink ? "link" : entry.kind };
}

function decodeBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

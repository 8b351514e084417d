import { Disposable, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ClientRequest } from "#protocol/requests.ts";
import type { DirectoryEntry, FileContent, FileKind, FileParams, FileStat } from "#protocol/requests.ts";
import { encodeBase64 } from "./base64.ts";

/** Lets the server read the workspace where it has no file system of its own: in a browser, and in virtual workspaces. */
export function answerFileRequests(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(ClientRequest.stat, ({ uri }: FileParams) => orNull(stat(Uri.parse(uri)))),
    client.onRequest(ClientRequest.readDirectory, ({ uri }: FileParams) => orNull(readDirectory(Uri.parse(uri)))),
    client.onRequest(ClientRequest.readFile, ({ uri }: FileParams) => orNull(readFile(Uri.parse(uri)))),
  );
}

async function stat(uri: Uri): Promise<FileStat> {
  const { type, size } = await workspace.fs.stat(uri);
  return { ...fileType(type), size };
}

async function readDirectory(uri: Uri): Promise<DirectoryEntry[]> {
  const entries = await workspace.fs.readDirectory(uri);
  return entries.map(([name, type]) => ({ name, ...fileType(type) }));
}

async function readFile(uri: Uri): Promise<FileContent> {
  return { base64: encodeBase64(await workspace.fs.readFile(uri)) };
}

/** `FileType` is a set of bits: a link has those of what it points to. */
function fileType(type: FileType): { kind: FileKind; symbolicLink: boolean } {
  const kind = (type & FileType.Directory) !== 0 ? "directory" : (type & FileType.File) !== 0 ? "file" : "other";
  return { kind, symbolicLink: (type & FileType.SymbolicLink) !== 0 };
}

/** What cannot be read is nothing to read; any other failure is ours and goes to the log of the server. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}

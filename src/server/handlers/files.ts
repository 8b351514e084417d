import type { DidChangeWatchedFilesParams } from "vscode-languageserver";
import type { Session } from "../session.ts";

/** Hands files that changed on disk to the roots they belong to, each root all of its own in one pass. */
export async function watchedFilesChanged(session: Session, params: DidChangeWatchedFilesParams): Promise<void> {
  const uris = [...new Set(params.changes.map((change) => change.uri))];
  await Promise.all(
    session.roots.all().map((root) => {
      const files = uris.flatMap((uri) => root.fileOf(uri) ?? []);
      return files.length === 0 ? Promise.resolve() : root.filesChanged(files);
    }),
  );
}

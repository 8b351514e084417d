import { DidChangeWorkspaceFoldersNotification } from "vscode-languageserver";
import { guardEvent } from "./guard.ts";
import { watchedFilesChanged } from "./handlers/files.ts";
import { foldersChanged } from "./handlers/folders.ts";
import type { Session } from "./session.ts";

/** Connects the notifications of the client. */
export function registerEvents(session: Session): void {
  const { connection, documents, client } = session;
  const log = connection.console;
  registerDocuments(session);
  documents.listen(connection);
  connection.onDidChangeWatchedFiles(guardEvent(log, "watched files", (params) => watchedFilesChanged(session, params)));
  connection.onDidChangeConfiguration(
    guardEvent(log, "configuration", () => {
      session.settings.clear();
      session.diagnostics.everythingChanged();
    }),
  );
  if (client.workspaceFolders) {
    // Not through `connection.workspace`: that would also register on the fly, which a client refuses before it is initialized.
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, guardEvent(log, "folders", ({ event }) => foldersChanged(session, event)));
  }
  connection.onShutdown(() => {
    session.diagnostics.dispose();
    session.status.dispose();
    for (const root of session.roots.all()) root.dispose();
  });
}

function registerDocuments({ connection, documents, sync, settings, diagnostics }: Session): void {
  const log = connection.console;
  const opened = new Map<string, number>();
  documents.onDidOpen(({ document }) => {
    opened.set(document.uri, document.version);
    void sync.opened(document.uri);
    diagnostics.documentChanged(document.uri, "opened");
  });
  documents.onDidChangeContent(({ document }) => {
    // Opening a document is told twice: as opened and as changed.
    if (opened.get(document.uri) === document.version) return;
    opened.delete(document.uri);
    void sync.changed(document.uri);
    diagnostics.documentChanged(document.uri, "edited");
  });
  documents.onDidSave(({ document }) => {
    diagnostics.documentChanged(document.uri, "saved");
  });
  documents.onDidClose(
    guardEvent(log, "close", async ({ document }) => {
      opened.delete(document.uri);
      settings.forget(document.uri);
      diagnostics.documentClosed(document.uri);
      await sync.closed(document.uri);
    }),
  );
}

import { type Connection, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type InitializeParams, type InitializeResult, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readClientFeatures, serverCapabilities } from "./capabilities.ts";
import { createDiagnostics } from "./diagnostics/diagnostics.ts";
import { DocumentSync } from "./document-sync.ts";
import { runGuarded } from "./guard.ts";
import { registerEvents } from "./register-events.ts";
import { registerRequests } from "./register-requests.ts";
import { Roots } from "./roots/roots.ts";
import type { Services } from "./services.ts";
import type { Session } from "./session.ts";
import { createSettingsCache } from "./settings.ts";
import { createStatus } from "./status.ts";

/** Serves one connection. Everything the server knows hangs on it; nothing is kept in a module. */
export function startServer(connection: Connection, services: Services): void {
  connection.onInitialize((params): InitializeResult => {
    const session = createSession(connection, services, params);
    registerEvents(session);
    registerRequests(session);
    connection.onInitialized(() => {
      runGuarded(connection.console, "start", () => start(session, foldersOf(params)));
    });
    return { capabilities: serverCapabilities(session.client), serverInfo: { name: "groundrules" } };
  });
  connection.listen();
}

function createSession(connection: Connection, services: Services, params: InitializeParams): Session {
  const client = readClientFeatures(params);
  const documents = new TextDocuments(TextDocument);
  const settings = createSettingsCache(connection, client.configuration);
  const roots: Roots = new Roots(services, {
    log: connection.console,
    changed: () => {
      status.changed();
      diagnostics.somethingChanged();
    },
    replaced: () => {
      status.changed();
      diagnostics.everythingChanged();
    },
  });
  const status = createStatus(connection, () => roots.all());
  const sync = new DocumentSync({ log: connection.console, documents, roots });
  const diagnostics = createDiagnostics({ connection, client, documents, roots, sync, settings, status });
  return { connection, services, client, documents, settings, roots, sync, diagnostics, status };
}

async function start(session: Session, folders: readonly string[]): Promise<void> {
  const added = Promise.all(folders.map((folder) => session.roots.addFolder(folder)));
  session.status.changed();
  const { connection, client } = session;
  if (client.configuration) await connection.client.register(DidChangeConfigurationNotification.type, { section: "groundrules" });
  if (client.watchRegistration) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] });
  }
  await added;
}

/** The folders to serve; a client of before 3.6 names one root only. */
function foldersOf(params: InitializeParams): readonly string[] {
  const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? [];
  const { rootUri } = params as { readonly rootUri?: string | null };
  return folders.length > 0 || typeof rootUri !== "string" ? folders : [rootUri];
}

import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientFeatures } from "./capabilities.ts";
import type { Diagnostics } from "./diagnostics/diagnostics.ts";
import type { Root } from "./roots/root.ts";
import type { DocumentSync } from "./document-sync.ts";
import type { Roots } from "./roots/roots.ts";
import type { Services } from "./services.ts";
import type { SettingsCache } from "./settings.ts";
import type { Status } from "./status.ts";

/** Everything one connection shares. Handlers get it; nothing of it stands in a module. */
export interface Session {
  readonly connection: Connection;
  readonly services: Services;
  readonly client: ClientFeatures;
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: SettingsCache;
  readonly roots: Roots;
  readonly sync: DocumentSync;
  readonly diagnostics: Diagnostics;
  readonly status: Status;
}

/** A document together with the root that answers for it. */
export interface Place {
  readonly uri: string;
  readonly root: Root;
  /** Name of the document in its root. */
  readonly file: string;
}

/** Finds the root and the name of a document and waits for its rules; null for what is not a file of ours. */
export async function locate(session: Pick<Session, "roots" | "sync">, uri: string): Promise<Place | null> {
  await session.sync.upToDate();
  const root = await session.roots.rootOf(uri);
  const file = root?.fileOf(uri) ?? null;
  if (root === null || file === null) return null;
  await root.ready;
  return { uri, root, file };
}

/** The same for a document that is open, with its text. */
export async function locateOpen(session: Pick<Session, "roots" | "sync" | "documents">, uri: string): Promise<(Place & { document: TextDocument }) | null> {
  const place = await locate(session, uri);
  const document = session.documents.get(uri);
  return place === null || document === undefined ? null : { ...place, document };
}

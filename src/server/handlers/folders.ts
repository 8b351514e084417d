import type { WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import type { Session } from "../session.ts";

/** Adds and removes roots while the server runs; open documents move to the roots that answer for them now. */
export async function foldersChanged(session: Session, event: WorkspaceFoldersChangeEvent): Promise<void> {
  for (const folder of event.removed) await session.roots.removeFolder(folder.uri);
  await Promise.all(event.added.map((folder) => session.roots.addFolder(folder.uri)));
  await session.sync.reopenAll();
  session.status.changed();
  session.diagnostics.everythingChanged();
}

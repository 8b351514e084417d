import type { DocumentSymbol, DocumentSymbolParams } from "vscode-languageserver";
import { toDocumentSymbol } from "../convert/authoring.ts";
import { locateOpen, type Session } from "../session.ts";

/** The outline of a principles or rule file. */
export async function documentSymbols(session: Session, params: DocumentSymbolParams): Promise<DocumentSymbol[]> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null) return [];
  const { document, file } = place;
  return session.services.authoring.symbols(file, document.getText()).map((entry) => toDocumentSymbol(document, entry));
}

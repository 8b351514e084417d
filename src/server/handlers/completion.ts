import type { CompletionList, CompletionParams } from "vscode-languageserver";
import { toCompletionItem } from "../convert/authoring.ts";
import { locateOpen, type Session } from "../session.ts";

/** Keys, rules, packs, severities and expressions where somebody writes principles or rules. */
export async function completion(session: Session, params: CompletionParams): Promise<CompletionList | null> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null) return null;
  const { document, file } = place;
  const text = document.getText();
  if (session.services.authoring.kindOf(file, text) === null) return null;
  const proposals = session.services.authoring.complete(file, text, document.offsetAt(params.position));
  return { isIncomplete: false, items: proposals.map((proposal, index) => toCompletionItem(document, proposal, index)) };
}

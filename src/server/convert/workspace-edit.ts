import type { CreateFile, SnippetTextEdit, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "#engine/index.ts";
import type { ClientFeatures } from "../capabilities.ts";
import { toTextEdits } from "./to-lsp.ts";

/** A file that an edit creates. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/**
 * Edits of a document and new files as one workspace edit, bound to the version the offsets were made for.
 * Null where the client cannot create the files the edit needs.
 */
export function toWorkspaceEdit(
  client: ClientFeatures,
  document: TextDocument,
  edits: readonly TextEdit[],
  created: readonly NewFile[] = [],
): WorkspaceEdit | null {
  if (created.length > 0 && !(client.createFiles && client.documentChanges)) return null;
  if (!client.documentChanges) return { changes: { [document.uri]: toTextEdits(document, edits) } };
  const own = edits.length === 0 ? [] : [editOf(document, toTextEdits(document, edits))];
  return { documentChanges: [...own, ...created.flatMap(creation)] };
}

/** An insertion whose placeholder the editor selects; without such placeholders, plain text. */
export function toSnippetEdit(document: TextDocument, offset: number, parts: { before: string; placeholder: string; after: string }): WorkspaceEdit {
  const position = document.positionAt(offset);
  const value = `${escapeSnippet(parts.before)}\${1:${escapeSnippet(parts.placeholder)}}${escapeSnippet(parts.after)}`;
  return { documentChanges: [editOf(document, [{ range: { start: position, end: position }, snippet: { kind: "snippet", value } }])] };
}

function editOf(document: TextDocument, edits: TextDocumentEdit["edits"] | SnippetTextEdit[]): TextDocumentEdit {
  return { textDocument: { uri: document.uri, version: document.version }, edits };
}

function creation(file: NewFile): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 };
  return [
    { kind: "create", uri: file.uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri: file.uri, version: null }, edits: [{ range: { start, end: start }, newText: file.text }] },
  ];
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

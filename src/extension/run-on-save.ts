import { Uri, languages, workspace } from "vscode";
import type { TextDocument } from "vscode";
import { vsdiag } from "vscode-languageclient";
import type { DiagnosticProviderMiddleware } from "vscode-languageclient";
import { settingsFor } from "./settings.ts";

/** With `run: onSave` the findings of a document stay as they are until it is saved, whoever asks for new ones. */
export const runOnSave: DiagnosticProviderMiddleware = {
  provideDiagnostics(document, previousResultId, token, next) {
    const open = document instanceof Uri ? findOpen(document) : document;
    const kept = open !== undefined && waitsForSave(open) ? keptReport(open, previousResultId) : null;
    return kept ?? next(document, previousResultId, token);
  },

  async provideWorkspaceDiagnostics(resultIds, token, resultReporter, next) {
    const result = await next(resultIds, token, (chunk) => {
      resultReporter(chunk === null ? null : { items: chunk.items.filter(isDue) });
    });
    return result === null || result === undefined ? result : { items: result.items.filter(isDue) };
  },
};

/** What is shown stays shown; null where nothing was ever asked for. */
function keptReport({ uri }: TextDocument, previousResultId: string | undefined): vsdiag.DocumentDiagnosticReport | null {
  if (previousResultId !== undefined) return { kind: vsdiag.DocumentDiagnosticReportKind.unChanged, resultId: previousResultId };
  const items = languages.getDiagnostics(uri).filter(({ source }) => source === "groundrules");
  return items.length > 0 ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items } : null;
}

function isDue({ uri }: vsdiag.WorkspaceDocumentDiagnosticReport): boolean {
  const open = findOpen(uri);
  return open === undefined || !waitsForSave(open);
}

function waitsForSave(document: TextDocument): boolean {
  return document.isDirty && settingsFor(document.uri).run === "onSave";
}

function findOpen(uri: Uri): TextDocument | undefined {
  const text = uri.toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === text);
}

import * as vscode from "vscode";
import { DiagnosticPullMode, DocumentDiagnosticRequest, RevealOutputChannelOn } from "vscode-languageclient";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "#protocol/requests.ts";
import { FILE_PATTERNS, SIDE_FILE_PATTERNS, documentFilters } from "./documents.ts";
import { diagnosticMiddleware } from "./diagnostic-middleware.ts";
import { settingsFor } from "./settings.ts";

/** Options that both hosts give their language client. */
export function clientOptions(outputChannel: vscode.LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { fileSystem: true };
  return {
    documentSelector: documentFilters(),
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    progressOnInitialization: true,
    synchronize: {
      fileEvents: [...FILE_PATTERNS, ...SIDE_FILE_PATTERNS].map((pattern) => vscode.workspace.createFileSystemWatcher(pattern)),
    },
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true, filter: isLeftForLater },
    middleware: { ...diagnosticMiddleware, ...editingMiddleware },
  };
}

/** Asks the server anew for the findings of everything that is open. */
export function refreshDiagnostics(client: BaseLanguageClient): void {
  client.getFeature(DocumentDiagnosticRequest.method).refresh();
}

function isLeftForLater(document: vscode.TextDocument, mode: DiagnosticPullMode): boolean {
  return mode === DiagnosticPullMode.onType && settingsFor(document.uri).run === "onSave";
}

/** A document for which Groundrules is switched off gets neither hovers nor fixes. */
const editingMiddleware: NonNullable<LanguageClientOptions["middleware"]> = {
  provideHover: (document, position, token, next) => (settingsFor(document.uri).enable ? next(document, position, token) : null),
  provideCodeActions: (document, ...[range, context, token, next]) =>
    settingsFor(document.uri).enable ? next(document, range, context, token) : null,
};

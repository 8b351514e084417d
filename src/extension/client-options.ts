import type * as vscode from "vscode";
import { RevealOutputChannelOn } from "vscode-languageclient";
import type { LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "#protocol/requests.ts";
import { documentFilters } from "./documents.ts";
import { runOnSave } from "./run-on-save.ts";
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
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    middleware: { ...runOnSave, ...whileEnabled },
  };
}

/** A document for which Groundrules is switched off gets neither hovers nor fixes. */
const whileEnabled: NonNullable<LanguageClientOptions["middleware"]> = {
  provideHover: (document, position, token, next) => (settingsFor(document.uri).enable ? next(document, position, token) : null),
  provideCodeActions: (document, ...[range, context, token, next]) =>
    settingsFor(document.uri).enable ? next(document, range, context, token) : null,
};

import { CodeActionKind, type InitializeParams, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";

/** What the client can do, as far as the server acts on it. */
export interface ClientFeatures {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly watchRegistration: boolean;
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  readonly snippetEdits: boolean;
  /** Whether the client is ours: it answers file requests and carries out our commands. */
  readonly runsCommands: boolean;
}

/** Kinds of the code actions on offer. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.groundrules`;

export function readClientFeatures({ capabilities, initializationOptions }: InitializeParams): ClientFeatures {
  const workspace = capabilities.workspace ?? {};
  const edits = workspace.workspaceEdit ?? {};
  return {
    pullDiagnostics: capabilities.textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace.diagnostics?.refreshSupport === true,
    configuration: workspace.configuration === true,
    workspaceFolders: workspace.workspaceFolders === true,
    watchRegistration: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: edits.documentChanges === true,
    createFiles: edits.resourceOperations?.includes("create") === true,
    snippetEdits: edits.snippetEditSupport === true,
    runsCommands: isOurs(initializationOptions),
  };
}

export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(client.pullDiagnostics ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } } : {}),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, FIX_ALL_KIND] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: true,
    completionProvider: { triggerCharacters: [":", "/", "[", "{", ",", " ", "-", "."] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

function isOurs(options: unknown): boolean {
  return typeof options === "object" && options !== null && "fileSystem" in options && options.fileSystem === true;
}

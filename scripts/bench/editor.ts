import { spawn, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type DocumentDiagnosticReport, type ProtocolConnection } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ServerRequest } from "#protocol/requests.ts";
import type { Keystroke } from "./edits.ts";

const CAPABILITIES = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
};

const PATIENCE_MS = 30_000;

/** An editor without a window: it starts the language server of the product over stdio and edits documents. */
export class Editor {
  private readonly server: ChildProcess;
  private readonly connection: ProtocolConnection;
  private readonly documents = new Map<string, TextDocument>();
  private refreshed: (() => void)[] = [];

  private constructor(program: string) {
    const server = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.server = server;
    this.connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    this.connection.onRequest("workspace/configuration", (params: { readonly items: readonly unknown[] }) => params.items.map(() => ({})));
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("workspace/diagnostic/refresh", () => {
      for (const resolve of this.refreshed.splice(0)) resolve();
      return null;
    });
    this.connection.listen();
  }

  /** Starts the server on a folder. */
  static async start(program: string, folder: string): Promise<Editor> {
    const editor = new Editor(program);
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "bench" }];
    await editor.connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: CAPABILITIES, workspaceFolders });
    await editor.connection.sendNotification("initialized", {});
    return editor;
  }

  /** Resolves when the server has read the whole workspace and has its findings. */
  async workspaceChecked(): Promise<number> {
    const { files } = await this.connection.sendRequest<{ files: number }>(ServerRequest.checkWorkspace, { folders: [] });
    return files;
  }

  async open(path: string, text: string): Promise<void> {
    const document = TextDocument.create(pathToFileURL(path).href, "yaml", 1, text);
    this.documents.set(path, document);
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: document.uri, languageId: "yaml", version: 1, text } });
  }

  async type(path: string, { offset, length, inserted }: Keystroke): Promise<void> {
    const document = this.document(path);
    const changes = [{ range: { start: document.positionAt(offset), end: document.positionAt(offset + length) }, text: inserted }];
    TextDocument.update(document, changes, document.version + 1);
    await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri: document.uri, version: document.version }, contentChanges: changes });
  }

  /** How many diagnostics a document has. */
  async diagnostics(path: string): Promise<number> {
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument: { uri: this.document(path).uri } });
    return report.kind === "full" ? report.items.length : 0;
  }

  /** Resolves when the server next says that everything is to be asked for again; fails where it never does. */
  refresh(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(reject, PATIENCE_MS, new Error("the server did not ask for a refresh"));
      this.refreshed.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  text(path: string): string {
    return this.document(path).getText();
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    this.connection.dispose();
    await new Promise((resolve) => this.server.once("close", resolve));
  }

  private document(path: string): TextDocument {
    const document = this.documents.get(path);
    if (document === undefined) throw new Error(`${path} is not open`);
    return document;
  }
}

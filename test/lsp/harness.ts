import { PassThrough } from "node:stream";
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type Location,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { AsyncFileSystem, FileSystem } from "#host/file-system.ts";
import { createMemoryFileSystem } from "#host/memory.ts";
import type { StatusParams } from "#protocol/requests.ts";
import { createServices } from "#server/create-services.ts";
import { startServer } from "#server/server.ts";
import type { Services } from "#server/services.ts";

export interface ClientOptions {
  /** Files on disk, by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Workspace folders, by absolute path. */
  readonly folders?: readonly string[];
  /** Capabilities on top of the usual ones; a key given as undefined is taken away. */
  readonly capabilities?: (usual: ClientCapabilities) => ClientCapabilities;
  readonly services?: (usual: Services) => Services;
}

/** Files by absolute path, with a number that grows with every change. */
class Disk extends Map<string, string> {
  version = 0;

  override set(path: string, text: string): this {
    this.version += 1;
    return super.set(path, text);
  }

  override delete(path: string): boolean {
    this.version += 1;
    return super.delete(path);
  }
}

/** A server over an in-memory connection, and an editor that talks to it. */
export class Client {
  readonly connection: ProtocolConnection;
  /** Files on disk; the server sees changes when it is told. */
  readonly disk: Disk;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: StatusParams[] = [];
  readonly logged: string[] = [];
  refreshes = 0;
  settings: unknown = {};
  private readonly documents = new Map<string, TextDocument>();
  private readonly dispose: () => void;

  private constructor(options: ClientOptions) {
    this.disk = new Disk(Object.entries(options.files ?? {}));
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    const usual = createServices((base) => this.diskBelow(base.path));
    startServer(server, options.services?.(usual) ?? usual);
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.dispose = () => {
      this.connection.dispose();
      server.dispose();
      toServer.destroy();
      toClient.destroy();
    };
    this.answerServer();
    this.connection.listen();
  }

  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = new Client(options);
    const folders = (options.folders ?? ["/shop"]).map((path) => ({ uri: uriOf(path), name: path }));
    const capabilities = options.capabilities?.(USUAL) ?? USUAL;
    await client.connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities, workspaceFolders: folders, initializationOptions: { fileSystem: true } });
    await client.connection.sendNotification("initialized", {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    this.dispose();
  }

  async open(path: string, text = this.disk.get(path) ?? ""): Promise<void> {
    const document = TextDocument.create(uriOf(path), "yaml", 1, text);
    this.documents.set(path, document);
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: document.uri, languageId: "yaml", version: 1, text } });
  }

  /** Replaces one piece of text of an open document by another, as an incremental change. */
  async edit(path: string, piece: string, by: string): Promise<void> {
    const document = this.document(path);
    const start = document.getText().indexOf(piece);
    if (start < 0) throw new Error(`${path} has no "${piece}"`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + piece.length) };
    const changes = [{ range, text: by }];
    TextDocument.update(document, changes, document.version + 1);
    await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri: document.uri, version: document.version }, contentChanges: changes });
  }

  async close(path: string): Promise<void> {
    this.documents.delete(path);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
  }

  /** Writes or (null) deletes files and tells the server in one notification. */
  async write(files: Readonly<Record<string, string | null>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) this.disk.delete(path);
      else this.disk.set(path, text);
    }
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: Object.keys(files).map((path) => ({ uri: uriOf(path), type: 2 })) });
  }

  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: uriOf(path) }, ...(previousResultId === undefined ? {} : { previousResultId }) });
  }

  async diagnostics(path: string): Promise<Diagnostic[]> {
    const report = await this.pull(path);
    return report.kind === "full" ? report.items : [];
  }

  /** Diagnostics as `code «underlined text»`, in order. */
  async underlined(path: string): Promise<string[]> {
    const document = this.document(path);
    return (await this.diagnostics(path)).map((item) => `${String(item.code)} «${document.getText(item.range)}»`);
  }

  hover(path: string, piece: string): Promise<Hover | null> {
    return this.connection.sendRequest("textDocument/hover", this.at(path, piece));
  }

  async hoverText(path: string, piece: string): Promise<string> {
    const hover = await this.hover(path, piece);
    const contents = hover?.contents;
    return typeof contents === "object" && "value" in contents ? contents.value : "";
  }

  definition(path: string, piece: string): Promise<Location[]> {
    return this.connection.sendRequest("textDocument/definition", this.at(path, piece));
  }

  references(path: string, piece: string): Promise<Location[]> {
    return this.connection.sendRequest("textDocument/references", { ...this.at(path, piece), context: { includeDeclaration: false } });
  }

  /** Completions behind a piece of text. */
  async completions(path: string, piece: string): Promise<CompletionItem[]> {
    const params = this.at(path, piece, piece.length);
    const answer = await this.connection.sendRequest<{ items: CompletionItem[] } | CompletionItem[] | null>("textDocument/completion", params);
    return answer === null ? [] : Array.isArray(answer) ? answer : answer.items;
  }

  codeActions(path: string, piece: string, only?: string[]): Promise<CodeAction[]> {
    const { textDocument, position } = this.at(path, piece);
    const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
    return this.connection.sendRequest("textDocument/codeAction", { textDocument, range: { start: position, end: position }, context });
  }

  /** Titles of the code actions at a piece of text. */
  async titles(path: string, piece: string): Promise<string[]> {
    return (await this.codeActions(path, piece)).map((action) => action.title);
  }

  /** The text of a document after an edit of it. */
  applied(path: string, edit: WorkspaceEdit | undefined): string {
    const document = this.document(path);
    const edits = (edit?.documentChanges ?? []).filter((change): change is TextDocumentEdit => "edits" in change && change.textDocument.uri === document.uri);
    return TextDocument.applyEdits(document, edits.flatMap((change) => change.edits.map(plainEdit)));
  }

  /** Takes over an edit as an editor does, and tells the server. */
  async apply(path: string, edit: WorkspaceEdit | undefined): Promise<void> {
    const text = this.applied(path, edit);
    await this.edit(path, this.text(path), text);
  }

  text(path: string): string {
    return this.document(path).getText();
  }

  /** Waits until something holds; fails with `what` after five seconds. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let attempt = 0; attempt < 500; attempt += 1) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`never happened: ${what}; the server logged: ${this.logged.join("; ")}`);
  }

  private at(path: string, piece: string, further = 0): { textDocument: { uri: string }; position: Position } {
    const document = this.document(path);
    const offset = document.getText().indexOf(piece);
    if (offset < 0) throw new Error(`${path} has no "${piece}"`);
    return { textDocument: { uri: document.uri }, position: document.positionAt(offset + further) };
  }

  private document(path: string): TextDocument {
    const document = this.documents.get(path);
    if (document === undefined) throw new Error(`${path} is not open`);
    return document;
  }

  private answerServer(): void {
    this.connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => void this.published.push(params));
    this.connection.onNotification("groundrules/status", (params: StatusParams) => void this.statuses.push(params));
    this.connection.onNotification("window/logMessage", (params: { message: string }) => void this.logged.push(params.message));
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes += 1;
      return null;
    });
    this.connection.onRequest("workspace/configuration", (params: { items: unknown[] }) => params.items.map(() => this.settings));
  }

  private diskBelow(folder: string): AsyncFileSystem {
    let seen = -1;
    let present = createMemoryFileSystem({});
    const below = (): FileSystem => {
      if (seen === this.disk.version) return present;
      seen = this.disk.version;
      const prefix = folder.endsWith("/") ? folder : `${folder}/`;
      const files = [...this.disk].flatMap(([path, text]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), text] as const] : []));
      present = createMemoryFileSystem(Object.fromEntries(files));
      return present;
    };
    return {
      stat: (path) => Promise.resolve(below().stat(path)),
      list: (path) => Promise.resolve(below().list(path)),
      read: (path, limit) => Promise.resolve(below().read(path, limit)),
      resolve: (path) => Promise.resolve(below().resolve(path)),
    };
  }
}

export function uriOf(path: string): string {
  return `file://${path}`;
}

/** The underlined text of a range. */
export function textIn(text: string, range: Range): string {
  return TextDocument.create("file:///x", "yaml", 1, text).getText(range);
}

/** A snippet edit as its text with the placeholder filled in. */
function plainEdit(edit: TextDocumentEdit["edits"][number]): TextEdit {
  if ("newText" in edit) return edit;
  return { range: edit.range, newText: edit.snippet.value.replace(/\$\{1:([^}]*)\}/, "$1").replace(/\\([\\$}])/g, "$1") };
}

const USUAL: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"], snippetEditSupport: true },
  },
};

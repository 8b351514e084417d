import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { describe, type ErrorLog } from "./guard.ts";
import type { Root } from "./roots/root.ts";
import type { Roots } from "./roots/roots.ts";

export interface DocumentSyncParts {
  readonly log: ErrorLog;
  readonly documents: TextDocuments<TextDocument>;
  readonly roots: Roots;
}

/** Hands the texts of open documents to every root they belong to, in the order the client sent them. */
export class DocumentSync {
  private readonly parts: DocumentSyncParts;
  private readonly running = new Map<string, Promise<void>>();

  constructor(parts: DocumentSyncParts) {
    this.parts = parts;
  }

  /** Resolves when everything the client has said of its documents so far has reached the engines: one may set the rules of another. */
  async upToDate(): Promise<void> {
    await Promise.all(this.running.values());
  }

  opened(uri: string): Promise<void> {
    return this.inOrder(uri, async () => {
      const text = this.parts.documents.get(uri)?.getText();
      if (text === undefined) return;
      await this.forEachRoot(uri, (root, file) => root.openDocument(file, text));
    });
  }

  changed(uri: string): Promise<void> {
    return this.inOrder(uri, async () => {
      const text = this.parts.documents.get(uri)?.getText();
      if (text === undefined) return;
      await this.forEachRoot(uri, (root, file) => root.changeDocument(file, text));
    });
  }

  closed(uri: string): Promise<void> {
    return this.inOrder(uri, async () => {
      await this.forEachRoot(uri, (root, file) => root.closeDocument(file));
      if (!this.parts.documents.keys().some((open) => isSibling(open, uri))) await this.parts.roots.dropStray(uri);
    });
  }

  /** Hands every open document over again: a folder was added or removed. */
  async reopenAll(): Promise<void> {
    await Promise.all(this.parts.documents.keys().map((uri) => this.opened(uri)));
  }

  private inOrder(uri: string, work: () => Promise<void>): Promise<void> {
    const safe = (): Promise<void> =>
      work().catch((fault: unknown) => {
        this.parts.log.error(`document: ${describe(fault)}`);
      });
    const before = this.running.get(uri);
    const done = before === undefined ? safe() : before.then(safe);
    this.running.set(uri, done);
    void done.then(() => {
      if (this.running.get(uri) === done) this.running.delete(uri);
    });
    return done;
  }

  private async forEachRoot(uri: string, visit: (root: Root, file: string) => void | Promise<void>): Promise<void> {
    for (const root of await this.parts.roots.rootsOver(uri)) {
      const file = root.fileOf(uri);
      if (file !== null) await visit(root, file);
    }
  }
}

function isSibling(one: string, other: string): boolean {
  return one.slice(0, one.lastIndexOf("/")) === other.slice(0, other.lastIndexOf("/"));
}

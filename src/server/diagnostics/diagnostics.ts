import type { Connection, Diagnostic, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientFeatures } from "../capabilities.ts";
import { runGuarded } from "../guard.ts";
import type { DocumentSync } from "../document-sync.ts";
import type { Roots } from "../roots/roots.ts";
import { locate } from "../session.ts";
import type { SettingsCache } from "../settings.ts";
import type { Status } from "../status.ts";
import { createSlicer, debounce } from "../timing.ts";
import { diagnosticsOf, type FileDiagnostics } from "./report.ts";

/** How long things are quiet before documents that did not change themselves are looked at again. */
const QUIET_MS = 200;

/** Keeps what the client shows in step with the findings: by pull, or by push where the client cannot pull. */
export interface Diagnostics {
  /** The diagnostics of a document as they are now; they count as delivered. */
  compute(uri: string): Promise<FileDiagnostics>;
  /** A document was opened, edited or saved. */
  documentChanged(uri: string, reason: "opened" | "edited" | "saved"): void;
  documentClosed(uri: string): void;
  /** Something changed that may touch other documents. */
  somethingChanged(): void;
  /** The rules changed: everything open is checked at once. */
  everythingChanged(): void;
  /** Grows with every change that may touch findings. */
  readonly generation: number;
  /** Resolves at the next change. */
  nextChange(): Promise<void>;
  dispose(): void;
}

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly documents: TextDocuments<TextDocument>;
  readonly roots: Roots;
  readonly sync: DocumentSync;
  readonly settings: SettingsCache;
  readonly status: Status;
}

export function createDiagnostics(parts: DiagnosticsParts): Diagnostics {
  return new DiagnosticsKeeper(parts);
}

/** What was last handed out for a document. */
interface Delivery {
  readonly resultId: string;
  readonly version: number;
}

class DiagnosticsKeeper implements Diagnostics {
  generation = 0;
  private readonly parts: DiagnosticsParts;
  private readonly delivered = new Map<string, Delivery>();
  private readonly due = new Set<string>();
  private readonly lookAround = debounce(QUIET_MS, () => {
    this.guarded("look at other documents", () => this.checkOthers());
  });
  private readonly refresh = debounce(0, () => {
    this.guarded("refresh", () => this.parts.connection.languages.diagnostics.refresh());
  });
  private readonly publishDue = debounce(0, () => {
    this.guarded("publish", () => this.publishAll());
  });
  private waiting: (() => void)[] = [];

  constructor(parts: DiagnosticsParts) {
    this.parts = parts;
  }

  async compute(uri: string): Promise<FileDiagnostics> {
    const place = await locate(this.parts, uri);
    if (place === null) return { items: [], resultId: "none" };
    const settings = await this.parts.settings.get(uri);
    const started = performance.now();
    const result = diagnosticsOf(place.root, place.file, settings);
    this.parts.status.linted(performance.now() - started);
    this.delivered.set(uri, { resultId: result.resultId, version: this.versionOf(uri) });
    return result;
  }

  documentChanged(uri: string, reason: "opened" | "edited" | "saved"): void {
    if (this.parts.client.pullDiagnostics) return;
    this.guarded("settings", async () => {
      const { run } = await this.parts.settings.get(uri);
      if (reason === "edited" && run === "onSave") return;
      this.due.add(uri);
      this.publishDue.trigger();
    });
  }

  documentClosed(uri: string): void {
    this.delivered.delete(uri);
    this.due.delete(uri);
    if (!this.parts.client.pullDiagnostics) this.send(uri, [], undefined);
  }

  somethingChanged(): void {
    this.generation += 1;
    for (const resolve of this.waiting.splice(0)) resolve();
    this.lookAround.trigger();
  }

  everythingChanged(): void {
    this.somethingChanged();
    this.lookAround.cancel();
    if (this.parts.client.pullDiagnostics) {
      if (this.parts.client.refreshDiagnostics) this.refresh.trigger();
      return;
    }
    for (const uri of this.parts.documents.keys()) this.due.add(uri);
    this.publishDue.trigger();
  }

  nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  dispose(): void {
    for (const timer of [this.lookAround, this.refresh, this.publishDue]) timer.dispose();
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Looks whether the findings of documents that did not change themselves are others than those handed out. */
  private async checkOthers(): Promise<void> {
    const slicer = createSlicer();
    for (const [uri, delivery] of [...this.delivered]) {
      await slicer.breathe();
      if (delivery.version !== this.versionOf(uri) || !(await this.isStale(uri, delivery))) continue;
      if (this.parts.client.pullDiagnostics) {
        if (this.parts.client.refreshDiagnostics) this.refresh.trigger();
        return;
      }
      this.due.add(uri);
    }
    if (this.due.size > 0) this.publishDue.trigger();
  }

  private async isStale(uri: string, delivery: Delivery): Promise<boolean> {
    const place = await locate(this.parts, uri);
    if (place === null) return false;
    return diagnosticsOf(place.root, place.file, await this.parts.settings.get(uri)).resultId !== delivery.resultId;
  }

  private async publishAll(): Promise<void> {
    const uris = [...this.due];
    this.due.clear();
    const slicer = createSlicer();
    for (const uri of uris) {
      await slicer.breathe();
      if (this.parts.documents.get(uri) === undefined) continue;
      const previous = this.delivered.get(uri)?.resultId;
      const { items, resultId } = await this.compute(uri);
      const document = this.parts.documents.get(uri);
      if (document !== undefined && resultId !== previous) this.send(uri, items, document.version);
    }
  }

  private send(uri: string, diagnostics: Diagnostic[], version: number | undefined): void {
    this.guarded("publish", () => this.parts.connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) }));
  }

  private versionOf(uri: string): number {
    return this.parts.documents.get(uri)?.version ?? -1;
  }

  private guarded(name: string, work: () => Promise<void>): void {
    runGuarded(this.parts.connection.console, name, work);
  }
}

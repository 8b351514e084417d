import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceFullDocumentDiagnosticReport,
} from "vscode-languageserver";
import { cancelled } from "../guard.ts";
import { diagnosticsOf } from "../diagnostics/report.ts";
import type { Root } from "../roots/root.ts";
import type { Session } from "../session.ts";
import { createSlicer } from "../timing.ts";

/** Files sent at once where the client takes parts. */
const CHUNK = 50;
/** How long the workspace is quiet before it is looked at again: typing comes first. */
const QUIET_MS = 200;

export type WorkspaceProgress = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;

/** The request of one client after another; each is held open while there is nothing new to tell. */
export interface WorkspaceDiagnostics {
  handle(params: WorkspaceDiagnosticParams, token: CancellationToken, progress: WorkspaceProgress | undefined): Promise<WorkspaceDiagnosticReport>;
}

export function createWorkspaceDiagnostics(session: Session): WorkspaceDiagnostics {
  let told = { generation: -1, files: 0 };
  return {
    async handle(params, token, progress) {
      const held = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
      const wake = wakeOnCancel(token);
      // A client that lacks results it was once given starts anew, and is answered at once.
      while (told.generation === session.diagnostics.generation && held.size >= told.files) {
        await Promise.race([session.diagnostics.nextChange(), wake]);
        if (token.isCancellationRequested) throw cancelled();
      }
      await untilQuiet(session, token);
      for (const root of await session.roots.allFolders()) await root.checkUsage();
      const generation = session.diagnostics.generation;
      const pass = new Pass(session, token, progress);
      for (const root of await session.roots.allFolders()) await pass.addRoot(root, held);
      told = { generation, files: pass.files };
      return { items: pass.rest() };
    },
  };
}

/** One look at every file of every root. */
class Pass {
  /** Files with diagnostics, those the client has already included. */
  files = 0;
  private items: WorkspaceFullDocumentDiagnosticReport[] = [];
  private readonly session: Session;
  private readonly token: CancellationToken;
  private readonly progress: WorkspaceProgress | undefined;

  constructor(session: Session, token: CancellationToken, progress: WorkspaceProgress | undefined) {
    this.session = session;
    this.token = token;
    this.progress = progress;
  }

  async addRoot(root: Root, held: ReadonlyMap<string, string>): Promise<void> {
    const settings = await this.session.settings.get(root.place.folder);
    const slicer = createSlicer(this.token);
    const names = new Set([...root.files.names(), ...[...held.keys()].flatMap((uri) => root.fileOf(uri) ?? [])]);
    for (const file of names) {
      await slicer.breathe();
      const uri = root.uriOf(file);
      if (!this.session.roots.isOwner(root, uri)) continue;
      const { items, resultId } = diagnosticsOf(root, file, settings);
      if (items.length > 0) this.files += 1;
      const before = held.get(uri);
      if (resultId === before || (items.length === 0 && before === undefined)) continue;
      this.add({ kind: DocumentDiagnosticReportKind.Full, uri, version: this.session.documents.get(uri)?.version ?? null, resultId, items });
    }
  }

  rest(): WorkspaceFullDocumentDiagnosticReport[] {
    return this.items.splice(0);
  }

  private add(item: WorkspaceFullDocumentDiagnosticReport): void {
    this.items.push(item);
    if (this.progress === undefined || this.items.length < CHUNK) return;
    this.progress.report({ items: this.rest() });
  }
}

/** Waits until all files have come in and nothing has changed for a while. */
async function untilQuiet(session: Session, token: CancellationToken): Promise<void> {
  for (let seen = -1; seen !== session.diagnostics.generation; ) {
    seen = session.diagnostics.generation;
    await Promise.all((await session.roots.allFolders()).map((root) => root.settled));
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    if (token.isCancellationRequested) throw cancelled();
  }
}

function wakeOnCancel(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    token.onCancellationRequested(() => {
      resolve();
    });
  });
}

import { isComposeName, type Engine, type Variables } from "#engine/index.ts";
import { discover } from "#host/discovery.ts";
import { type AsyncFileSystem, runAsync } from "#host/file-system.ts";
import { ancestorsOf, baseName, isWithin, joinPath, parentOf } from "#host/paths.ts";
import { isVariablesFile } from "#project/variables.ts";
import { createSlicer } from "../timing.ts";
import { FolderVariables } from "./folder-variables.ts";
import { createHiddenCheck } from "./hidden.ts";
import { readStored } from "./read-stored.ts";
import { overlayBuffers } from "./overlay.ts";

/** What a file set is made for. */
export interface FileSetOptions {
  readonly engine: Engine;
  /** The stored files of the root. */
  readonly stored: AsyncFileSystem;
  /** Folder below which files count, relative to the root. */
  readonly scope: string;
  /** Whether stored files are loaded, or open documents only. */
  readonly loadsFiles: boolean;
  /** Whether a file of this name may be ours. */
  readonly wants: (file: string) => boolean;
  /** Largest file that is read, in bytes. */
  readonly sizeLimit: () => number;
  /** Findings may have changed. */
  readonly changed: () => void;
  /** Variables of some folder have changed: what the engine holds is to be looked at again. */
  readonly variablesChanged: () => void;
}

type HiddenCheck = (file: string) => Promise<boolean>;

/** What one batch of changes shares. */
interface Batch {
  readonly isHidden: HiddenCheck;
  /** Every folder that holds a known file. */
  readonly folders: ReadonlySet<string>;
}

/** Keeps the engine of one root in step with its stored files and with the open documents that lie over them. */
export class FileSet {
  /** Stored files with the open documents over them. */
  readonly files: AsyncFileSystem;
  private readonly options: FileSetOptions;
  private readonly variables: FolderVariables;
  private readonly buffers = new Map<string, string>();
  private readonly known = new Set<string>();
  /** `Chart.yaml` files met above open documents. */
  private readonly charts = new Set<string>();
  /** Files that are there, but cannot be read as text or are too large. */
  private readonly unread = new Set<string>();
  private work: Promise<void> = Promise.resolve();
  private pass = 0;
  private isDisposed = false;

  constructor(options: FileSetOptions) {
    this.options = options;
    this.files = overlayBuffers(options.stored, this.buffers);
    this.variables = new FolderVariables(this.files);
  }

  /** Resolves when all work asked for so far is done. */
  get settled(): Promise<void> {
    return this.work;
  }

  has(file: string): boolean {
    return this.known.has(file);
  }

  /** Whether the root holds a file of that path, as far as is known. */
  isPresent(path: string): boolean {
    return this.known.has(path) || this.charts.has(path);
  }

  /** The variables that are filled into the Compose files of a folder. */
  variablesOf(folder: string): Variables {
    return this.variables.of(folder);
  }

  names(): readonly string[] {
    return [...this.known].sort();
  }

  /** Files that are there and of which nothing is known. */
  unreadNames(): readonly string[] {
    return [...this.unread].sort();
  }

  /** The text of an open document. */
  bufferOf(file: string): string | null {
    return this.buffers.get(file) ?? null;
  }

  /** Takes the text of a document that was opened. */
  async open(file: string, text: string): Promise<void> {
    this.buffers.set(file, text);
    if (isVariablesFile(file)) await this.followVariables([file]);
    if (!this.known.has(file) && !(await this.isOurs(file, createHiddenCheck(this.files)))) return;
    await this.lookForChart(file);
    await this.variables.lookFor(file);
    const latest = this.buffers.get(file);
    if (latest === undefined || this.isDisposed) return;
    this.known.add(file);
    this.put(file, latest);
  }

  async change(file: string, text: string): Promise<void> {
    this.buffers.set(file, text);
    if (this.known.has(file)) this.put(file, text);
    if (isVariablesFile(file)) await this.followVariables([file]);
  }

  /** Goes back to the stored text of a document that was closed. */
  close(file: string): Promise<void> {
    return this.buffers.delete(file) ? this.take([file]) : Promise.resolve();
  }

  /** Takes over files or folders that were created, changed or deleted on disk, in one pass. */
  take(paths: readonly string[]): Promise<void> {
    return this.queue(async () => {
      const slicer = createSlicer();
      await this.followVariables(paths);
      const batch: Batch = { isHidden: createHiddenCheck(this.files), folders: foldersOf(this.known) };
      for (const path of paths) {
        if (this.isDisposed) return;
        for (const file of await this.expand(path, batch)) await this.feed(file);
        await slicer.breathe();
      }
      this.options.changed();
    });
  }

  /** Folders of the open documents. */
  bufferFolders(): readonly string[] {
    return [...new Set([...this.buffers.keys()].map(parentOf))];
  }

  /** Finds and reads everything, and tells in between what was found; false where a later call took the place of this one. */
  async loadAll(found: (names: readonly string[]) => Promise<void>): Promise<boolean> {
    const pass = ++this.pass;
    await this.queue(async () => {
      if (!this.options.loadsFiles) return;
      const slicer = createSlicer();
      const { files } = await runAsync(discover({ paths: [this.options.scope], wants: this.options.wants }), this.files);
      if (!this.isLatest(pass)) return;
      this.forgetAllBut(new Set(files));
      for (const file of files) this.known.add(file);
      const { size } = await this.variables.refresh([""]);
      await found(files);
      for (const file of files) {
        if (!this.isLatest(pass)) return;
        await this.feed(file);
        await slicer.breathe();
      }
      if (size > 0) this.options.variablesChanged();
      this.options.changed();
    });
    return this.isLatest(pass);
  }

  dispose(): void {
    this.isDisposed = true;
  }

  private isLatest(pass: number): boolean {
    return pass === this.pass && !this.isDisposed;
  }

  private queue(work: () => Promise<void>): Promise<void> {
    this.work = this.work.then(work, work);
    return this.work;
  }

  private put(file: string, text: string): void {
    const isTooLarge = text.length > this.options.sizeLimit();
    if (isTooLarge) this.options.engine.remove(file);
    else this.options.engine.update(file, text);
    this.mark(file, isTooLarge);
    this.options.changed();
  }

  private mark(file: string, isUnread: boolean): void {
    if (isUnread) this.unread.add(file);
    else this.unread.delete(file);
  }

  /** A file below the `templates` of a chart is no manifest; the chart may not have come in yet. */
  private async lookForChart(file: string): Promise<void> {
    for (const folder of ancestorsOf(file)) {
      if (baseName(folder) !== "templates") continue;
      const chart = joinPath(parentOf(folder), "Chart.yaml");
      if ((await this.options.stored.stat(chart))?.kind === "file") this.charts.add(chart);
    }
  }

  private async isOurs(file: string, isHidden: HiddenCheck): Promise<boolean> {
    return isWithin(file, this.options.scope) && this.options.wants(file) && !(await isHidden(file));
  }

  /** The files a changed path stands for: itself, or what is or was below it where it is a folder. */
  private async expand(path: string, batch: Batch): Promise<readonly string[]> {
    if (this.known.has(path)) return [path];
    if (batch.folders.has(path)) return this.names().filter((file) => isWithin(file, path));
    if (!this.options.loadsFiles || !isWithin(path, this.options.scope)) return [];
    if (this.options.wants(path)) return (await batch.isHidden(path)) ? [] : [path];
    return this.filesOfNewFolder(path, batch);
  }

  private async filesOfNewFolder(path: string, batch: Batch): Promise<readonly string[]> {
    if (baseName(path).includes(".") || (await batch.isHidden(`${path}/x`))) return [];
    const stat = await this.options.stored.stat(path);
    if (stat?.kind !== "directory") return [];
    return (await runAsync(discover({ paths: [path], wants: this.options.wants }), this.files)).files;
  }

  /** Takes over the variables of files or folders that changed, and reads the files anew that they are filled into. */
  private async followVariables(paths: readonly string[]): Promise<void> {
    const folders = await this.variables.refresh(paths);
    if (folders.size === 0 || this.isDisposed) return;
    for (const file of this.names()) if (isComposeName(file) && folders.has(parentOf(file))) await this.feed(file);
    this.options.variablesChanged();
  }

  /** Reads a stored file anew; open documents stay as they are. */
  private async feed(file: string): Promise<void> {
    if (this.buffers.has(file)) return;
    await this.variables.lookFor(file);
    const text = this.options.loadsFiles ? await readStored(this.options.stored, file, this.options.sizeLimit()) : null;
    const isThere = text !== null || (this.options.loadsFiles && (await this.options.stored.stat(file)) !== null);
    if (this.buffers.has(file) || this.isDisposed) return;
    this.mark(file, text === null && isThere);
    if (text !== null) {
      this.known.add(file);
      this.options.engine.update(file, text);
      this.options.engine.release(file);
    } else {
      this.known.delete(file);
      this.options.engine.remove(file);
    }
  }

  private forgetAllBut(kept: ReadonlySet<string>): void {
    for (const file of this.known) {
      if (kept.has(file) || this.buffers.has(file)) continue;
      this.known.delete(file);
      this.options.engine.remove(file);
    }
  }
}

function foldersOf(files: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) for (const folder of ancestorsOf(file)) folders.add(folder);
  return folders;
}

import { createEngine, fixFile } from "#engine/index.ts";
import type { Engine, EngineConfiguration, FileReport, Finding, Fix, FixSafety, HoldsResource, PrinciplesIssue, RuleSet } from "#engine/index.ts";
import { baseName, isWithin } from "#host/paths.ts";
import type { LoadedRules, LoadRequest, Services } from "../services.ts";
import { joinUri, relativePath, type UriParts } from "../uris.ts";
import { createSlicer, debounce } from "../timing.ts";
import { FileSet } from "./file-set.ts";
import type { ErrorLog } from "../guard.ts";
import { Usage } from "./usage.ts";

/** How long the principles files are quiet before files that are not open are read again under new rules. */
const QUIET_MS = 500;

/** What a root covers. */
export interface RootPlace {
  /** URI of the workspace folder, or of the folder of a document outside all of them. */
  readonly folder: string;
  /** The folder files are named by: the git work tree that holds `folder`, else `folder` itself. */
  readonly base: UriParts;
  /** `folder` relative to `base`; "" where they are the same. */
  readonly scope: string;
  /** Whether every file below `folder` is loaded, or only what is open. */
  readonly loadsFiles: boolean;
}

/** Which fixes to apply in a batch. */
export interface FixSelection {
  readonly safety: readonly FixSafety[];
  /** Null for the fixes of every rule. */
  readonly rule: string | null;
}

/** What a root tells the session. */
export interface RootEvents {
  /** Where faults of work that nobody waits for are written. */
  readonly log: ErrorLog;
  /** Findings of some file may have changed, or what is to be said of the principles files. */
  changed(root: Root): void;
  /** The rules in force were replaced, or the set has become complete: everything open is to be checked anew. */
  replaced(root: Root): void;
}

const NO_RULES: RuleSet = { id: "none", rules: [], settings: { kubernetesMinor: 0, reasonRequired: false, foreignSuppressions: true, suppressionDays: null } };

/** One engine with the files and the rules of one folder. */
export class Root {
  readonly place: RootPlace;
  readonly files: FileSet;
  /** Resolves when rules are in force for the first time. */
  readonly ready: Promise<void>;
  readonly services: Services;
  private readonly events: RootEvents;
  private readonly engine: Engine;
  private readonly usage: Usage;
  private current: LoadedRules | null = null;
  private loads = 0;
  private day = "";
  private isComplete = false;
  private readonly loadFilesLater = debounce(QUIET_MS, () => void this.loadFiles());

  constructor(place: RootPlace, services: Services, events: RootEvents) {
    this.place = place;
    this.services = services;
    this.events = events;
    this.engine = createEngine({ ...this.surroundings(), rulesFor: () => NO_RULES, complete: false });
    this.files = new FileSet({
      engine: this.engine,
      stored: services.fileSystem(place.base),
      scope: place.scope,
      loadsFiles: place.loadsFiles,
      wants: (file) => services.wants(file),
      sizeLimit: () => this.current?.fileSizeLimit ?? services.fileSizeLimit,
      changed: () => {
        this.usage.outdate();
        events.changed(this);
      },
      variablesChanged: () => {
        this.usage.outdate();
        this.configure();
      },
    });
    this.usage = new Usage({
      log: events.log,
      reports: () => this.reports(),
      unread: () => this.files.unreadNames(),
      changed: () => {
        events.changed(this);
      },
    });
    this.ready = this.loadRules();
  }

  /** The rules in force; null until they are loaded. */
  get rules(): LoadedRules | null {
    return this.current;
  }

  /** What is wrong with principles files, with what only a look at every file tells as of the last `checkUsage`. */
  get issues(): readonly PrinciplesIssue[] {
    return [...(this.current?.issues ?? []), ...this.usage.issues];
  }

  /** Looks whether waivers and scopes of the principles files still match something; does nothing where nothing changed since. */
  async checkUsage(): Promise<void> {
    await this.usage.check();
  }

  /** Resolves when every file has come in. */
  get settled(): Promise<void> {
    return this.ready.then(() => this.files.settled);
  }

  fileOf(uri: string): string | null {
    const file = relativePath(this.place.base, uri);
    return file === null || file === "" || !isWithin(file, this.place.scope) ? null : file;
  }

  uriOf(file: string): string {
    return joinUri(this.place.base, file);
  }

  async openDocument(file: string, text: string): Promise<void> {
    await this.files.open(file, text);
    if (this.isSourceOfRules(file)) await this.loadRules();
  }

  async changeDocument(file: string, text: string): Promise<void> {
    if (this.files.bufferOf(file) === text) return;
    await this.files.change(file, text);
    if (this.isSourceOfRules(file)) await this.loadRules();
  }

  async closeDocument(file: string): Promise<void> {
    await this.files.close(file);
    if (this.isSourceOfRules(file)) await this.loadRules();
  }

  /** Takes over files that were created, changed or deleted on disk. */
  async filesChanged(files: readonly string[]): Promise<void> {
    const stored = files.filter((file) => this.files.bufferOf(file) === null);
    if (stored.length === 0) return;
    if (stored.some((file) => this.isSourceOfRules(file))) await this.loadRules();
    if (stored.some((file) => baseName(file) === ".gitignore")) await this.loadFiles();
    else if (this.place.loadsFiles) await this.files.take(stored);
  }

  /** What the engine holds of a file; null where the file is not checked. */
  report(file: string): FileReport | null {
    if (this.current === null || !this.files.has(file)) return null;
    if (this.day !== this.services.today()) void this.loadRules();
    return this.compared(file, this.engine.findings(file));
  }

  /** A report with the findings marked that the baseline accepts. */
  private compared(file: string, report: FileReport): FileReport {
    const baseline = this.current?.baseline;
    if (baseline === undefined || baseline.isEmpty) return report;
    const findings = baseline.mark(file, report.findings, this.holdsResource);
    return findings === report.findings ? report : { ...report, findings };
  }

  /** Whether a file still holds a resource. Of one that cannot be told it is taken for granted: nothing passes for moved that may still be there. */
  private readonly holdsResource: HoldsResource = (file, resource) => {
    if (!this.files.has(file)) return !this.isComplete || this.files.unreadNames().includes(file);
    const { errors, inventory } = this.engine.findings(file);
    if (errors.length > 0 || resource === null) return true;
    const { type, namespace, name } = resource;
    return inventory.some((other) => other.type === type && other.namespace === namespace && other.name === name);
  };

  /** Fixes of a finding of an open document. */
  fixes(file: string, finding: Finding): readonly Fix[] {
    return this.files.bufferOf(file) === null ? [] : this.engine.fixes(file, finding);
  }

  /** The text of an open document with the allowed fixes applied; null where the document is not checked. */
  fixedText(file: string, selection: FixSelection): string | null {
    const present = this.files.bufferOf(file);
    if (present === null || !this.files.has(file)) return null;
    const allows = (fix: Fix, finding: Finding): boolean =>
      selection.safety.includes(fix.safety) && (selection.rule === null || finding.rule === selection.rule);
    try {
      return fixFile({ engine: this.engine, file, text: present, allows }).text;
    } finally {
      this.engine.update(file, present);
    }
  }

  /** What the engine would hold of an open document if it had another text; null where the document is not checked. */
  trial(file: string, text: string): FileReport | null {
    const present = this.files.bufferOf(file);
    if (present === null || !this.files.has(file)) return null;
    this.engine.update(file, text);
    try {
      return this.compared(file, this.engine.findings(file));
    } finally {
      this.engine.update(file, present);
    }
  }

  /** Reads the principles files again. Open documents have the new rules at once; stored files follow in the background. */
  async loadRules(): Promise<void> {
    const isFirst = this.current === null;
    const isNew = await this.readRules();
    if (isFirst) void this.loadFiles();
    else if (isNew) this.loadFilesLater.trigger();
  }

  /** Puts the rules of the principles files in force; while one is invalid, those last in force stay. False where they are the same. */
  private async readRules(): Promise<boolean> {
    const load = ++this.loads;
    const today = this.services.today();
    const loaded = await this.services.loadRules(this.loadRequest(today));
    if (load !== this.loads) return false;
    const before = this.current;
    this.usage.follow(loaded.isValid && this.isWhole ? loaded : null);
    const isKept = before !== null && (!loaded.isValid || (before.id === loaded.id && this.day === today));
    this.current = before !== null && !loaded.isValid ? keepRules(before, loaded) : loaded;
    this.day = today;
    if (isKept) this.events.changed(this);
    else this.configure();
    return !isKept;
  }

  /** Where the principles files of the root are looked for. `asOf` is an ISO date. */
  loadRequest(asOf: string): LoadRequest {
    const folders = [this.place.scope, ...this.files.bufferFolders()];
    return { files: this.files.files, folders, candidates: this.files.names(), asOf };
  }

  /** Finds and reads all files; then rules that need the whole set speak too. */
  private async loadFiles(): Promise<void> {
    const isDone = await this.files.loadAll((names) => this.findFurtherRules(names));
    if (!isDone || this.isComplete || !this.isWhole) return;
    this.isComplete = true;
    this.usage.start();
    this.configure();
  }

  /** Whether the root holds every file there is, once all have come in. */
  private get isWhole(): boolean {
    return this.place.scope === "" && this.place.loadsFiles;
  }

  /** Of every file, in the order of their names; requests of the client get their turn in between. */
  private async reports(): Promise<readonly FileReport[]> {
    const slicer = createSlicer();
    const reports: FileReport[] = [];
    for (const file of this.files.names()) {
      await slicer.breathe();
      if (this.files.has(file)) reports.push(this.engine.findings(file));
    }
    return reports;
  }

  dispose(): void {
    this.loads += 1;
    this.loadFilesLater.dispose();
    this.usage.dispose();
    this.files.dispose();
  }

  /** Whether a change of a file may change the rules or what goes with them: a principles file, one that another extends, the baseline, owners. */
  private isSourceOfRules(file: string): boolean {
    const { texts, project } = this.current ?? {};
    return this.services.isPrinciplesFile(file) || texts?.has(file) === true || project?.run.baseline === file || baseName(file) === "CODEOWNERS";
  }

  /** Takes principles files of folders below into account as soon as they are found. */
  private async findFurtherRules(names: readonly string[]): Promise<void> {
    const isNew = names.some((file) => this.services.isPrinciplesFile(file) && this.current?.texts.has(file) !== true);
    if (isNew) await this.readRules();
  }

  private configure(): void {
    if (this.current === null) return;
    this.engine.configure({ ...this.surroundings(), rulesFor: this.current.rulesFor, complete: this.isComplete });
    this.events.replaced(this);
  }

  /** What an engine is to know of the root beside its files and rules. */
  surroundings(): Pick<EngineConfiguration, "asOf" | "hasFile" | "variablesOf"> {
    return { asOf: this.day, hasFile: (path) => this.files.isPresent(path), variablesOf: (folder) => this.files.variablesOf(folder) };
  }
}

function keepRules(kept: LoadedRules, broken: LoadedRules): LoadedRules {
  const { isValid, message, issues, principlesFiles, texts } = broken;
  return { ...kept, isValid, message, issues, principlesFiles, texts };
}

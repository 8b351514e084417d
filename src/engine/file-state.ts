import { templateFacts } from "./formats/kubernetes/references/templates.ts";
import { detectFile } from "./formats/registry.ts";
import type { EngineConfiguration } from "./api.ts";
import type { FileAnalysis } from "./model/analysis.ts";
import type { JudgedFile } from "./judge-file.ts";
import type { RunError } from "./model/finding.ts";
import type { Format, Model, Target } from "./model/format.ts";
import type { Resource } from "./model/resource.ts";
import { NO_VARIABLES, sameVariables, type Variables } from "./model/variables.ts";
import { createLineIndex } from "./text/lines.ts";
import type { ParsedFile } from "./rules/place.ts";

/** A parsed file, with its format's model. */
export interface LoadedFile extends ParsedFile {
  readonly format: Format | null;
  readonly notYet: boolean;
  readonly model: Model;
  /** Those that were filled in. */
  readonly variables: Variables;
}

/** What stays known of a file when its text has been dropped. */
export interface FileSummary {
  readonly format: string | null;
  readonly notYet: boolean;
  readonly resources: number;
  readonly errors: readonly RunError[];
}

/** One file of the engine; each step is kept until its input changes. */
export interface FileState {
  readonly file: string;
  text: string | null;
  loaded: LoadedFile | null;
  summary: FileSummary | null;
  analysis: { readonly generation: number; readonly value: FileAnalysis } | null;
  judged: (JudgedFile & { readonly key: string }) | null;
  /** Whether some finding shows places of other files, so that it hangs on their text. */
  pointsElsewhere: boolean;
}

const EMPTY_MODEL: Model = { targets: [], facts: [], resources: 0 };

export function createFileState(file: string, text: string | null): FileState {
  return { file, text, loaded: null, summary: null, analysis: null, judged: null, pointsElsewhere: false };
}

/** What a file is read in the light of. */
export type Surroundings = Pick<EngineConfiguration, "hasFile" | "variablesOf">;

/** Parses a text and builds the model of its format. */
export function loadFile(file: string, text: string, surroundings: Surroundings): LoadedFile {
  const { format, tree, notYet } = detectFile(file, text, surroundings.hasFile);
  const variables = format?.takesVariables === true ? variablesFor(file, surroundings) : NO_VARIABLES;
  const model = notYet ? { ...EMPTY_MODEL, facts: templateFacts(text) } : (format?.build(file, tree, variables) ?? EMPTY_MODEL);
  return { format, notYet, tree, lines: createLineIndex(text), model, variables };
}

/** Whether a loaded file would be another one now, with the same text. */
export function isOutdated(file: string, loaded: LoadedFile, surroundings: Surroundings): boolean {
  return loaded.format?.takesVariables === true && !sameVariables(loaded.variables, variablesFor(file, surroundings));
}

function variablesFor(file: string, { variablesOf }: Surroundings): Variables {
  return variablesOf?.(file.slice(0, Math.max(0, file.lastIndexOf("/")))) ?? NO_VARIABLES;
}

export function summarise(file: string, loaded: LoadedFile): FileSummary {
  const isOurs = loaded.format !== null && !loaded.notYet;
  return {
    format: loaded.format?.id ?? null,
    notYet: loaded.notYet,
    resources: loaded.model.resources,
    errors: isOurs ? parseErrors(file, loaded) : [],
  };
}

/** The distinct resources of the targets, in their order. */
export function inventoryOf(targets: readonly Target[]): Resource[] {
  const distinct = new Map<string, Resource>();
  let last: Resource | null = null;
  for (const { resource } of targets) {
    if (resource === null || resource === last) continue;
    last = resource;
    const key = `${resource.type} ${resource.namespace ?? ""} ${resource.name}`;
    if (!distinct.has(key)) distinct.set(key, resource);
  }
  return [...distinct.values()];
}

function parseErrors(file: string, loaded: LoadedFile): RunError[] {
  return loaded.tree.issues.map((issue) => ({
    kind: "parse",
    file,
    range: { start: loaded.lines.positionAt(issue.start), end: loaded.lines.positionAt(issue.end) },
    message: issue.message,
  }));
}

/** The analysis of a file that no rule looks at. */
export function emptyAnalysis(errors: FileAnalysis["errors"], facts: FileAnalysis["facts"]): FileAnalysis {
  return { findings: [], candidates: [], suppressions: [], errors, inventory: [], applied: [], facts, factPlaces: [] };
}

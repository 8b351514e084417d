import type { Finding, Fix, RunError, SuppressionUse } from "./model/finding.ts";
import type { Fact } from "./model/facts.ts";
import type { Application } from "./model/application.ts";
import type { Resource } from "./model/resource.ts";
import type { RuleSet } from "./model/plan.ts";
import type { Variables } from "./model/variables.ts";

/** What the engine holds of one file. */
export interface FileReport {
  readonly file: string;
  /** Format id, or null for a file of no known format. */
  readonly format: string | null;
  /** Ours, but left alone until its format is supported (a chart template, a Kustomize patch). */
  readonly notYet: boolean;
  readonly resources: number;
  /** All verdicts, in the order of `compareFindings`. */
  readonly findings: readonly Finding[];
  /** In the order of the file. */
  readonly suppressions: readonly SuppressionUse[];
  readonly errors: readonly RunError[];
  /** The distinct resources that findings of the file can be about. */
  readonly inventory: readonly Resource[];
  /** Waivers that cover a failing finding of the file, whether they have an effect or not: `FILE#ID`. */
  readonly waiversUsed: readonly string[];
  /** What applied to what, before folding; empty unless `EngineConfiguration.applications` asks for it. */
  readonly applications: readonly Application[];
}

/** The report of a file of which nothing is known beyond what is given. */
export function emptyReport(file: string, known: Partial<FileReport>): FileReport {
  const nothing = { findings: [], suppressions: [], errors: [], inventory: [], waiversUsed: [], applications: [] };
  return { file, format: null, notYet: false, resources: 0, ...nothing, ...known };
}

/** The result of the map step of one file, free of functions and classes, so that a worker can send it. */
export interface FileRecord {
  readonly file: string;
  readonly format: string | null;
  readonly notYet: boolean;
  readonly resources: number;
  readonly facts: readonly Fact[];
  /** Findings of per-file rules and the places of cross-file candidates; opaque to others than the engine. */
  readonly analysis: unknown;
}

export interface EngineConfiguration {
  /** The rules in force for a file, by the folder it stands in (relative to the root, "" for the root). Must be cheap: it is asked per file. */
  readonly rulesFor: (folder: string) => RuleSet;
  /** Whether every file of the set is loaded: rules that need the graph stay silent otherwise. */
  readonly complete: boolean;
  /** ISO date (YYYY-MM-DD): the one clock. */
  readonly asOf: string;
  /** Whether the root holds a file of that path; tells templates of a chart from manifests. */
  readonly hasFile: (path: string) => boolean;
  /** The variables that the `.env` file of a folder defines. Must be cheap: it is asked per file of a format that has variables. Absent: none. */
  readonly variablesOf?: (folder: string) => Variables;
  /** Whether reports tell to which resources each rule applied; it costs time and memory. Absent: no. */
  readonly applications?: boolean;
}

/** One step of the answer to "why did this rule fire here, or not?". */
export interface ExplainStep {
  readonly step: string;
  readonly value: string;
  readonly file: string | null;
  readonly line: number | null;
}

/**
 * The engine of one root folder: files in, findings out. Pure and synchronous; equal input gives equal output in equal order.
 * Files are named by their path relative to the root, with forward slashes.
 */
export interface Engine {
  /** Replaces rules, keeps trees, resources and facts. Held files whose variables are others now are built anew; released ones are to be updated again. */
  configure(configuration: EngineConfiguration): void;
  /** Adds or replaces a file. Nothing is computed until it is asked for. */
  update(file: string, text: string): void;
  remove(file: string): void;
  /** Computes what is needed of a file, then drops its text and tree; findings keep their places. */
  release(file: string): void;
  findings(file: string): FileReport;
  /** Every file, sorted by name. */
  report(): readonly FileReport[];
  /** The fixes of a finding of a file whose text is held; the first is the preferred one. */
  fixes(file: string, finding: Finding): readonly Fix[];
  /** Why a rule did or did not fire at a 1-based line. */
  explain(rule: string, file: string, line: number): readonly ExplainStep[];
  /** The map step of one file, for sending to another engine. */
  extract(file: string): FileRecord;
  /** The reduce step: takes over what another engine has extracted. */
  adopt(record: FileRecord): void;
}

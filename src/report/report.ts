import type { Application, Finding, Fix, RunError, Severity, Stage, Waiver } from "#engine/index.ts";

/** What reports show of a rule. */
export interface RuleText {
  readonly title: string;
  /** Address of the rule's page; null where there is none, as for a rule of the organisation. */
  readonly url: string | null;
  readonly description: string;
  readonly rationale: string;
  /** Framework → control ids that the rule supports. */
  readonly references: Readonly<Record<string, readonly string[]>>;
}

/** What reports show of a principle. */
export interface PrincipleText {
  readonly id: string;
  readonly name: string;
  readonly statement: string | null;
  readonly rationale: string | null;
  readonly owner: string | null;
  readonly pillar?: string | null;
  readonly implications?: readonly string[];
  readonly approvers?: readonly string[];
  /** Framework → control ids that the principle supports. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
  /** Stage on the date of the run. */
  readonly stage?: Stage;
  /** All stages in the order of the file; `from` null holds from the beginning. */
  readonly stages?: readonly { readonly from: string | null; readonly stage: Stage }[];
  /** Date of the next review, as written. */
  readonly reviewNext?: string | null;
  readonly evidence?: Evidence | null;
  /** Share of conformance to reach, from 0 to 1. */
  readonly target?: number | null;
  /** Ids of the rules in force for the principle. */
  readonly rules?: readonly string[];
}

/** How a principle is proven that no rule can check. Dates as written. */
export interface Evidence {
  readonly type: "automated" | "attested" | "none";
  readonly link: string | null;
  readonly by: string | null;
  readonly on: string | null;
  readonly expires: string | null;
}

/** A waiver on the date of the run. */
export interface WaiverState {
  readonly waiver: Waiver;
  /** `requested` lacks an approval, `expiring` ends within 30 days, `invalid` lacks something else it needs. */
  readonly state: "requested" | "in-force" | "expiring" | "expired" | "invalid";
  /** Days until it ends; negative once it has, null where its date cannot be read. */
  readonly daysLeft: number | null;
  /** Number of findings it waives now. */
  readonly findings: number;
}

/** An application of a rule, with the file of the resource. */
export interface FileApplication extends Application {
  readonly file: string;
}

/** One run in the history of conformance. */
export interface HistoryRecord {
  /** ISO date: the clock of the run. */
  readonly asOf: string;
  /** Full hash; null outside of git. */
  readonly commit: string | null;
  readonly version: string;
  readonly findings: SeverityCounts;
  readonly waived: number;
  readonly suppressed: number;
  readonly baseline: number;
  readonly unresolved: number;
  readonly waivers: { readonly inForce: number; readonly expiring: number; readonly expired: number };
  /** Share of conformance from 0 to 1 by principle id; null where nothing applied. */
  readonly conformance: Readonly<Record<string, number | null>>;
}

export type SkipReason = "too-large" | "unreadable" | "binary" | "encoding" | "outside" | "not-yet";

/** A file that was left out. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: SkipReason;
}

/** Everything a run found, complete and in order: what every reporter is a function of. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO date: the clock of the run. */
  readonly asOf: string;
  /** The root-most principles file in use; null for a run without one. */
  readonly principles: string | null;
  readonly principlesFiles: readonly string[];
  /** Title of the principles; absent or null where they have none. */
  readonly title?: string | null;
  /** All verdicts, sorted. */
  readonly findings: readonly Finding[];
  readonly errors: readonly RunError[];
  readonly skipped: readonly SkippedFile[];
  /** Sentences about the run as a whole. */
  readonly notes: readonly string[];
  readonly fileCount: number;
  readonly resourceCount: number;
  /** Number of fixes applied; the findings are those that are left. */
  readonly fixed: number;
  readonly durationMs: number;
  readonly gate: { readonly failOn: Severity | "never"; readonly failed: boolean };
  /** Texts of rules by id, and of principles by id; those that are missing are shown by their id alone. */
  readonly rules: ReadonlyMap<string, RuleText>;
  readonly principleTexts: ReadonlyMap<string, PrincipleText>;
  /** Every waiver of the principles files in use, in the order of the files. */
  readonly waivers: readonly WaiverState[];
  /** What applied to what; empty unless a reporter of the run needs it. */
  readonly applications: readonly FileApplication[];
  /** Owners of a file by CODEOWNERS, most specific entry; files without one are missing. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Earlier runs, the oldest first; empty where no history is kept. */
  readonly history: readonly HistoryRecord[];
  /** Full hash of the commit that was checked; null outside of git. */
  readonly commit: string | null;
  /** Whether findings were compared with a baseline or a base revision: those of verdict `fail` are new then. */
  readonly compared: boolean;
  /** Principles that the run took as enforced; absent for none. */
  readonly enforced?: readonly string[];
  /** The preferred fix of a finding, for formats that carry edits; worked out when it is asked for, best in the order of the findings. */
  readonly fixOf?: (finding: Finding) => Fix | undefined;
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Stands for the rules on principles files themselves, which belong to no principle. */
export const OWN_RULES = "principles/";

/** Findings of verdict fail under one principle; id null for those of packs, `OWN_RULES` for those on principles files. */
export interface PrincipleSummary {
  readonly id: string | null;
  readonly counts: SeverityCounts;
}

/** A report in numbers; `findings` counts those of verdict fail by effect. */
export interface Summary {
  readonly findings: SeverityCounts;
  readonly waived: number;
  readonly suppressed: number;
  readonly baseline: number;
  readonly unresolved: number;
  /** Principles with findings, worst first. */
  readonly principles: readonly PrincipleSummary[];
}

export function summarise(report: Report): Summary {
  const verdicts = { fail: 0, waived: 0, suppressed: 0, baseline: 0, unresolved: 0 };
  const total = noCounts();
  const principles = new Map<string | null, Record<Severity, number>>();
  for (const finding of report.findings) {
    verdicts[finding.verdict] += 1;
    if (finding.verdict !== "fail") continue;
    total[finding.effect] += 1;
    const group = finding.rule.startsWith("principles/") ? OWN_RULES : finding.principle;
    const counts = principles.get(group) ?? noCounts();
    counts[finding.effect] += 1;
    principles.set(group, counts);
  }
  const { waived, suppressed, baseline, unresolved } = verdicts;
  const sorted = [...principles].map(([id, counts]) => ({ id, counts })).sort(comparePrinciples);
  return { findings: total, waived, suppressed, baseline, unresolved, principles: sorted };
}

function noCounts(): Record<Severity, number> {
  return { error: 0, warning: 0, info: 0, hint: 0 };
}

function comparePrinciples(a: PrincipleSummary, b: PrincipleSummary): number {
  for (const severity of ["error", "warning", "info", "hint"] as const) {
    if (a.counts[severity] !== b.counts[severity]) return b.counts[severity] - a.counts[severity];
  }
  return (a.id ?? "") < (b.id ?? "") ? -1 : 1;
}

import type { Fields } from "../shape/fields.ts";
import type { Origin, ScopeLimits, Stage } from "../model/origin.ts";
import type { Range, Span } from "../model/route.ts";
import type { RuleSeverity, Severity } from "../model/severity.ts";
import type { Tree } from "../model/tree.ts";

/** What an issue of a principles file is about; with `principles/` before it, the id of a rule. */
export type IssueCode =
  | "parse"
  | "unknown-key"
  | "unknown-rule"
  | "unknown-option"
  | "cel"
  | "extends"
  | "no-evidence"
  | "no-implications"
  | "statement-length"
  | "owner-missing"
  | "review-overdue"
  | "attestation-expired"
  | "waiver-incomplete"
  | "waiver-expired"
  | "waiver-broad"
  | "waiver-self-approved"
  | "waiver-unused"
  | "scope-empty"
  | "decision-superseded"
  | "table-outdated";

/** Issues of these codes make the file invalid: nothing is checked with it. */
export const FATAL_CODES: ReadonlySet<IssueCode> = new Set(["parse", "unknown-key", "unknown-rule", "unknown-option", "cel", "extends"]);

export interface PrinciplesIssue {
  readonly file: string;
  readonly span: Span;
  readonly range: Range;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
  /** Texts that would be right in place of the span, best first. */
  readonly suggestions: readonly string[];
}

/** A principle as people read it, TOGAF's parts and where it stands. */
export interface PrincipleText {
  readonly id: string;
  readonly name: string;
  readonly pillar: string | null;
  readonly statement: string | null;
  readonly rationale: string | null;
  readonly implications: readonly string[];
  readonly owner: string | null;
  readonly approvers: readonly string[];
  readonly references: Readonly<Record<string, readonly string[]>>;
  /** Severity written on the principle. */
  readonly severity: Severity | null;
  readonly stage: Stage;
  /** All stages in the order of the file. */
  readonly stages: readonly StageEntry[];
  /** Date of the next review, as written. */
  readonly reviewNext: string | null;
  readonly evidence: Evidence | null;
  /** Share of conformance to reach, from 0 to 1. */
  readonly target: number | null;
  /** Null for a built-in principle. */
  readonly origin: Origin | null;
}

/** How a principle is proven that no rule can check; dates as written. */
export interface Evidence {
  readonly type: "automated" | "attested" | "none";
  readonly link: string | null;
  readonly by: string | null;
  readonly on: string | null;
  readonly expires: string | null;
}

/** An entry of a principle's `rules`. */
export type RuleEntry = RuleById | RuleByPack;

export interface RuleById {
  readonly kind: "rule";
  readonly id: string;
  readonly severity: RuleSeverity | null;
  readonly severityOrigin: Origin;
  readonly options: Readonly<Record<string, unknown>>;
  readonly fields: Fields;
  readonly origin: Origin;
}

export interface RuleByPack {
  readonly kind: "pack";
  readonly pack: string;
  readonly except: readonly string[];
  readonly fields: Fields;
  readonly origin: Origin;
}

export interface StageEntry {
  /** Date as written; null holds from the beginning. */
  readonly from: string | null;
  readonly stage: Stage;
  readonly origin: Origin;
}

/** Where a principle or a waiver holds. */
export interface Scope extends ScopeLimits {
  /** Keys of the scope that need more of the architecture model than is read. */
  readonly ofModel: readonly string[];
}

/** A principle as its file writes it. */
export interface PrincipleEntry {
  readonly text: Omit<PrincipleText, "stage">;
  readonly severityOrigin: Origin;
  readonly stages: readonly StageEntry[];
  readonly scope: Scope;
  readonly rules: readonly RuleEntry[];
  readonly overridable: boolean;
  readonly reviewNext: string | null;
  readonly hasEvidence: boolean;
  readonly attestationExpires: string | null;
  readonly fields: Fields;
  readonly origin: Origin;
}

/** An entry of `extends`: a built-in pack, or a file by its path from the root. */
export type ExtendsEntry =
  | { readonly kind: "pack"; readonly reference: string; readonly span: Span; readonly origin: Origin }
  | { readonly kind: "file"; readonly path: string | null; readonly written: string; readonly sha256: string | null; readonly span: Span; readonly origin: Origin };

/** `settings`, as far as they have an effect; null where the file says nothing. */
export interface SettingsEntry {
  readonly kubernetes: string | null;
  readonly failOn: Severity | "never" | null;
  readonly unresolved: Severity | "hidden" | null;
  readonly reasonRequired: boolean | null;
  readonly foreignSuppressions: boolean | null;
  readonly suppressionDays: number | null;
  /** Longest run time of a waiver in days, and most resources it may cover. */
  readonly waiverDays: number | null;
  readonly waiverResources: number | null;
  readonly fileSize: number | null;
  /** Path of the baseline, relative to the root. */
  readonly baseline: string | null;
  /** Git revision to compare with. */
  readonly base: string | null;
  readonly newFindingsOnly: boolean | null;
  /** Path of the file of past runs, relative to the root. */
  readonly history: string | null;
}

/** A principles file, read and validated for itself. */
export interface ParsedPrinciples {
  readonly file: string;
  /** Whether `apiVersion` says that the file is ours; if not, everything else is empty. */
  readonly isOurs: boolean;
  readonly tree: Tree;
  readonly issues: readonly PrinciplesIssue[];
  readonly isDraft: boolean;
  readonly owner: string | null;
  readonly reviewNext: string | null;
  readonly extends: readonly ExtendsEntry[];
  readonly settings: SettingsEntry;
  readonly principles: readonly PrincipleEntry[];
  /** Mappings of `customRules`, read when the file is resolved. */
  readonly customRules: readonly Fields[];
  /** The whole file as fields; null where it is empty. */
  readonly fields: Fields | null;
}

/** A file that another one extends, with the SHA-256 (hexadecimal) of its bytes. */
export interface ExtendedFile {
  readonly parsed: ParsedPrinciples;
  readonly sha256: string;
}

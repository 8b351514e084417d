import type { Fields } from "../shape/fields.ts";
import type { Origin, Stage } from "../model/plan.ts";
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
  | "attestation-expired";

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
  /** Null for a built-in principle. */
  readonly origin: Origin | null;
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
}

/** Where a principle holds. */
export interface Scope {
  readonly paths: readonly string[];
  readonly excludePaths: readonly string[];
  /** Keys of the scope that need the architecture model. */
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

import type { WaiverNote } from "./governance.ts";
import type { Stage } from "./origin.ts";
import type { FixSafety } from "./rule.ts";
import type { Resource } from "./resource.ts";
import type { Range, Route, Span } from "./route.ts";
import type { Confidence, Severity } from "./severity.ts";

export type Verdict = "fail" | "waived" | "suppressed" | "baseline" | "unresolved";

/** A further place that belongs to a finding. */
export interface RelatedPlace {
  readonly file: string;
  readonly span: Span;
  readonly range: Range;
  readonly message: string;
  /** Set where the entry is a finding of another rule folded into this one. */
  readonly rule?: string;
  /** Its fingerprint, then. */
  readonly fingerprint?: string;
}

/** A replacement of a range of text by other text. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A fix with its text edits, minimal and not overlapping. `files` are files to create. */
export interface Fix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
  readonly files?: readonly { readonly file: string; readonly text: string }[];
}

export interface SuppressionNote {
  /** `comment`, `annotation`, or the name of the tool whose comment was understood. */
  readonly by: string;
  readonly reason: string | null;
  readonly until: string | null;
}

/** A comment or annotation that suppresses findings, and whether it still does. */
export interface SuppressionUse extends SuppressionNote {
  readonly form: "comment" | "annotation";
  readonly rules: readonly string[];
  /** Identifiers of another tool that are written there and that no rule answers. */
  readonly unknown: readonly string[];
  /** Whether it means all that another tool checks, without naming anything. */
  readonly isBlanket: boolean;
  /** The comment itself, or key and value of the annotation. */
  readonly span: Span;
  readonly range: Range;
  /** Where the findings start that it is about. */
  readonly covers: Span;
  /** Rules of which there is something to suppress. */
  readonly used: readonly string[];
  /** Rules that ran on the file and of which there is nothing to suppress; empty for what is written for another tool. */
  readonly unused: readonly string[];
}

/** One finding, as reports and the editor see it. */
export interface Finding {
  readonly rule: string;
  /** Principle the finding is shown under; null for rules that come from a pack. */
  readonly principle: string | null;
  /** Further principles whose rules gave the same finding. */
  readonly principles: readonly string[];
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly effect: Severity;
  /** Stage of the principle the finding is shown under. */
  readonly stage: Stage;
  readonly confidence: Confidence;
  /** Whether the finding may turn the gate red (stage enforce, not heuristic, verdict fail). */
  readonly gates: boolean;
  readonly message: string;
  readonly file: string;
  readonly span: Span;
  readonly range: Range;
  readonly document: number;
  readonly route: Route;
  readonly resource: Resource | null;
  readonly related: readonly RelatedPlace[];
  /** Title and safety of the first fix; its edits are asked for separately. */
  readonly fix: { readonly safety: FixSafety; readonly title: string } | null;
  readonly fingerprint: string;
  readonly suppression: SuppressionNote | null;
  /** The waiver that holds, for verdict `waived`. */
  readonly waiver: WaiverNote | null;
  /** Environment of the resource; null where none is known. */
  readonly environment: string | null;
  /** The lines the finding stands on, cut where the text was at hand; for code frames. */
  readonly frame: CodeFrame | null;
}

/** Source lines around a finding. */
export interface CodeFrame {
  /** 1-based number of the first line of `lines`. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** A file that did not parse, a rule that broke, or a fault of our own. */
export interface RunError {
  readonly kind: "parse" | "rule" | "internal";
  readonly file: string;
  readonly range: Range | null;
  readonly message: string;
}

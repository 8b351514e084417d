import type { CodeFrame, RelatedPlace, RunError } from "./finding.ts";
import type { Fact } from "./facts.ts";
import type { FixSafety } from "./rule.ts";
import type { Resource } from "./resource.ts";
import type { Range, Route, Span } from "./route.ts";
import type { Severity } from "./severity.ts";
import type { Value } from "./value.ts";

/** Where a finding stands: everything about it that needs the text. */
export interface FindingPlace {
  readonly document: number;
  readonly route: Route;
  readonly exists: boolean;
  readonly span: Span;
  readonly range: Range;
  readonly frame: CodeFrame;
  /** Normalised value at the route, or `absent`. */
  readonly value: string;
  /** The route with list items named, so that it survives reordering. */
  readonly stableRoute: string;
}

/** What a rule said of one target, before principles, stages and suppressions. Plain data: a worker can send it. */
export interface RawFinding {
  /** Key of the rule with its options: see `groupKey`. */
  readonly group: string;
  readonly rule: string;
  readonly verdict: "fail" | "unresolved";
  /** Severity the rule chose by its `severities`; null for the planned one. */
  readonly severity: Severity | null;
  readonly message: string;
  readonly place: FindingPlace;
  readonly resource: Resource | null;
  readonly related: readonly RelatedPlace[];
  readonly fix: { readonly safety: FixSafety; readonly title: string } | null;
  /** Findings of equal subjects fold. */
  readonly subject: string;
}

/** A target of a cross-file rule, located while the text was at hand; judged later against the facts of all files. */
export interface Candidate {
  readonly group: string;
  readonly rule: string;
  readonly targetType: string;
  readonly fact: number;
  /** Plain variables of the target, in the order of its type; views are left out. */
  readonly values: readonly Value[];
  readonly place: FindingPlace;
  readonly resource: Resource | null;
  readonly subject: string;
}

/** A stretch of a file in which findings of some rules are suppressed. */
export interface Suppression {
  readonly rules: readonly string[];
  /** `comment`, `annotation`, or the name of the tool whose comment or annotation was understood. */
  readonly by: string;
  readonly form: "comment" | "annotation";
  /** Identifiers of another tool that are written there and that no rule answers. */
  readonly unknown: readonly string[];
  /** Whether it means all that another tool checks, without naming anything. */
  readonly isBlanket: boolean;
  readonly reason: string | null;
  readonly until: string | null;
  /** Findings whose range starts in this span are meant. */
  readonly span: Span;
  readonly document: number;
  /** The comment itself, or key and value of the annotation. */
  readonly comment: Span;
  readonly range: Range;
}

/** Where a fact is shown to those that it concerns. */
export interface FactPlace {
  readonly span: Span;
  readonly range: Range;
}

/** A rule that applied to a resource, whether it fired or not. */
export interface AppliedRule {
  readonly group: string;
  readonly resource: Resource | null;
}

/** Everything the map step finds in one file. */
export interface FileAnalysis {
  readonly findings: readonly RawFinding[];
  readonly candidates: readonly Candidate[];
  readonly suppressions: readonly Suppression[];
  readonly errors: readonly RunError[];
  /** The distinct resources of the file. */
  readonly inventory: readonly Resource[];
  /** What per-file rules applied to, where that was asked for. */
  readonly applied: readonly AppliedRule[];
  readonly facts: readonly Fact[];
  /** Places of the facts, one for each; null where findings never point at it. Empty as long as the text is held. */
  readonly factPlaces: readonly (FactPlace | null)[];
}

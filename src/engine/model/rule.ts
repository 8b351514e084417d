import type { RuleExample } from "./example.ts";
import type { Confidence, RuleSeverity, Severity } from "./severity.ts";

export type FixSafety = "safe" | "unsafe" | "scaffold" | "choice";

/** A place a rule points at: a route from the target (`securityContext.privileged`, `pod.hostPID`, `item`), used when `when` holds. */
export interface PlaceSource {
  readonly path: string;
  readonly when?: string;
}

/** One edit of a fix, as the rule file writes it. Exactly one of value, valueFrom and candidates is set where the operation takes one. */
export interface EditSource {
  readonly op: "set" | "insert" | "delete" | "append" | "rename" | "replaceText" | "createFile" | "insertLine" | "quote";
  readonly path: string;
  readonly when?: string;
  /** CEL list of keys or indices: the edit is made once for each, bound to `over` in `path` and `valueFrom`. */
  readonly over?: string;
  /** A literal YAML value: scalar, list or mapping. */
  readonly value?: unknown;
  /** CEL giving the value. */
  readonly valueFrom?: string;
  /** CEL giving a list of candidates (safety `choice`). */
  readonly candidates?: string;
  /** A comment written behind an inserted value, for example `TODO: measure`. */
  readonly comment?: string;
  /** For insertLine: before or after the node at `path`. */
  readonly position?: "before" | "after";
}

export interface FixSource {
  readonly title: string;
  readonly safety: FixSafety;
  readonly when?: string;
  readonly edits: readonly EditSource[];
}

/** A parameter of a rule; its schema is derived from the default unless `type` is written. */
export interface ParamSource {
  readonly default: unknown;
  readonly meaning: string;
  readonly type?: "string" | "int" | "bool" | "strings";
  readonly values?: readonly string[];
}

/** What evaluation needs of a rule; compiled from `rules/<category>/<name>.yaml` at build, or from a customRule. */
export interface RuleDefinition {
  readonly id: string;
  readonly title: string;
  readonly formats: readonly string[];
  readonly targets: readonly string[];
  readonly severity: RuleSeverity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly where?: string;
  readonly require?: string;
  readonly forbid?: string;
  /** Route of a list or map whose elements are judged one by one as `item` and `index` (of a map, the key): `spec.ports[*]`. */
  readonly each?: string;
  readonly let?: Readonly<Record<string, string>>;
  /** The first condition that holds sets the severity in place of the rule's own. */
  readonly severities?: readonly { readonly when: string; readonly severity: Severity }[];
  readonly at: readonly PlaceSource[];
  /** CEL giving what the finding is about for folding, where that is not the target node: `"volume " + item.name`. */
  readonly subject?: string;
  /** Routes of further places, shown as related information. */
  readonly related?: readonly (PlaceSource & { readonly message: string })[];
  /** For cross-file rules: CEL giving the facts on the other side, which are shown as related information. */
  readonly others?: { readonly facts: string; readonly message: string };
  readonly fix: readonly FixSource[];
  readonly folds: readonly string[];
  readonly params: Readonly<Record<string, ParamSource>>;
  readonly principles: readonly string[];
  readonly packs: readonly string[];
  /** Values of params that a pack sets in place of the defaults. */
  readonly packOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly needs: readonly string[];
  readonly equivalents: Readonly<Record<string, readonly string[]>>;
}

/** What lists and pages tell of any rule, also of those on principles files, whose conditions are code. */
export interface RuleSummary
  extends Pick<RuleDefinition, "id" | "title" | "formats" | "severity" | "confidence" | "params" | "principles" | "packs" | "equivalents"> {
  readonly fix: readonly Pick<FixSource, "title" | "safety">[];
  /** Whether a finding makes the principles file invalid, so that nothing is checked with it. Absent: no. */
  readonly isFatal?: boolean;
}

/** What hover, `explain` and the documentation show of a rule. */
export interface RuleDocumentation {
  readonly id: string;
  /** The exact condition in words, exemptions included. */
  readonly description: string;
  readonly rationale: string;
  /** The case against the rule, where it is contested. */
  readonly counterArgument?: string;
  readonly references: Readonly<Record<string, readonly string[]>>;
  readonly bad: string;
  readonly good: string;
  readonly language: "yaml" | "json" | "dockerfile";
  /** The tests of the rule. */
  readonly examples: readonly RuleExample[];
}

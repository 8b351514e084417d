import type { ExtendedFile, ParsedPrinciples, PrincipleText } from "../principles/types.ts";
import type { RuleIndex } from "../principles/rule-index.ts";
import type { FunctionTable } from "../functions/declaration.ts";
import type { TargetType } from "../model/format.ts";
import type { Range, Span } from "../model/route.ts";
import type { RuleDocumentation } from "../model/rule.ts";
import type { Severity } from "../model/severity.ts";

/** What the authoring service knows of the product. */
export interface AuthoringContext {
  readonly index: RuleIndex;
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly functions: FunctionTable;
  readonly formats: readonly { readonly id: string; readonly title: string }[];
  readonly builtInPrinciples: readonly PrincipleText[];
  /** Text of a built-in rule; null for an unknown one. */
  readonly documentation: (rule: string) => RuleDocumentation | null;
}

/** Files that have a say beside the one that is looked at. */
export interface Surroundings {
  /** Principles files of the folders above, the nearest first. */
  readonly above: readonly ParsedPrinciples[];
  readonly extended: ReadonlyMap<string, ExtendedFile>;
  /** ISO date: the one clock. */
  readonly asOf: string;
}

/** A fault of a principles or rule file. */
export interface AuthoringIssue {
  readonly span: Span;
  readonly range: Range;
  /** Id of the rule on such files, `principles/unknown-key`; null for faults of a rule file and of syntax. */
  readonly rule: string | null;
  readonly severity: Severity;
  readonly message: string;
  /** Texts that would be right in place of the span, best first. */
  readonly suggestions: readonly string[];
}

export type CompletionKind = "key" | "value" | "rule" | "pack" | "principle" | "target" | "variable" | "field" | "function";

/** A proposal for the word at the cursor; the best come first. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly insertText: string;
  /** The text to replace. */
  readonly span: Span;
}

export interface HoverText {
  readonly markdown: string;
  readonly span: Span;
}

/** An entry of the outline. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: "principle" | "rule" | "pack" | "waiver" | "section";
  readonly span: Span;
  /** The part that names it. */
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

/** Something a file names: at one place it is defined, at others used. */
export interface Entity {
  readonly kind: "principle" | "rule" | "pack";
  readonly name: string;
}

export interface EntityPlace extends Entity {
  readonly span: Span;
  readonly isDefinition: boolean;
}

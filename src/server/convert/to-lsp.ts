import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DiagnosticRelatedInformation,
  type Hover,
  type Location,
  MarkupKind,
  type Position as LspPosition,
  type Range as LspRange,
  type TextEdit as LspTextEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, Position, Range, RunError, Severity, Span, SuppressionUse, TextEdit } from "#engine/index.ts";

/** Source of every diagnostic of ours. */
export const SOURCE = "groundrules";

/** What a diagnostic carries for the code actions on it. */
export interface DiagnosticData {
  readonly fingerprint: string;
  readonly rule: string;
  readonly document: number;
  readonly route: readonly (string | number)[];
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** How findings of one document are shown. */
export interface DiagnosticView {
  /** Names a file of the root as a URI. */
  readonly uriOf: (file: string) => string;
  /** The page of a rule; null for a rule without one (a custom rule). */
  readonly pageOf: (rule: string) => string | null;
  /** The effect after what was decided about it, and after the personal settings of this editor. */
  readonly effectOf: (finding: Finding) => Severity;
  /** Its message, with the decision before it. */
  readonly messageOf: (finding: Finding) => string;
}

export function toDiagnostic(finding: Finding, view: DiagnosticView): Diagnostic {
  const data: DiagnosticData = { fingerprint: finding.fingerprint, rule: finding.rule, document: finding.document, route: finding.route };
  const page = view.pageOf(finding.rule);
  const related = relatedOf(finding, view);
  return {
    range: toRange(finding.range),
    severity: SEVERITIES[view.effectOf(finding)],
    source: SOURCE,
    code: finding.rule,
    ...(page === null ? {} : { codeDescription: { href: page } }),
    message: view.messageOf(finding),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    data,
  };
}

/** Its further places, and the waiver that holds. */
function relatedOf({ related, waiver }: Finding, { uriOf }: DiagnosticView): DiagnosticRelatedInformation[] {
  const places = related.map(({ file, range, message }) => ({ location: toLocation(uriOf(file), range), message }));
  if (waiver === null) return places;
  return [...places, { location: toLocation(uriOf(waiver.origin.file), waiver.origin.range), message: `Waiver ${waiver.id}` }];
}

/** A file that did not parse or a rule that broke, as an error at its place or at the start of the file. */
export function toErrorDiagnostic(error: RunError): Diagnostic {
  const code = error.kind === "parse" ? "parse-error" : `${error.kind}-error`;
  return { range: toRange(error.range), severity: DiagnosticSeverity.Error, source: SOURCE, code, message: error.message };
}

/** A suppression with nothing to suppress, faded as code that is not needed. */
export function toFadedDiagnostic({ range, unused }: SuppressionUse): Diagnostic[] {
  if (unused.length === 0) return [];
  const message = `There is nothing to suppress of ${unused.join(", ")}.`;
  return [{ range: toRange(range), severity: DiagnosticSeverity.Hint, source: SOURCE, code: "unneeded-suppression", message, tags: [DiagnosticTag.Unnecessary] }];
}

export interface PlainIssue {
  readonly code: string;
  /** The page about it; null where there is none. */
  readonly page: string | null;
  readonly message: string;
  readonly range: Range | null;
  readonly severity: Severity;
}

/** A diagnostic that belongs to no finding, for example an issue of the principles file. */
export function toPlainDiagnostic({ code, page, message, range, severity }: PlainIssue): Diagnostic {
  return { range: toRange(range), severity: SEVERITIES[severity], source: SOURCE, code, ...(page === null ? {} : { codeDescription: { href: page } }), message };
}

export function toPosition(position: Position): LspPosition {
  return { line: position.line - 1, character: position.column - 1 };
}

/** A range of the protocol; the first place of the file where there is none. */
export function toRange(range: Range | null): LspRange {
  if (range === null) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { start: toPosition(range.start), end: toPosition(range.end) };
}

export function toLocation(uri: string, range: Range | null): Location {
  return { uri, range: toRange(range) };
}

export function toMarkdownHover(markdown: string, range: LspRange): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range };
}

/** Edits by offset as edits by position. The document must have the text the offsets were made for. */
export function toTextEdits(document: TextDocument, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map((edit) => ({ range: spanRange(document, edit), newText: edit.text }));
}

/** A range by offsets as one by positions. */
export function spanRange(document: TextDocument, span: Span): LspRange {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** A place by offsets in the text of a file that need not be open. */
export function toTextLocation(uri: string, text: string, span: Span): Location {
  return { uri, range: spanRange(TextDocument.create(uri, "", 0, text), span) };
}

import type { Diagnostic } from "vscode-languageserver";
import type { AuthoringIssue, Finding, PrinciplesIssue, Severity } from "#engine/index.ts";
import { capSeverity, hashText } from "#engine/index.ts";
import { principleFindings } from "#project/principle-findings.ts";
import type { Settings } from "#protocol/settings.ts";
import { type DiagnosticView, toDiagnostic, toErrorDiagnostic, toFadedDiagnostic, toPlainDiagnostic } from "../convert/to-lsp.ts";
import { personalSeverity } from "../personal-severity.ts";
import type { Root } from "../roots/root.ts";
import { waiverTerm } from "../waivers.ts";

const IN_BASELINE = "In the baseline: ";

/** The diagnostics of one file and an id of them: equal ids mean equal diagnostics. */
export interface FileDiagnostics {
  readonly items: Diagnostic[];
  readonly resultId: string;
}

/** What is shown for a file: findings, text that does not parse, suppressions in vain, and the issues of a principles file. */
export function diagnosticsOf(root: Root, file: string, settings: Settings): FileDiagnostics {
  const items = settings.enable ? collect(root, file, settings) : [];
  return { items, resultId: hashText(JSON.stringify(items)) };
}

function collect(root: Root, file: string, settings: Settings): Diagnostic[] {
  const report = root.report(file);
  const shown = report?.findings.filter((finding) => isShown(root, finding)) ?? [];
  const view = viewOf(root, settings);
  return [
    ...(report?.errors ?? []).map(toErrorDiagnostic),
    ...issuesOf(root, file, settings),
    ...shown.map((finding) => toDiagnostic(finding, view)),
    ...(report?.suppressions ?? []).flatMap(toFadedDiagnostic),
  ];
}

/** What is wrong with a principles file, or with a rule file that is open. */
function issuesOf(root: Root, file: string, settings: Settings): Diagnostic[] {
  const own = root.issues.filter((issue) => issue.file === file);
  const verdicts = root.rules?.baseline.mark(file, principleFindings(own, new Map()), () => true).map(({ verdict }) => verdict) ?? [];
  const issues = own.map((issue, index) => ({ ...issue, ...(verdicts[index] === "baseline" ? accepted(issue) : {}), rule: issue.code === "parse" ? null : `principles/${issue.code}` }));
  return [...issues, ...ruleFileIssues(root, file)].map((issue) => {
    const { severity } = personalSeverity(issue.severity, { rule: issue.rule ?? "parse-error", principle: null }, settings);
    return toPlainDiagnostic({ code: issue.rule ?? "parse-error", page: issue.rule === null ? null : root.services.page(issue.rule), message: issue.message, range: issue.range, severity });
  });
}

/** How an issue is shown that the baseline accepts. */
function accepted({ message }: PrinciplesIssue): Pick<PrinciplesIssue, "severity" | "message"> {
  return { severity: "hint", message: IN_BASELINE + message };
}

function ruleFileIssues(root: Root, file: string): readonly AuthoringIssue[] {
  const { authoring, today } = root.services;
  const text = root.files.bufferOf(file);
  if (text === null || authoring.kindOf(file, text) !== "rule") return [];
  return authoring.validate(file, text, { above: [], extended: new Map(), asOf: today() });
}

/**
 * Whether the editor shows a finding: one that is suppressed where it stands is not, for the comment beside it says all; what cannot be
 * computed only where the principles file asks for it. What is waived or in the baseline stays visible, as a hint.
 */
export function isShown(root: Root, finding: Finding): boolean {
  if (finding.verdict === "unresolved") return (root.rules?.unresolved ?? null) !== null;
  return finding.verdict !== "suppressed";
}

export function viewOf(root: Root, settings: Settings): DiagnosticView {
  return {
    uriOf: (file) => root.uriOf(file),
    pageOf: (rule) => root.services.page(rule),
    effectOf: (finding) => personalSeverity(effectOf(root, finding), finding, settings).severity,
    messageOf,
  };
}

/** The effect of a finding by its verdict, before the personal settings of an editor. */
export function effectOf(root: Root, { verdict, effect }: Finding): Severity {
  if (verdict === "waived" || verdict === "baseline") return "hint";
  return verdict === "unresolved" ? capSeverity(effect, root.rules?.unresolved ?? "info") : effect;
}

function messageOf({ verdict, waiver, message }: Finding): string {
  if (waiver !== null) return `${capitalised(waiverTerm(waiver))} (${waiver.id}): ${message}`;
  return verdict === "baseline" ? IN_BASELINE + message : message;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

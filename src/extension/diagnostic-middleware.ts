import { DiagnosticSeverity, Uri } from "vscode";
import type { Diagnostic } from "vscode";
import { vsdiag } from "vscode-languageclient";
import type { DiagnosticProviderMiddleware } from "vscode-languageclient";
import type { SeverityCap } from "#protocol/settings.ts";
import { settingsFor } from "./settings.ts";

const SEVERITIES: Readonly<Record<SeverityCap, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

type Report = vsdiag.FullDocumentDiagnosticReport | vsdiag.UnchangedDocumentDiagnosticReport;

/**
 * Applies the settings of this editor to the findings on their way to the screen. A result id carries the settings it was made
 * with, so that "unchanged" is never answered for findings that other settings coloured.
 */
export const diagnosticMiddleware: DiagnosticProviderMiddleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const uri = document instanceof Uri ? document : document.uri;
    if (!settingsFor(uri).enable) return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
    const report = await next(document, ownResultId(uri, previousResultId), token);
    if (report === null || report === undefined) return report;
    for (const [related, relatedReport] of Object.entries(report.relatedDocuments ?? {})) applySettings(Uri.parse(related), relatedReport);
    return applySettings(uri, report);
  },

  async provideWorkspaceDiagnostics(resultIds, token, resultReporter, next) {
    const known = resultIds.flatMap(({ uri, value }) => {
      const own = ownResultId(uri, value);
      return own === undefined ? [] : [{ uri, value: own }];
    });
    const result = await next(known, token, (chunk) => {
      resultReporter(chunk === null ? null : { items: chunk.items.map((item) => applySettings(item.uri, item)) });
    });
    return result === null || result === undefined ? result : { items: result.items.map((item) => applySettings(item.uri, item)) };
  },
};

function applySettings<T extends Report>(uri: Uri, report: T): T {
  const { enable, severityCap } = settingsFor(uri);
  if (report.resultId !== undefined) report.resultId = `${settingsKey(uri)}${report.resultId}`;
  if (report.kind === vsdiag.DocumentDiagnosticReportKind.unChanged) return report;
  const cap = SEVERITIES[severityCap];
  report.items = enable ? report.items.map((item) => capped(item, cap)) : [];
  return report;
}

/** The editor counts downwards: 0 is an error. */
function capped(diagnostic: Diagnostic, cap: DiagnosticSeverity): Diagnostic {
  if (diagnostic.severity < cap) diagnostic.severity = cap;
  return diagnostic;
}

function ownResultId(uri: Uri, resultId: string | undefined): string | undefined {
  const key = settingsKey(uri);
  return resultId?.startsWith(key) === true ? resultId.slice(key.length) : undefined;
}

function settingsKey(uri: Uri): string {
  const { enable, severityCap } = settingsFor(uri);
  return `${enable ? "on" : "off"}/${severityCap}/`;
}

import type { Finding, Range, RelatedPlace, Route } from "#engine/index.ts";
import { enforcementOf } from "./enforcement.ts";
import { jsonPieces, LIST_MARK, mapLazily } from "./json-text.ts";
import { type Report, summarise, type WaiverState } from "./report.ts";

/** The JSON report, version 1. Its form is frozen: keys may be added, never changed or taken away. */
export function formatJson(report: Report): string {
  return [...piecesOfJson(report)].join("");
}

/** The same in pieces, for reports that are large. */
export function piecesOfJson(report: Report): Iterable<string> {
  return jsonPieces(toJson(report), mapLazily(report.findings, findingToJson));
}

function toJson(report: Report): unknown {
  const summary = summarise(report);
  return {
    version: 1,
    tool: { name: report.tool.name, version: report.tool.version },
    asOf: report.asOf,
    principles: report.principles,
    principlesFiles: report.principlesFiles,
    summary: {
      files: report.fileCount,
      resources: report.resourceCount,
      findings: summary.findings,
      waived: summary.waived,
      suppressed: summary.suppressed,
      baseline: summary.baseline,
      unresolved: summary.unresolved,
      fixed: report.fixed,
      durationMs: report.durationMs,
    },
    findings: LIST_MARK,
    errors: report.errors.map(({ kind, file, range, message }) => ({ kind, file, range: range === null ? null : rangeToJson(range), message })),
    skipped: report.skipped.map(({ file, reason }) => ({ file, reason })),
    waivers: report.waivers.map(waiverToJson),
    commit: report.commit,
    compared: report.compared,
    ...(report.enforced === undefined ? {} : { enforcement: enforcementOf(report) }),
  };
}

function findingToJson(finding: Finding): unknown {
  const { resource, fix, suppression, waiver } = finding;
  return {
    rule: finding.rule,
    principle: finding.principle,
    principles: finding.principles,
    verdict: finding.verdict,
    severity: finding.severity,
    effect: finding.effect,
    stage: finding.stage,
    environment: finding.environment,
    message: finding.message,
    file: finding.file,
    range: rangeToJson(finding.range),
    ...documentOf(finding),
    route: finding.route satisfies Route,
    resource: resource === null ? null : { type: resource.type, name: resource.name, ...(resource.namespace === undefined ? {} : { namespace: resource.namespace }) },
    related: finding.related.map(relatedToJson),
    fix: fix === null ? null : { safety: fix.safety, title: fix.title },
    fingerprint: finding.fingerprint,
    waiver: waiver === null ? null : { id: waiver.id, expires: waiver.expires, approvedBy: waiver.approvedBy, reason: waiver.reason },
    suppression: suppression === null ? null : { by: suppression.by, reason: suppression.reason, until: suppression.until },
  };
}

/** Only a file of several documents needs to say which one; the first goes without saying. */
function documentOf(finding: Finding): { document?: number } {
  return finding.document === 0 ? {} : { document: finding.document };
}

function waiverToJson({ waiver, state, daysLeft, findings }: WaiverState): unknown {
  const { id, principle, rules, type, expires, approvedBy, reason } = waiver;
  return { id, principle, rules, type, state, expires, daysLeft, approvedBy, reason, findings };
}

function relatedToJson(place: RelatedPlace): unknown {
  return { file: place.file, range: rangeToJson(place.range), message: place.message, ...(place.rule === undefined ? {} : { rule: place.rule }) };
}

function rangeToJson({ start, end }: Range): Range {
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}

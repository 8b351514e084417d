import type { Location, Log, Notification, Result, Run, Suppression } from "sarif";
import type { Finding, Range, RunError, Severity } from "#engine/index.ts";
import { jsonPieces, LIST_MARK, mapLazily } from "./json-text.ts";
import type { Report } from "./report.ts";
import { rulesAndStandards, type Standards } from "./sarif-rules.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const ROOT = "%SRCROOT%";
/** Name and version of the fingerprint: a change of how it is computed needs a new one. */
const FINGERPRINT = "groundrules/v1";

type Level = "error" | "warning" | "note" | "none";
const LEVELS: Readonly<Record<Severity, Level>> = { error: "error", warning: "warning", info: "note", hint: "note" };

/** The report in SARIF 2.1.0 (OASIS, with errata 01). */
export function formatSarif(report: Report): string {
  return [...piecesOfSarif(report)].join("");
}

/** The same in pieces, for reports that are large. */
export function piecesOfSarif(report: Report): Iterable<string> {
  const standards = rulesAndStandards(report);
  const log = { $schema: SCHEMA, version: "2.1.0", runs: [runOf(report, standards)] } satisfies Omit<Log, "runs"> & { runs: unknown };
  return jsonPieces(log, mapLazily(report.findings, (finding) => resultOf(finding, report, standards)));
}

/** A run, with a mark where its results go. */
function runOf(report: Report, standards: Standards): Omit<Run, "results"> & { readonly results: typeof LIST_MARK } {
  const { tool, gate, errors } = report;
  const isBroken = errors.some((error) => error.kind === "internal");
  const messages = [...errors.map(notificationOf), ...report.skipped.map(({ file, reason }) => noteOf(`Left out: ${reason}.`, file)), ...report.notes.map((note) => noteOf(note))];
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        rules: [...standards.rules],
        supportedTaxonomies: standards.taxonomies.map(({ name }, index) => ({ name, index })),
      },
    },
    invocations: [{ executionSuccessful: !isBroken, exitCode: isBroken ? 3 : gate.failed ? 1 : 0, toolExecutionNotifications: messages }],
    originalUriBaseIds: { [ROOT]: { description: { text: "The root of the checked repository." } } },
    columnKind: "utf16CodeUnits",
    language: "en-US",
    taxonomies: [...standards.taxonomies],
    results: LIST_MARK,
    properties: { asOf: report.asOf, principlesFiles: report.principlesFiles, fixed: report.fixed, compared: report.compared, commit: report.commit },
  };
}

function resultOf(finding: Finding, report: Report, standards: Standards): Result {
  const { principle, principles, effect, severity, stage, environment, resource } = finding;
  const isOpen = finding.verdict === "unresolved";
  return {
    ruleId: finding.rule,
    ruleIndex: standards.indexOf(finding.rule),
    kind: isOpen ? "open" : "fail",
    level: isOpen ? "none" : LEVELS[effect],
    message: { text: finding.message },
    locations: [{ ...locationOf(finding.file, finding.range), ...logicalLocations(finding) }],
    ...relatedLocations(finding),
    partialFingerprints: { [FINGERPRINT]: finding.fingerprint },
    ...suppressions(finding),
    ...baselineState(finding, report),
    ...fixesOf(finding, report),
    properties: {
      principle,
      principles,
      severity,
      effect,
      stage,
      environment,
      verdict: finding.verdict,
      ...(resource === null ? {} : { resource: { type: resource.type, name: resource.name, ...(resource.namespace === undefined ? {} : { namespace: resource.namespace }) } }),
    },
  };
}

/** Only of what was compared is known whether it is new. */
function baselineState({ verdict }: Finding, { compared }: Report): Pick<Result, "baselineState"> {
  if (!compared) return {};
  if (verdict === "fail") return { baselineState: "new" };
  return verdict === "baseline" ? { baselineState: "unchanged" } : {};
}

function locationOf(file: string, range: Range | null): Location {
  const artifactLocation = { uri: uriOf(file), uriBaseId: ROOT };
  if (range === null) return { physicalLocation: { artifactLocation } };
  const { start, end } = range;
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { artifactLocation, region } };
}

/** A relative reference (RFC 3986) of a path: each segment is encoded, the slashes stay. */
export function uriOf(file: string): string {
  return file.split("/").map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\uFFFD"))).join("/");
}

function logicalLocations({ resource }: Finding): Pick<Location, "logicalLocations"> {
  if (resource === null) return {};
  const owner = resource.namespace === undefined ? resource.type : `${resource.type}/${resource.namespace}`;
  return { logicalLocations: [{ name: resource.name, kind: "resource", fullyQualifiedName: `${owner}/${resource.name}` }] };
}

function relatedLocations({ related }: Finding): Pick<Result, "relatedLocations"> {
  if (related.length === 0) return {};
  const relatedLocations = related.map((place, index) => {
    const text = place.rule === undefined ? place.message : `${place.message} (${place.rule})`;
    return { id: index + 1, ...locationOf(place.file, place.range), message: { text } };
  });
  return { relatedLocations };
}

/** Comments and annotations stand in the source; waivers stand in the principles file, where their entry is the location. */
function suppressions({ verdict, suppression, waiver }: Finding): Pick<Result, "suppressions"> {
  if (verdict === "waived") return { suppressions: [waiver === null ? { kind: "external", status: "accepted" } : waiverSuppression(waiver)] };
  if (verdict !== "suppressed") return {};
  return { suppressions: [{ kind: "inSource", status: "accepted", ...justificationOf(suppression?.reason ?? null) }] };
}

function waiverSuppression({ id, expires, approvedBy, reason, type, origin }: NonNullable<Finding["waiver"]>): Suppression {
  return { kind: "external", status: "accepted", ...justificationOf(reason), location: locationOf(origin.file, origin.range), properties: { id, expires, approvedBy, type } };
}

function justificationOf(reason: string | null): Pick<Suppression, "justification"> {
  return reason === null ? {} : { justification: reason };
}

function fixesOf(finding: Finding, report: Report): Pick<Result, "fixes"> {
  const fix = report.fixOf?.(finding);
  if (fix === undefined || fix.edits.length === 0) return {};
  const replacements = fix.edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    ...(text === "" ? {} : { insertedContent: { text } }),
  }));
  const artifactChanges = [{ artifactLocation: { uri: uriOf(finding.file), uriBaseId: ROOT }, replacements }];
  return { fixes: [{ description: { text: `${fix.title} (${fix.safety})` }, artifactChanges }] };
}

function notificationOf(error: RunError): Notification {
  return {
    descriptor: { id: `${error.kind}-error` },
    level: "error",
    message: { text: error.message },
    ...(error.file === "" ? {} : { locations: [locationOf(error.file, error.range)] }),
  };
}

function noteOf(text: string, file?: string): Notification {
  return { level: "note", message: { text }, ...(file === undefined ? {} : { locations: [locationOf(file, null)] }) };
}

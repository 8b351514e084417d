import { readScope } from "./scope.ts";
import type { Places } from "./places.ts";
import type { Evidence, ExtendsEntry, PrincipleEntry, RuleEntry, SettingsEntry, StageEntry } from "./types.ts";
import { memberOf, isObject } from "../rules/values.ts";
import { Fields, textOf } from "../shape/fields.ts";
import { firstKeySpan, spanOf } from "../shape/pairs.ts";
import type { Origin, Stage } from "../model/origin.ts";
import { SEVERITIES, type RuleSeverity, type Severity } from "../model/severity.ts";

const STAGES: readonly Stage[] = ["advisory", "warn", "enforce"];
const RULE_SEVERITIES: readonly RuleSeverity[] = [...SEVERITIES, "off"];
const GATES: readonly (Severity | "never")[] = [...SEVERITIES, "never"];
const SHOWN: readonly (Severity | "hidden")[] = [...SEVERITIES, "hidden"];
const EVIDENCE: readonly Evidence["type"][] = ["automated", "attested", "none"];
const PACK_PREFIX = "groundrules:";

/** Reads one principle; what is missing or malformed is null or empty. */
export function readPrinciple(fields: Fields, places: Places): PrincipleEntry {
  const origin = places.origin(fields.has("id") ? fields.span("id") : firstKeySpan(fields.tree, fields.node));
  return {
    text: readText(fields, origin, places),
    severityOrigin: places.origin(fields.span("severity")),
    stages: fields.children("stages").flatMap((stage) => readStage(stage, places)),
    scope: readScope(fields.child("scope")),
    rules: fields.children("rules").flatMap((entry) => readRuleEntry(entry, places)),
    overridable: fields.text("overridable") === "true",
    reviewNext: fields.textAt("review", "next"),
    hasEvidence: fields.has("evidence"),
    attestationExpires: fields.textAt("evidence", "expires"),
    fields,
    origin,
  };
}

function readText(fields: Fields, origin: Origin, places: Places): PrincipleEntry["text"] {
  return {
    id: fields.text("id") ?? "",
    name: fields.text("name") ?? "",
    pillar: fields.textAt("pillar"),
    statement: trimmed(fields.textAt("statement")),
    rationale: trimmed(fields.textAt("rationale")),
    implications: fields.texts("implications").map((text) => text.trim()).filter((text) => text !== ""),
    owner: writtenText(fields.textAt("owner")),
    approvers: fields.texts("approvers"),
    references: fields.textLists("references"),
    severity: memberOf(SEVERITIES, fields.text("severity")) ?? null,
    stages: fields.children("stages").flatMap((stage) => readStage(stage, places)),
    reviewNext: fields.textAt("review", "next"),
    evidence: readEvidence(fields.child("evidence")),
    target: readTarget(fields),
    origin,
  };
}

/** A text that says something: a stub that nobody has filled in yet is none. */
export function writtenText(text: string | null | undefined): string | null {
  const written = text?.trim() ?? "";
  return written === "" ? null : written;
}

function trimmed(text: string | null): string | null {
  return text === null ? null : text.trim();
}

function readStage(fields: Fields, places: Places): StageEntry[] {
  const stage = memberOf(STAGES, fields.text("stage"));
  return stage === undefined ? [] : [{ from: fields.text("from") ?? null, stage, origin: places.origin(fields.span("stage")) }];
}

function readEvidence(fields: Fields | null): Evidence | null {
  const type = memberOf(EVIDENCE, fields?.text("type"));
  if (fields === null || type === undefined) return null;
  const [link = null, by = null, on = null, expires = null] = ["link", "by", "on", "expires"].map((key) => fields.text(key));
  return { type, link, by, on, expires };
}

/** The target of the measure `conformance`. */
function readTarget(fields: Fields): number | null {
  const measure = fields.children("measures").find((entry) => entry.text("metric") === "conformance");
  const target = Number(measure?.text("target") ?? "");
  return measure?.has("target") === true && Number.isFinite(target) ? target : null;
}

function readRuleEntry(fields: Fields, places: Places): RuleEntry[] {
  const pack = fields.text("pack");
  const id = fields.text("id");
  if (pack !== undefined) {
    return [{ kind: "pack", pack, except: fields.texts("except"), fields, origin: places.origin(fields.span("pack")) }];
  }
  if (id === undefined) return [];
  const options = fields.plain("options");
  return [{
    kind: "rule",
    id,
    severity: memberOf(RULE_SEVERITIES, fields.text("severity")) ?? null,
    severityOrigin: places.origin(fields.span("severity")),
    options: isObject(options) ? options : {},
    fields,
    origin: places.origin(fields.span("id")),
  }];
}

/** Reads `extends`; paths are taken from the folder of the file that writes them. */
export function readExtends(fields: Fields, places: Places): ExtendsEntry[] {
  return fields.items("extends").flatMap((item): ExtendsEntry[] => {
    const written = textOf(fields.tree, item);
    if (written !== undefined) return [readReference(written, spanOf(fields.tree, item), places)];
    const entry = Fields.of(fields.tree, item);
    const file = entry?.text("file");
    if (entry === null || file === undefined) return [];
    const span = entry.span("file");
    const sha256 = entry.text("sha256")?.toLowerCase() ?? null;
    return [{ kind: "file", path: resolvePath(places.file, file), written: file, sha256, span, origin: places.origin(span) }];
  });
}

function readReference(written: string, span: { start: number; end: number }, places: Places): ExtendsEntry {
  const origin = places.origin(span);
  if (written.startsWith(PACK_PREFIX)) return { kind: "pack", reference: written.slice(PACK_PREFIX.length), span, origin };
  return { kind: "file", path: resolvePath(places.file, written), written, sha256: null, span, origin };
}

/** A path relative to the folder of `from`, as a path from the root; null where it would leave the root. */
export function resolvePath(from: string, written: string): string | null {
  if (written === "" || /^(?:[/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(written)) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of written.split(/[/\\]/)) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Reads `settings` of a file. */
export function readSettings(file: Fields | null): SettingsEntry {
  const setting = (...keys: readonly string[]): string | null => file?.textAt("settings", ...keys) ?? null;
  const inline = setting("suppressions", "inline");
  const foreign = setting("suppressions", "foreign");
  const onlyNew = setting("gate", "newFindingsOnly");
  return {
    kubernetes: setting("targets", "kubernetes"),
    failOn: memberOf(GATES, setting("gate", "failOn")) ?? null,
    unresolved: memberOf(SHOWN, setting("unresolved")) ?? null,
    reasonRequired: inline === null ? null : inline === "reason-required",
    foreignSuppressions: foreign === null ? null : foreign !== "false",
    suppressionDays: countOf(setting("suppressions", "maxDays")),
    waiverDays: countOf(setting("waivers", "maxDays")),
    waiverResources: countOf(setting("waivers", "maxResources")),
    fileSize: countOf(setting("limits", "fileSize")),
    baseline: setting("gate", "baseline"),
    base: setting("gate", "base"),
    newFindingsOnly: onlyNew === null ? null : onlyNew === "true",
    history: file?.textAt("reporting", "history") ?? null,
  };
}

function countOf(text: string | null): number | null {
  const count = Number(text ?? "");
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}

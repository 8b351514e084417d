import { Fields, plainValue, textOf } from "../shape/fields.ts";
import { isObject, memberOf } from "./values.ts";
import type { EditSource, FixSource, ParamSource, PlaceSource, RuleDefinition } from "../model/rule.ts";
import { SEVERITIES, type Confidence, type RuleSeverity } from "../model/severity.ts";

const RULE_SEVERITIES: readonly RuleSeverity[] = [...SEVERITIES, "off"];
const CONFIDENCES: readonly Confidence[] = ["certain", "likely", "heuristic"];
const SAFETIES: readonly FixSource["safety"][] = ["safe", "unsafe", "scaffold", "choice"];
const PARAM_TYPES: readonly NonNullable<ParamSource["type"]>[] = ["string", "int", "bool", "strings"];
const OPERATIONS: readonly EditSource["op"][] = [
  "set", "insert", "delete", "append", "rename", "replaceText", "createFile", "insertLine", "quote",
];

/** Formats in which a rule on a target fires where its file does not say. */
const FORMATS_OF_TARGET: Readonly<Record<string, readonly string[]>> = {
  k8s: ["kubernetes", "helm", "kustomize"],
  rbac: ["kubernetes", "helm", "kustomize"],
  compose: ["compose"],
  docker: ["dockerfile"],
};

/** Reads a rule whose mapping has its shape; every default is filled in. */
export function readDefinition(rule: Fields): RuleDefinition {
  const targets = rule.texts("target");
  const at = rule.items("at").flatMap((item) => readPlace(rule, item));
  return {
    id: rule.text("id") ?? "",
    title: rule.text("title") ?? "",
    formats: rule.has("formats") ? rule.texts("formats") : formatsOf(targets),
    targets,
    severity: memberOf(RULE_SEVERITIES, rule.text("severity")) ?? "warning",
    confidence: memberOf(CONFIDENCES, rule.text("confidence")) ?? "certain",
    message: rule.text("message") ?? "",
    ...readOptionalParts(rule),
    at: at.length > 0 ? at : [{ path: "self" }],
    fix: rule.children("fix").map(readFix),
    folds: rule.texts("folds"),
    params: readParams(rule),
    principles: rule.texts("principles"),
    packs: rule.texts("packs"),
    needs: rule.texts("needs"),
    equivalents: rule.textLists("equivalents"),
  };
}

/** The keys that most rules do without; a key that is not written is not in the definition either. */
function readOptionalParts(rule: Fields): Partial<RuleDefinition> {
  const others = rule.child("others");
  return {
    ...textsOf(rule, ["where", "require", "forbid", "each", "subject"]),
    ...(rule.has("let") ? { let: readLet(rule) } : {}),
    ...(rule.has("severities") ? { severities: rule.children("severities").flatMap(readSeverity) } : {}),
    ...(rule.has("related") ? { related: rule.children("related").map(readRelated) } : {}),
    ...(others === null ? {} : { others: { facts: others.text("facts") ?? "", message: others.text("message") ?? "" } }),
    ...(rule.has("packOptions") ? { packOptions: readPackOptions(rule) } : {}),
  };
}

function readPackOptions(rule: Fields): Record<string, Readonly<Record<string, unknown>>> {
  const packs = rule.plain("packOptions");
  if (!isObject(packs)) return {};
  return Object.fromEntries(Object.entries(packs).map(([pack, options]) => [pack, isObject(options) ? options : {}]));
}

function formatsOf(targets: readonly string[]): string[] {
  const formats = targets.flatMap((target) => {
    const family = target.split(".")[0] ?? "";
    return FORMATS_OF_TARGET[family] ?? [family];
  });
  return [...new Set(formats)];
}

/** The keys that are written, as an object that leaves the others out. */
function textsOf<K extends string>(fields: Fields, keys: readonly K[]): { readonly [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key of keys) {
    const text = fields.text(key);
    if (text !== undefined) found[key] = text;
  }
  return found;
}

function readLet(rule: Fields): Record<string, string> {
  const fields = rule.child("let");
  return Object.fromEntries((fields?.keys() ?? []).map((name) => [name, fields?.text(name) ?? ""]));
}

function readSeverity(fields: Fields): NonNullable<RuleDefinition["severities"]> {
  const severity = memberOf(SEVERITIES, fields.text("severity"));
  return severity === undefined ? [] : [{ when: fields.text("when") ?? "", severity }];
}

function readPlace(rule: Fields, item: number): PlaceSource[] {
  const text = textOf(rule.tree, item);
  if (text !== undefined) return [{ path: text }];
  const fields = Fields.of(rule.tree, item);
  return fields === null ? [] : [{ path: fields.text("path") ?? "", ...textsOf(fields, ["when"]) }];
}

function readRelated(fields: Fields): PlaceSource & { readonly message: string } {
  return { path: fields.text("path") ?? "", message: fields.text("message") ?? "", ...textsOf(fields, ["when"]) };
}

function readFix(fields: Fields): FixSource {
  const edits = fields.has("edits") ? fields.children("edits").map((edit) => readEdit(edit, ["when"])) : [readEdit(fields, [])];
  return {
    title: fields.text("title") ?? "",
    safety: memberOf(SAFETIES, fields.text("safety")) ?? "unsafe",
    ...textsOf(fields, ["when"]),
    edits,
  };
}

/** Reads one edit. The `when` of a fix of one edit belongs to the fix, so the caller says which further keys are the edit's. */
function readEdit(fields: Fields, further: readonly "when"[]): EditSource {
  const position = memberOf(["before", "after"], fields.text("position"));
  return {
    op: memberOf(OPERATIONS, fields.text("op")) ?? "set",
    path: fields.text("path") ?? "",
    ...textsOf(fields, ["over", "valueFrom", "candidates", "comment", ...further]),
    ...(fields.has("value") ? { value: fields.plain("value") } : {}),
    ...(position === undefined ? {} : { position }),
  };
}

function readParams(rule: Fields): Record<string, ParamSource> {
  const params = rule.child("params");
  const entries = (params?.keys() ?? []).flatMap((name) => {
    const fields = params?.child(name);
    return fields === null || fields === undefined ? [] : [[name, readParam(fields)] as const];
  });
  return Object.fromEntries(entries);
}

function readParam(fields: Fields): ParamSource {
  const type = memberOf(PARAM_TYPES, fields.text("type"));
  return {
    default: plainValue(fields.tree, fields.valueNode("default")),
    meaning: fields.text("meaning") ?? "",
    ...(type === undefined ? {} : { type }),
    ...(fields.has("values") ? { values: fields.texts("values") } : {}),
  };
}

/** Whether a parameter's default shows its type. */
export function hasKnownType(source: ParamSource): boolean {
  return source.type !== undefined || (source.default !== null && !isObject(source.default));
}

import { fileKind } from "./file-kind.ts";
import type { OutlineEntry } from "./types.ts";
import { Fields, textOf } from "../shape/fields.ts";
import { spanOf } from "../shape/pairs.ts";
import { parseYaml } from "../syntax/yaml.ts";
import type { Span } from "../model/route.ts";

/** Sections of a principles file in the outline: key, kind of the entries, and the keys that name and describe one. */
const SECTIONS = [
  { key: "principles", kind: "principle", name: "id", detail: "name" },
  { key: "customRules", kind: "rule", name: "id", detail: "title" },
  { key: "waivers", kind: "waiver", name: "id", detail: "reason" },
  { key: "tests", kind: "section", name: "name", detail: "rule" },
] as const;

/** The outline of a principles or rule file. */
export function symbols(file: string, text: string): readonly OutlineEntry[] {
  const kind = fileKind(file, text);
  const tree = parseYaml(text);
  const fields = kind === null ? null : Fields.of(tree, tree.documents[0]?.root ?? -1);
  if (fields === null) return [];
  if (kind === "rule") return [entryOf(fields, { kind: "rule", name: "id", detail: "title" })];
  return fields.keys().flatMap((key) => section(fields, key));
}

function section(fields: Fields, key: string): OutlineEntry[] {
  if (key === "apiVersion" || key === "kind") return [];
  const known = SECTIONS.find((candidate) => candidate.key === key);
  const children = known === undefined ? [] : fields.children(key).map((entry) => entryOf(entry, known));
  const extended = key === "extends" ? fields.items("extends").flatMap((item) => extendsEntry(fields, item)) : [];
  return [{ name: key, detail: "", kind: "section", span: pairSpan(fields, key), selection: fields.keySpan(key), children: [...children, ...extended] }];
}

function entryOf(entry: Fields, keys: { kind: OutlineEntry["kind"]; name: string; detail: string }): OutlineEntry {
  return {
    name: labelOf(entry.text(keys.name)),
    detail: entry.text(keys.detail) ?? "",
    kind: keys.kind,
    span: spanOf(entry.tree, entry.node),
    selection: entry.has(keys.name) ? entry.span(keys.name) : spanOf(entry.tree, entry.node),
    children: keys.kind === "principle" ? entry.children("rules").map(ruleEntry) : [],
  };
}

function ruleEntry(entry: Fields): OutlineEntry {
  const kind = entry.has("pack") ? "pack" : "rule";
  const key = entry.has("pack") ? "pack" : "id";
  return entryOf(entry, { kind, name: key, detail: "severity" });
}

function extendsEntry(fields: Fields, item: number): OutlineEntry[] {
  const name = textOf(fields.tree, item) ?? Fields.of(fields.tree, item)?.text("file");
  if (name === undefined) return [];
  const span = spanOf(fields.tree, item);
  return [{ name, detail: "", kind: "pack", span, selection: span, children: [] }];
}

/** An entry without a name yet needs some text in the outline. */
function labelOf(name: string | undefined): string {
  return name === undefined || name === "" ? "(unnamed)" : name;
}

function pairSpan(fields: Fields, key: string): Span {
  const value = fields.valueNode(key);
  const from = fields.keySpan(key);
  return value < 0 ? from : { start: from.start, end: Math.max(from.end, spanOf(fields.tree, value).end) };
}

import { fileKind, type FileKind } from "./file-kind.ts";
import { nodeAt } from "./node-at.ts";
import type { Entity, EntityPlace } from "./types.ts";
import { isPack } from "../principles/packs.ts";
import { Fields, textOf } from "../shape/fields.ts";
import { spanOf } from "../shape/pairs.ts";
import { parseYaml } from "../syntax/yaml.ts";
import type { Span } from "../model/route.ts";

/** Every place of a file where a principle, a rule or a pack is defined or named, in the order of the text. */
export function entityPlaces(file: string, text: string): readonly EntityPlace[] {
  const kind = fileKind(file, text);
  const tree = parseYaml(text);
  const fields = kind === null ? null : Fields.of(tree, tree.documents[0]?.root ?? -1);
  if (fields === null || kind === null) return [];
  return placesIn(fields, kind).sort((left, right) => left.span.start - right.span.start);
}

/** What is named at an offset. */
export function entityAt(file: string, text: string, offset: number): EntityPlace | null {
  const kind = fileKind(file, text);
  if (kind === null || nodeAt(parseYaml(text), offset) === null) return null;
  return entityPlaces(file, text).find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
}

function placesIn(fields: Fields, kind: FileKind): EntityPlace[] {
  if (kind === "rule") return rulePlaces(fields);
  const principles = fields.children("principles");
  return [
    ...extendedPacks(fields),
    ...principles.flatMap((entry) => scalar(entry, "id", "principle", true)),
    ...principles.flatMap((entry) => entry.children("rules")).flatMap(entryPlaces),
    ...fields.children("customRules").flatMap(rulePlaces),
    ...fields.children("waivers").flatMap((entry) => [...scalar(entry, "principle", "principle"), ...scalars(entry, "rules")]),
    ...fields.children("tests").flatMap((entry) => scalar(entry, "rule", "rule")),
  ];
}

function rulePlaces(fields: Fields): EntityPlace[] {
  return [...scalar(fields, "id", "rule", true), ...scalars(fields, "folds")];
}

function entryPlaces(entry: Fields): EntityPlace[] {
  return [...scalar(entry, "pack", "pack"), ...scalar(entry, "id", "rule"), ...scalars(entry, "except")];
}

function extendedPacks(fields: Fields): EntityPlace[] {
  return fields.items("extends").flatMap((item) => {
    const name = /^groundrules:([a-z-]+)/.exec(textOf(fields.tree, item) ?? "")?.[1];
    return name === undefined ? [] : [{ kind: "pack" as const, name, span: spanOf(fields.tree, item), isDefinition: false }];
  });
}

function scalar(fields: Fields, key: string, kind: Entity["kind"], isDefinition?: true): EntityPlace[] {
  const name = fields.text(key);
  return name === undefined ? [] : [place(kind, name, fields.span(key), isDefinition)];
}

/** The names of a list of rules, in which a pack may stand too. */
function scalars(fields: Fields, key: string): EntityPlace[] {
  const single = fields.text(key);
  const nodes = single === undefined ? fields.items(key) : [fields.valueNode(key)];
  return nodes.flatMap((node) => {
    const name = textOf(fields.tree, node);
    return name === undefined ? [] : [place(isPack(name) ? "pack" : "rule", name, spanOf(fields.tree, node))];
  });
}

function place(kind: Entity["kind"], name: string, span: Span, isDefinition?: true): EntityPlace {
  return { kind, name, span: { start: span.start, end: span.end }, isDefinition: isDefinition ?? false };
}

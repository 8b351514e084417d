import { nearestClause, nearestKnown } from "../shape/nearest.ts";
import { textOf } from "../shape/fields.ts";
import { spanOf } from "../shape/pairs.ts";
import { checkOptions } from "./options.ts";
import { isPack, packNames } from "./packs.ts";
import { issueAt, Places } from "./places.ts";
import { knownNames, type RuleIndex } from "./rule-index.ts";
import type { ParsedPrinciples, PrinciplesIssue, RuleEntry } from "./types.ts";
import type { Fields } from "../shape/fields.ts";
import type { Span } from "../model/route.ts";

/** The names a file may refer to. */
export interface KnownNames {
  readonly index: RuleIndex;
  /** Further ids that exist without being run: rules on edges, and the rules on principles files themselves. */
  readonly inert: ReadonlySet<string>;
}

/** Every reference of a file to a rule, a pack or an option that does not exist, and every id used twice. */
export function checkReferences(file: ParsedPrinciples, known: KnownNames): PrinciplesIssue[] {
  const places = new Places(file.file, file.tree);
  const fields = file.fields;
  return [
    ...checkDuplicates(file, places),
    ...file.principles.flatMap((principle) => principle.rules.flatMap((entry) => checkEntry(entry, known, places))),
    ...(fields?.children("waivers") ?? []).flatMap((waiver) => checkNames(waiver, "rules", known, places)),
    ...(fields?.children("tests") ?? []).flatMap((test) => checkNames(test, "rule", known, places)),
  ];
}

function checkDuplicates(file: ParsedPrinciples, places: Places): PrinciplesIssue[] {
  const seen = new Set<string>();
  return file.principles.flatMap(({ text, fields }) => {
    if (!seen.has(text.id)) {
      seen.add(text.id);
      return [];
    }
    return [issueAt(places, fields.span("id"), { code: "unknown-key", message: `The id "${text.id}" is used twice; give each principle its own.` })];
  });
}

function checkEntry(entry: RuleEntry, known: KnownNames, places: Places): PrinciplesIssue[] {
  if (entry.kind === "pack") {
    const except = checkNames(entry.fields, "except", known, places);
    return isPack(entry.pack) ? except : [unknown(entry.pack, packNames(), entry.fields.span("pack"), places), ...except];
  }
  const rule = known.index.rules.get(entry.id);
  if (rule !== undefined) return checkOptions(entry, rule, places);
  return isKnown(entry.id, known) ? [] : [unknown(entry.id, [...known.index.rules.keys(), ...known.inert], entry.fields.span("id"), places)];
}

function checkNames(fields: Fields, key: string, known: KnownNames, places: Places): PrinciplesIssue[] {
  const node = fields.valueNode(key);
  const nodes = textOf(fields.tree, node) === undefined ? fields.items(key) : [node];
  return nodes.flatMap((item) => {
    const name = textOf(fields.tree, item);
    if (name === undefined || isKnown(name, known) || isPack(name)) return [];
    return [unknown(name, knownNames(known.index), spanOf(fields.tree, item), places)];
  });
}

function isKnown(name: string, known: KnownNames): boolean {
  return known.index.rules.has(name) || known.inert.has(name);
}

function unknown(name: string, candidates: readonly string[], span: Span, places: Places): PrinciplesIssue {
  const nearest = nearestKnown(name, candidates);
  const clause = nearestClause(name, candidates);
  const message = `${name} is no known rule or pack${clause === "" ? "; correct it." : clause}`;
  return issueAt(places, span, { code: "unknown-rule", message, suggestions: nearest === null ? [] : [nearest] });
}

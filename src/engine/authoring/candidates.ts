import { PACKS } from "../principles/packs.ts";
import type { RuleIndex } from "../principles/rule-index.ts";
import { Fields } from "../shape/fields.ts";
import type { Meaning } from "../shape/shape.ts";
import type { RuleDefinition } from "../model/rule.ts";
import type { Cursor } from "./cursor.ts";
import type { AuthoringContext, Completion } from "./types.ts";

/** What a string of a certain meaning can be. */
export function candidatesFor(meaning: Meaning, cursor: Cursor, context: AuthoringContext): Completion[] {
  const span = cursor.word;
  switch (meaning) {
    case "rule":
      return [...customRules(cursor), ...builtInRules(context)].map((entry) => ({ ...entry, span }));
    case "pack":
      return PACKS.map(({ name, description }) => ({ ...named(name, "pack", countOf(name, context.index), description), span }));
    case "extends":
      return PACKS.map(({ name, description }) => ({ ...named(`groundrules:${name}@1`, "pack", countOf(name, context.index), description), span }));
    case "target":
      return [...context.targetTypes.values()].map((type) => ({ ...named(type.name, "target", type.title, targetWords(Object.keys(type.variables))), span }));
    case "format":
      return context.formats.map(({ id, title }) => ({ ...named(id, "value", title, ""), span }));
    case "principle":
      return principles(cursor, context).map((entry) => ({ ...entry, span }));
    default:
      return [];
  }
}

type Named = Omit<Completion, "span">;

function named(label: string, kind: Completion["kind"], detail: string, documentation: string): Named {
  return { label, kind, detail, documentation, insertText: label };
}

function countOf(pack: string, index: RuleIndex): string {
  const count = index.rulesOfPack(pack).length;
  return count === 1 ? "1 rule" : `${String(count)} rules`;
}

function targetWords(variables: readonly string[]): string {
  return `Variables: ${variables.map((name) => `\`${name}\``).join(", ")}.`;
}

function builtInRules({ index, documentation }: AuthoringContext): Named[] {
  return [...index.rules.values()].map((rule) => named(rule.id, "rule", rule.title, ruleWords(rule, documentation(rule.id)?.description ?? "")));
}

function ruleWords(rule: RuleDefinition, description: string): string {
  const facts = `${rule.severity}, ${rule.confidence}; ${rule.formats.join(", ")}`;
  return description === "" ? facts : `${facts}\n\n${description}`;
}

function customRules(cursor: Cursor): Named[] {
  const entries = Fields.of(cursor.tree, cursor.root)?.children("customRules") ?? [];
  return entries.flatMap((entry) => {
    const id = entry.text("id");
    return id === undefined ? [] : [named(id, "rule", entry.text("title") ?? "", "A rule of this file.")];
  });
}

/** The principles of the file; in a rule file, which has none, the built-in ones. */
function principles(cursor: Cursor, context: AuthoringContext): Named[] {
  const own = ownPrinciples(cursor);
  if (own.length > 0) return own;
  return context.builtInPrinciples.map((principle) => named(principle.id, "principle", principle.name, principle.statement ?? ""));
}

function ownPrinciples(cursor: Cursor): Named[] {
  const entries = Fields.of(cursor.tree, cursor.root)?.children("principles") ?? [];
  return entries.flatMap((entry) => {
    const id = entry.text("id");
    return id === undefined ? [] : [named(id, "principle", entry.text("name") ?? "", entry.text("statement") ?? "")];
  });
}

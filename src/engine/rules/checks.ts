import type { Fields } from "../shape/fields.ts";
import type { EditSource, FixSource, RuleDefinition } from "../model/rule.ts";
import type { Span } from "../model/route.ts";

/** A fault that the form of a rule file does not show. */
export interface DefinitionFault extends Span {
  readonly message: string;
}

const MAXIMUM_TITLE = 80;
const VALUE_KEYS = ["value", "valueFrom", "candidates"] as const;
/** Operations that take no value, and those that need one. */
const WITHOUT_VALUE: readonly EditSource["op"][] = ["delete", "quote"];

/** Checks what needs more than one key to see: names nobody uses, titles, edits without a value. Expressions are checked by the compiler. */
export function checkDefinition(rule: Fields, definition: RuleDefinition): DefinitionFault[] {
  return [...checkTitle(rule, definition), ...checkUnused(rule, definition), ...checkEach(rule, definition), ...checkEdits(rule, definition)];
}

function checkTitle(rule: Fields, definition: RuleDefinition): DefinitionFault[] {
  const { title } = definition;
  if (title.length > MAXIMUM_TITLE) return [{ ...rule.span("title"), message: `The title has more than ${String(MAXIMUM_TITLE)} characters.` }];
  return title.endsWith(".") ? [{ ...rule.span("title"), message: "A title ends without a full stop." }] : [];
}

function checkUnused(rule: Fields, definition: RuleDefinition): DefinitionFault[] {
  const names = usedNames(definition);
  const faults: DefinitionFault[] = [];
  for (const [key, what] of [["params", "parameter"], ["let", "name"]] as const) {
    const fields = rule.child(key);
    for (const name of fields?.keys() ?? []) {
      if (fields !== null && !names.has(name)) faults.push({ ...fields.keySpan(name), message: `The ${what} "${name}" is not used; use it or remove it.` });
    }
  }
  return faults;
}

function checkEach(rule: Fields, definition: RuleDefinition): DefinitionFault[] {
  const { each } = definition;
  if (each === undefined || (each.endsWith("[*]") && each.indexOf("[*]") === each.length - 3)) return [];
  return [{ ...rule.span("each"), message: "The route of `each` has exactly one [*], at its end." }];
}

function checkEdits(rule: Fields, definition: RuleDefinition): DefinitionFault[] {
  return rule.children("fix").flatMap((fields, index) => {
    const fix = definition.fix[index];
    if (fix === undefined) return [];
    const edits = fields.has("edits") ? fields.children("edits") : [fields];
    return edits.flatMap((edit, at) => checkEdit(edit, fix, fix.edits[at]));
  });
}

function checkEdit(fields: Fields, fix: FixSource, edit: EditSource | undefined): DefinitionFault[] {
  if (edit === undefined) return [];
  const written = VALUE_KEYS.filter((key) => fields.has(key));
  const at = fields.keySpan("op");
  if (WITHOUT_VALUE.includes(edit.op)) {
    return written.map((key) => ({ ...fields.keySpan(key), message: `\`${edit.op}\` takes no \`${key}\`.` }));
  }
  if (written.length !== 1) return [{ ...at, message: `\`${edit.op}\` needs exactly one of value, valueFrom and candidates.` }];
  const isChoice = fix.safety === "choice";
  if (edit.candidates !== undefined && !isChoice) return [{ ...fields.keySpan("candidates"), message: "Only a fix of safety `choice` has candidates." }];
  return [];
}

/** Every identifier in the expressions, routes and templates of a rule, except where a `let` names itself. */
function usedNames(definition: RuleDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of textsOf(definition)) {
    for (const match of text.matchAll(/[A-Za-z_]\w*/g)) names.add(match[0]);
  }
  return names;
}

function textsOf(definition: RuleDefinition): string[] {
  const places = [...definition.at, ...(definition.related ?? [])];
  const edits = definition.fix.flatMap((fix) => fix.edits);
  const texts = [
    definition.where, definition.require, definition.forbid, definition.each, definition.subject, definition.message,
    ...Object.values(definition.let ?? {}),
    ...(definition.severities ?? []).map((entry) => entry.when),
    ...(definition.related ?? []).map((place) => place.message),
    definition.others?.facts, definition.others?.message,
    ...places.flatMap((place) => [place.path, place.when]),
    ...definition.fix.flatMap((fix) => [fix.title, fix.when]),
    ...edits.flatMap((edit) => [edit.path, edit.when, edit.over, edit.valueFrom, edit.candidates, typeof edit.value === "string" ? edit.value : undefined]),
  ];
  return texts.filter((text) => text !== undefined);
}

import type { LocatedFact } from "../../../model/facts.ts";
import type { Value } from "../../../model/value.ts";
import { isTemplated } from "../read/objects.ts";
import { groupBy, textOf } from "./by-namespace.ts";

type Texts = (fact: LocatedFact) => Value;
/** The facts of a text, in their order; all facts where the text is absent or unresolved. */
export type OpenIndex = (wanted: Value) => readonly LocatedFact[];

/**
 * Finds facts by a text of theirs, such as the namespace. A text that is absent or unresolved, or that a template fills in later, may be
 * any, so facts of such a text are found under every one.
 */
export function indexOpen(facts: readonly LocatedFact[], texts: Texts): OpenIndex {
  const byText = new Map<string, number[]>();
  const open: number[] = [];
  facts.forEach((fact, position) => {
    const text = texts(fact);
    const isOpen = typeof text !== "string" || isTemplated(text);
    const group = isOpen ? open : (byText.get(text) ?? []);
    if (!isOpen) byText.set(text, group);
    group.push(position);
  });
  return (wanted) => {
    if (typeof wanted !== "string") return facts;
    const found = byText.get(wanted) ?? [];
    const positions = open.length === 0 ? found : [...found, ...open].sort((left, right) => left - right);
    return positions.flatMap((position) => facts[position] ?? []);
  };
}

/** Such an index for each kind of object. */
export function indexKinds(facts: readonly LocatedFact[], texts: Texts): (kind: Value) => OpenIndex {
  const byKind = groupBy(facts, ({ value }) => textOf(value["kind"]));
  const indexes = new Map<string, OpenIndex>();
  return (kind) => {
    const name = textOf(kind);
    const index = indexes.get(name) ?? indexOpen(byKind.get(name) ?? [], texts);
    indexes.set(name, index);
    return index;
  };
}

export function namespaceText({ value }: LocatedFact): Value {
  return value["namespace"];
}

export function nameText({ value }: LocatedFact): Value {
  return value["name"];
}

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
  const lookUp = prepareOpen(facts, texts, (group) => () => group);
  return (wanted) => lookUp(wanted, undefined);
}

/** The same with a further question, for which each group of facts is prepared when it is first asked. */
export function prepareOpen<Question>(
  facts: readonly LocatedFact[],
  texts: Texts,
  prepare: (group: readonly LocatedFact[]) => (question: Question) => readonly LocatedFact[],
): (wanted: Value, question: Question) => readonly LocatedFact[] {
  const { byText, open } = groupOpen(facts, texts);
  const prepared = new Map<readonly LocatedFact[], (question: Question) => readonly LocatedFact[]>();
  const ask = (group: readonly LocatedFact[], question: Question): readonly LocatedFact[] => {
    const lookUp = prepared.get(group) ?? prepare(group);
    prepared.set(group, lookUp);
    return lookUp(question);
  };
  let positions: ReadonlyMap<LocatedFact, number> | null = null;
  const positionOf = (fact: LocatedFact): number => {
    positions ??= new Map(facts.map((each, position) => [each, position]));
    return positions.get(fact) ?? 0;
  };
  return (wanted, question) => {
    if (typeof wanted !== "string") return ask(facts, question);
    const group = byText.get(wanted);
    const found = group === undefined ? [] : ask(group, question);
    if (open.length === 0) return found;
    return [...found, ...ask(open, question)].sort((left, right) => positionOf(left) - positionOf(right));
  };
}

function groupOpen(facts: readonly LocatedFact[], texts: Texts): { readonly byText: ReadonlyMap<string, readonly LocatedFact[]>; readonly open: readonly LocatedFact[] } {
  const byText = new Map<string, LocatedFact[]>();
  const open: LocatedFact[] = [];
  for (const fact of facts) {
    const text = texts(fact);
    const isOpen = typeof text !== "string" || isTemplated(text);
    const group = isOpen ? open : (byText.get(text) ?? []);
    if (!isOpen && group.length === 0) byText.set(text, group);
    group.push(fact);
  }
  return { byText, open };
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

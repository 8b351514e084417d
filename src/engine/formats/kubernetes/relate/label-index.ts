import type { LocatedFact } from "../../../model/facts.ts";
import { isPlainObject, UNRESOLVED, type Value } from "../../../model/value.ts";

type LabelsOf = (fact: LocatedFact) => Value;
/** Facts that may match some labels, in their order: the few that are worth a closer look. */
type Candidates = (labels: Value) => readonly LocatedFact[];

/** Finds, by the labels of a pod, the facts that want no label the pod lacks. Each is filed under the label that the fewest want. */
export function indexWanted(facts: readonly LocatedFact[], wantedBy: LabelsOf): Candidates {
  const frequency = new Map<string, number>();
  for (const fact of facts) for (const [key, value] of knownPairs(wantedBy(fact))) count(frequency, pairOf(key, value));
  const byPair = new Map<string, number[]>();
  const byKey = new Map<string, number[]>();
  const rest: number[] = [];
  facts.forEach((fact, position) => {
    const [rarest] = knownPairs(wantedBy(fact)).sort((left, right) => (frequency.get(pairOf(...left)) ?? 0) - (frequency.get(pairOf(...right)) ?? 0));
    if (rarest === undefined) rest.push(position);
    else {
      file(byPair, pairOf(...rarest), position);
      file(byKey, rarest[0], position);
    }
  });
  return (labels) => {
    if (labels === UNRESOLVED) return facts;
    const found = entriesOf(labels).map(([key, value]) => (typeof value === "string" ? byPair.get(pairOf(key, value)) : byKey.get(key)) ?? []);
    return inOrder(facts, [...found, rest]);
  };
}

/** Finds, by the labels that a selector wants, the facts that may have them all. */
export function indexHeld(facts: readonly LocatedFact[], heldBy: LabelsOf): Candidates {
  const byPair = new Map<string, number[]>();
  const unresolvedByKey = new Map<string, number[]>();
  const unresolved: number[] = [];
  facts.forEach((fact, position) => {
    const labels = heldBy(fact);
    if (labels === UNRESOLVED) unresolved.push(position);
    for (const [key, value] of entriesOf(labels)) {
      if (typeof value === "string") file(byPair, pairOf(key, value), position);
      else if (value === UNRESOLVED) file(unresolvedByKey, key, position);
    }
  });
  return (wanted) => {
    const groups = knownPairs(wanted).map(([key, value]) => [byPair.get(pairOf(key, value)) ?? [], unresolvedByKey.get(key) ?? []]);
    const [smallest] = groups.sort((left, right) => left.flat().length - right.flat().length);
    return smallest === undefined ? facts : inOrder(facts, [...smallest, unresolved]);
  };
}

function inOrder(facts: readonly LocatedFact[], groups: readonly (readonly number[])[]): LocatedFact[] {
  const positions = groups.flat().sort((left, right) => left - right);
  return positions.flatMap((position) => facts[position] ?? []);
}

function knownPairs(labels: Value): [key: string, value: string][] {
  return entriesOf(labels).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[key, value]] : []));
}

function entriesOf(labels: Value): [string, Value][] {
  return isPlainObject(labels) ? Object.entries(labels) : [];
}

function pairOf(key: string, value: string): string {
  return `${key}=${value}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function file(groups: Map<string, number[]>, key: string, position: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [position]);
  else group.push(position);
}

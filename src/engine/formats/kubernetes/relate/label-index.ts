import type { LocatedFact } from "../../../model/facts.ts";
import { isPlainObject, UNRESOLVED, type Value } from "../../../model/value.ts";

type LabelsOf = (fact: LocatedFact) => Value;
/** Facts that may match some labels, in their order: the few that are worth a closer look. */
type Candidates = (labels: Value) => readonly LocatedFact[];

/** Finds, by the labels of a pod, the facts that want no label the pod lacks. Each is filed under the label that the fewest want. */
export function indexWanted(facts: readonly LocatedFact[], wantedBy: LabelsOf): Candidates {
  const wanted = facts.map((fact) => knownPairs(wantedBy(fact)));
  const frequency = new Map<string, number>();
  for (const pairs of wanted) for (const { pair } of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const byPair = new Map<string, number[]>();
  const byKey = new Map<string, number[]>();
  const rest: number[] = [];
  wanted.forEach((pairs, position) => {
    const rarest = rarestOf(pairs, frequency);
    if (rarest === null) rest.push(position);
    else {
      file(byPair, rarest.pair, position);
      file(byKey, rarest.key, position);
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
    const groups = knownPairs(wanted).map(({ key, pair }) => [byPair.get(pair) ?? [], unresolvedByKey.get(key) ?? []]);
    const [smallest] = groups.sort((left, right) => left.flat().length - right.flat().length);
    return smallest === undefined ? facts : inOrder(facts, [...smallest, unresolved]);
  };
}

function inOrder(facts: readonly LocatedFact[], groups: readonly (readonly number[])[]): LocatedFact[] {
  const positions = groups.flat().sort((left, right) => left - right);
  return positions.flatMap((position) => facts[position] ?? []);
}

interface LabelPair {
  readonly key: string;
  readonly pair: string;
}

function rarestOf(pairs: readonly LabelPair[], frequency: ReadonlyMap<string, number>): LabelPair | null {
  let rarest: LabelPair | null = null;
  let least = Infinity;
  for (const label of pairs) {
    const times = frequency.get(label.pair) ?? 0;
    if (times >= least) continue;
    rarest = label;
    least = times;
  }
  return rarest;
}

function knownPairs(labels: Value): LabelPair[] {
  const pairs: LabelPair[] = [];
  for (const [key, value] of entriesOf(labels)) if (typeof value === "string") pairs.push({ key, pair: pairOf(key, value) });
  return pairs;
}

function entriesOf(labels: Value): [string, Value][] {
  return isPlainObject(labels) ? Object.entries(labels) : [];
}

function pairOf(key: string, value: string): string {
  return `${key}=${value}`;
}

function file(groups: Map<string, number[]>, key: string, position: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [position]);
  else group.push(position);
}

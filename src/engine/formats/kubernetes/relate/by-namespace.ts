import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import type { Value } from "../../../model/value.ts";
import { isTemplated } from "../read/objects.ts";

type LookUp = ReturnType<Relation["prepare"]>;

/** The namespace of objects that name none, where nobody says otherwise on applying them. */
const DEFAULT_NAMESPACE = "default";

/**
 * A look-up that stays in the namespace of its subject. A namespace that a template fills in later may be any, so facts of one are
 * looked at for every subject, after the others, and a subject of one looks at all facts.
 */
export function inNamespace(facts: readonly LocatedFact[], prepare: (facts: readonly LocatedFact[]) => LookUp): LookUp {
  const groups = groupBy(facts, (fact) => {
    const namespace = namespaceOf(fact);
    return isTemplated(namespace) ? ANY : namespace;
  });
  const lookUps = new Map<string, LookUp>();
  const lookUpIn = (key: string, group: readonly LocatedFact[]): LookUp => {
    const lookUp = lookUps.get(key) ?? prepare(group);
    lookUps.set(key, lookUp);
    return lookUp;
  };
  return (subject) => {
    const namespace = namespaceOf(subject);
    if (isTemplated(namespace)) return lookUpIn(ALL, facts)(subject);
    const found = lookUpIn(namespace, groups.get(namespace) ?? [])(subject);
    const templated = groups.get(ANY);
    return templated === undefined ? found : [...found, ...lookUpIn(ANY, templated)(subject)];
  };
}

// No namespace is named like these.
const ANY = "*";
const ALL = "**";

export function groupBy(facts: readonly LocatedFact[], keyOf: (fact: LocatedFact) => string): ReadonlyMap<string, readonly LocatedFact[]> {
  const groups = new Map<string, LocatedFact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}

export function namespaceOf(fact: LocatedFact): string {
  return textOf(fact.value["namespace"]) || DEFAULT_NAMESPACE;
}

export function textOf(value: Value): string {
  return typeof value === "string" ? value : "";
}

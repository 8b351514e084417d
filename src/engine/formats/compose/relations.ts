import type { LocatedFact } from "../../model/facts.ts";
import type { Relation } from "../../model/relation.ts";
import type { Value } from "../../model/value.ts";
import { isOverrideFile } from "./names.ts";

/**
 * How Compose files of one folder belong together. `overriddenBy`: the same service in the override file, which Compose merges by
 * itself. `fragmentOf`: the main file, where all services of this file exist there, so that this one only changes them.
 */
export const COMPOSE_RELATIONS: readonly Relation[] = [
  { name: "overriddenBy", from: "compose.service", to: "compose.service", prepare: prepareOverriddenBy },
  { name: "fragmentOf", from: "compose.service", to: "compose.file", prepare: prepareFragmentOf },
];

function prepareOverriddenBy(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const overrides = targets.filter((fact) => isOverrideFile(fact.file));
  return (subject) => {
    if (subject.value["isMain"] !== true) return [];
    return overrides.filter((fact) => fact.value["folder"] === subject.value["folder"] && fact.value["service"] === subject.value["service"]);
  };
}

function prepareFragmentOf(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const mains = targets.filter((fact) => fact.value["isMain"] === true);
  return (subject) => {
    if (subject.value["isMain"] === true) return [];
    const own = textsOf(subject.value["fileServices"]);
    return mains.filter((main) => {
      const theirs = textsOf(main.value["services"]);
      return main.value["folder"] === subject.value["folder"] && own.every((name) => theirs.includes(name));
    });
  };
}

function textsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

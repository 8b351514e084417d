import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import { groupBy, textOf } from "../relate/by-namespace.ts";
import { isTemplated } from "../read/objects.ts";
import { changesOf } from "../scaling/relations.ts";
import { REFERENCE_RELATIONS } from "../references/relations.ts";

/** Relations that a call has in common with a reference to a Service by its name. */
const SHARED: ReadonlySet<string> = new Set(["resolvesTo", "besides", "mayBeMadeBy"]);

/** Relations of hosts that containers and ConfigMaps name. A namespace that is not told may be any. */
export const CALL_RELATIONS: readonly Relation[] = [
  ...REFERENCE_RELATIONS.filter(({ name, to }) => SHARED.has(name) && to !== "k8s.workload").map((relation) => ({ ...relation, from: "k8s.call" })),
  { name: "mayBeChangedBy", from: "k8s.call", to: "k8s.unknown", prepare: (facts) => changesOf(facts, "toName") },
  { name: "foundElsewhere", from: "k8s.call", to: "k8s.provided", prepare: prepareFoundElsewhere },
  { name: "servedBy", from: "k8s.call", to: "k8s.served", prepare: prepareServedBy },
];

function prepareServedBy(facts: readonly LocatedFact[]): ReturnType<Relation["prepare"]> {
  const byName = groupBy(facts, (fact) => (isTemplated(textOf(fact.value["name"])) ? "" : textOf(fact.value["name"])));
  return (subject) => {
    const { toName, toNamespace } = subject.value;
    return [...(byName.get(textOf(toName)) ?? []), ...(byName.get("") ?? [])].filter(({ value: { namespace } }) => {
      return typeof toNamespace !== "string" || typeof namespace !== "string" || namespace === toNamespace || isTemplated(namespace);
    });
  };
}

/** Services of the name in other namespaces than that of the caller, where both are told. */
function prepareFoundElsewhere(facts: readonly LocatedFact[]): ReturnType<Relation["prepare"]> {
  const services = groupBy(facts.filter(({ value }) => value["kind"] === "Service"), ({ value }) => textOf(value["name"]));
  return ({ value: { form, toName, toNamespace } }) => {
    if (form !== "short" || typeof toNamespace !== "string") return [];
    return (services.get(textOf(toName)) ?? []).filter(({ value: { namespace } }) => typeof namespace === "string" && namespace !== toNamespace);
  };
}

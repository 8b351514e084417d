import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import { isTemplated } from "../read/objects.ts";
import { groupBy, inNamespace, textOf } from "./by-namespace.ts";

type LookUp = ReturnType<Relation["prepare"]>;

/** Relations of workloads to their ServiceAccounts, of claims to their StorageClasses, of custom objects to their definitions. */
export const MORE_RELATIONS: readonly Relation[] = [
  {
    name: "usesServiceAccount",
    from: "k8s.workload",
    to: "k8s.ServiceAccount",
    prepare: (targets) => inNamespace(targets, (facts) => byName(facts, "serviceAccount")),
  },
  { name: "provisionedBy", from: "k8s.PersistentVolumeClaim", to: "k8s.StorageClass", prepare: (facts) => byName(facts, "storageClass") },
  { name: "definedBy", from: "k8s.object", to: "k8s.CustomResourceDefinition", prepare: prepareDefinedBy },
];

/** Facts by the name that a field of the subject gives; a name that a template fills in later may be any. */
function byName(facts: readonly LocatedFact[], field: string): LookUp {
  const names = groupBy(facts, (fact) => textOf(fact.value["name"]));
  return (subject) => {
    const name = textOf(subject.value[field]);
    return isTemplated(name) ? facts : (names.get(name) ?? []);
  };
}

function prepareDefinedBy(facts: readonly LocatedFact[]): LookUp {
  const kinds = groupBy(facts, ({ value }) => `${textOf(value["definedGroup"])}/${textOf(value["definedKind"])}`);
  return ({ value }) => kinds.get(`${textOf(value["group"])}/${textOf(value["kind"])}`) ?? [];
}

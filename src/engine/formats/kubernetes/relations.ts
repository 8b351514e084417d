import { matchesSelector, matchesServiceSelector } from "../../functions/selectors.ts";
import type { LocatedFact } from "../../model/facts.ts";
import type { Relation } from "../../model/relation.ts";
import { isPlainObject, type PlainObject, type Value } from "../../model/value.ts";

/** How a policy or a Service selects pods. An unresolved selector may select, so it counts as selecting. */
type Selects = (target: LocatedFact, podLabels: PlainObject) => boolean;

/** Relations between Kubernetes objects. Selection never leaves the namespace; an unnamed namespace is one of its own. */
export const KUBERNETES_RELATIONS: readonly Relation[] = [
  selectedBy("k8s.workload", "k8s.NetworkPolicy", policySelects),
  selectedBy("k8s.workload", "k8s.Service", serviceSelects),
  selectedBy("k8s.container", "k8s.Service", serviceSelects),
  selects("k8s.NetworkPolicy", "k8s.workload", policySelects),
  selects("k8s.Service", "k8s.workload", serviceSelects),
  { name: "scaledBy", from: "k8s.workload", to: "k8s.HorizontalPodAutoscaler", prepare: prepareScaledBy },
  { name: "grants", from: "rbac.binding", to: "rbac.role", prepare: prepareGrants },
];

function policySelects(policy: LocatedFact, podLabels: PlainObject): boolean {
  return matchesSelector(asObject(policy.value["podSelector"]), podLabels) !== false;
}

function serviceSelects(service: LocatedFact, podLabels: PlainObject): boolean {
  return matchesServiceSelector(asObject(service.value["selector"]), podLabels) !== false;
}

function selectedBy(from: string, to: string, selectsPod: Selects): Relation {
  const prepare: Relation["prepare"] = (targets) => {
    const byNamespace = groupBy(targets, namespaceOf);
    return (subject) => (byNamespace.get(namespaceOf(subject)) ?? []).filter((target) => selectsPod(target, labelsOf(subject)));
  };
  return { name: "selectedBy", from, to, prepare };
}

function selects(from: string, to: string, selectsPod: Selects): Relation {
  const prepare: Relation["prepare"] = (targets) => {
    const byNamespace = groupBy(targets, namespaceOf);
    return (subject) => (byNamespace.get(namespaceOf(subject)) ?? []).filter((target) => selectsPod(subject, labelsOf(target)));
  };
  return { name: "selects", from, to, prepare };
}

function prepareScaledBy(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const byTarget = groupBy(targets, (fact) => `${namespaceOf(fact)} ${text(fact.value["targetKind"])} ${text(fact.value["targetName"])}`);
  return (subject) => byTarget.get(`${namespaceOf(subject)} ${text(subject.value["kind"])} ${text(subject.value["name"])}`) ?? [];
}

function prepareGrants(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const byRole = groupBy(targets, (fact) => roleKey(text(fact.value["kind"]), text(fact.value["name"]), namespaceOf(fact)));
  return (subject) => byRole.get(roleKey(text(subject.value["roleKind"]), text(subject.value["roleName"]), namespaceOf(subject))) ?? [];
}

function roleKey(kind: string, name: string, namespace: string): string {
  return kind === "ClusterRole" ? `${kind} ${name}` : `${kind} ${namespace} ${name}`;
}

function groupBy(facts: readonly LocatedFact[], keyOf: (fact: LocatedFact) => string): ReadonlyMap<string, readonly LocatedFact[]> {
  const groups = new Map<string, LocatedFact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}

function namespaceOf(fact: LocatedFact): string {
  return text(fact.value["namespace"]);
}

function labelsOf(fact: LocatedFact): PlainObject {
  return asObject(fact.value["podLabels"]) ?? {};
}

function asObject(value: Value): PlainObject | undefined {
  return isPlainObject(value) ? value : undefined;
}

function text(value: Value): string {
  return typeof value === "string" ? value : "";
}

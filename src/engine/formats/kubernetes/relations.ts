import { matchesSelector, matchesServiceSelector } from "../../functions/selectors.ts";
import type { LocatedFact } from "../../model/facts.ts";
import type { Relation } from "../../model/relation.ts";
import { isPlainObject, UNRESOLVED, type Value } from "../../model/value.ts";
import { BACKUP_RELATIONS } from "./backups/relations.ts";
import { CALL_RELATIONS } from "./calls/relations.ts";
import { COMPANION_RELATIONS } from "./companions/relations.ts";
import { isTemplated } from "./read/objects.ts";
import { groupBy, inNamespace, namespaceOf, textOf } from "./relate/by-namespace.ts";
import { indexHeld, indexWanted } from "./relate/label-index.ts";
import { REFERENCE_RELATIONS } from "./references/relations.ts";
import { SCALING_RELATIONS } from "./scaling/relations.ts";
import { MORE_RELATIONS } from "./relate/more-relations.ts";

type LookUp = ReturnType<Relation["prepare"]>;

/** How a policy or a Service selects pods. */
interface Selection {
  /** The labels a pod must have at least; unresolved or absent where there are none to go by. */
  readonly wanted: (selecting: LocatedFact) => Value;
  readonly selects: (selecting: LocatedFact, podLabels: Value) => boolean;
}

const BY_POLICY: Selection = { wanted: labelsOfPolicy, selects: policySelects };
const BY_SERVICE: Selection = { wanted: (service) => service.value["selector"], selects: serviceSelects };

/**
 * Relations between Kubernetes objects. Selection never leaves the namespace. What a template fills in later (labels, selectors,
 * namespaces, names of targets) may be anything, so it stands in the relation: nothing is said to be missing that may be there.
 */
export const KUBERNETES_RELATIONS: readonly Relation[] = [
  selectedBy("k8s.workload", "k8s.NetworkPolicy", BY_POLICY),
  selectedBy("k8s.workload", "k8s.Service", BY_SERVICE),
  selectedBy("k8s.container", "k8s.Service", BY_SERVICE),
  selects("k8s.NetworkPolicy", "k8s.workload", BY_POLICY),
  selects("k8s.Service", "k8s.workload", BY_SERVICE),
  { name: "scaledBy", from: "k8s.workload", to: "k8s.HorizontalPodAutoscaler", prepare: (targets) => inNamespace(targets, prepareScaledBy) },
  { name: "grants", from: "rbac.binding", to: "rbac.role", prepare: prepareGrants },
  ...MORE_RELATIONS,
  ...REFERENCE_RELATIONS,
  ...SCALING_RELATIONS,
  ...CALL_RELATIONS,
  ...COMPANION_RELATIONS,
  ...BACKUP_RELATIONS,
];

function labelsOfPolicy(policy: LocatedFact): Value {
  const { podSelector } = policy.value;
  return podSelector !== undefined && isPlainObject(podSelector) ? podSelector["matchLabels"] : undefined;
}

function policySelects(policy: LocatedFact, podLabels: Value): boolean {
  const { podSelector } = policy.value;
  if (podSelector === UNRESOLVED || podLabels === UNRESOLVED) return true;
  return isPlainObject(podSelector) && matchesSelector(podSelector, isPlainObject(podLabels) ? podLabels : undefined) !== false;
}

function serviceSelects(service: LocatedFact, podLabels: Value): boolean {
  const { selector } = service.value;
  if (selector === UNRESOLVED) return true;
  if (!isPlainObject(selector) || Object.keys(selector).length === 0) return false;
  return podLabels === UNRESOLVED || matchesServiceSelector(selector, isPlainObject(podLabels) ? podLabels : undefined) !== false;
}

function selectedBy(from: string, to: string, by: Selection): Relation {
  const prepare = (facts: readonly LocatedFact[]): LookUp => {
    const candidates = indexWanted(facts, by.wanted);
    return (subject) => {
      const { podLabels } = subject.value;
      return candidates(podLabels).filter((fact) => by.selects(fact, podLabels));
    };
  };
  return { name: "selectedBy", from, to, prepare: (targets) => inNamespace(targets, prepare) };
}

function selects(from: string, to: string, by: Selection): Relation {
  const prepare = (facts: readonly LocatedFact[]): LookUp => {
    const candidates = indexHeld(facts, (fact) => fact.value["podLabels"]);
    return (subject) => candidates(by.wanted(subject)).filter((fact) => by.selects(subject, fact.value["podLabels"]));
  };
  return { name: "selects", from, to, prepare: (targets) => inNamespace(targets, prepare) };
}

function prepareScaledBy(facts: readonly LocatedFact[]): LookUp {
  const byTarget = groupBy(facts, ({ value: { targetKind, targetName } }) => {
    const name = textOf(targetName);
    return `${textOf(targetKind)} ${isTemplated(name) ? "*" : name}`;
  });
  return (subject) => {
    const kind = textOf(subject.value["kind"]);
    const name = textOf(subject.value["name"]);
    if (isTemplated(name)) return facts.filter((fact) => fact.value["targetKind"] === kind);
    return [...(byTarget.get(`${kind} ${name}`) ?? []), ...(byTarget.get(`${kind} *`) ?? [])];
  };
}

function prepareGrants(targets: readonly LocatedFact[]): LookUp {
  const byRole = groupBy(targets, (fact) => roleKey(textOf(fact.value["kind"]), textOf(fact.value["name"]), namespaceOf(fact)));
  return (subject) => byRole.get(roleKey(textOf(subject.value["roleKind"]), textOf(subject.value["roleName"]), namespaceOf(subject))) ?? [];
}

function roleKey(kind: string, name: string, namespace: string): string {
  return kind === "ClusterRole" ? `${kind} ${name}` : `${kind} ${namespace} ${name}`;
}

import { matchesSelector } from "../../../functions/selectors.ts";
import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import { isPlainObject, UNRESOLVED, type Value } from "../../../model/value.ts";
import { isTemplated } from "../read/objects.ts";
import { prepareLabelledBy, prepareWantedBy } from "../references/relations.ts";
import { CHANGES } from "../references/unknown.ts";
import { groupBy, textOf } from "../relate/by-namespace.ts";
import { indexHeld, indexWanted } from "../relate/label-index.ts";

type LookUp = ReturnType<Relation["prepare"]>;

/** Relations of autoscalers and disruption budgets. A namespace that is absent or unresolved may be any. */
export const SCALING_RELATIONS: readonly Relation[] = [
  { name: "scales", from: "k8s.autoscaling", to: "k8s.requests", prepare: prepareScales },
  { name: "limitedBy", from: "k8s.autoscaling", to: "k8s.provided", prepare: prepareLimitedBy },
  { name: "selects", from: "k8s.PodDisruptionBudget", to: "k8s.workload", prepare: prepareProtected },
  { name: "selectedBy", from: "k8s.workload", to: "k8s.PodDisruptionBudget", prepare: prepareProtecting },
  { name: "mayBeChangedBy", from: "k8s.workload", to: "k8s.unknown", prepare: (facts) => changesOf(facts, "name") },
  { name: "mayBeChangedBy", from: "k8s.autoscaling", to: "k8s.unknown", prepare: (facts) => changesOf(facts, "targetName") },
  { name: "mayBeChangedBy", from: "k8s.reference", to: "k8s.unknown", prepare: (facts) => changesOf(facts, "toName") },
  { name: "mayBeLabelledBy", from: "k8s.workload", to: "k8s.unknown", prepare: prepareLabelledBy },
  { name: "wantedBy", from: "k8s.unknown", to: "k8s.NetworkPolicy", prepare: (facts) => prepareWantedBy(facts, "podSelector") },
  { name: "wantedBy", from: "k8s.unknown", to: "k8s.PodDisruptionBudget", prepare: (facts) => prepareWantedBy(facts, "selector") },
  { name: "mayBeSelectedBy", from: "k8s.workload", to: "k8s.unknown", prepare: prepareMayBeSelectedBy },
];

function prepareScales(facts: readonly LocatedFact[]): LookUp {
  const byTarget = groupBy(facts, ({ value }) => `${textOf(value["kind"])} ${textOf(value["name"])}`);
  return (subject) => {
    const found = byTarget.get(`${textOf(subject.value["targetKind"])} ${textOf(subject.value["targetName"])}`) ?? [];
    return found.filter((fact) => mayShare(subject, fact));
  };
}

/** LimitRanges of the namespace, which may give containers a request. */
function prepareLimitedBy(facts: readonly LocatedFact[]): LookUp {
  const limits = facts.filter(({ value }) => value["kind"] === "LimitRange");
  return (subject) => limits.filter((fact) => mayShare(subject, fact));
}

function prepareProtected(facts: readonly LocatedFact[]): LookUp {
  const candidates = indexHeld(facts, ({ value }) => value["podLabels"]);
  return (budget) => candidates(wantedLabels(budget)).filter((workload) => protects(budget, workload));
}

function prepareProtecting(facts: readonly LocatedFact[]): LookUp {
  const candidates = indexWanted(facts, wantedLabels);
  return (workload) => candidates(workload.value["podLabels"]).filter((budget) => protects(budget, workload));
}

function wantedLabels({ value: { selector } }: LocatedFact): Value {
  return selector !== undefined && isPlainObject(selector) ? selector["matchLabels"] : undefined;
}

function protects(budget: LocatedFact, workload: LocatedFact): boolean {
  const { selector } = budget.value;
  const { podLabels } = workload.value;
  if (!mayShare(budget, workload) || selector === undefined) return false;
  if (selector === UNRESOLVED || podLabels === UNRESOLVED) return true;
  return isPlainObject(selector) && matchesSelector(selector, isPlainObject(podLabels) ? podLabels : undefined) !== false;
}

/** Kustomizations that change the object a field names. */
export function changesOf(facts: readonly LocatedFact[], field: string): LookUp {
  const changes = facts.filter(({ value: { kinds } }) => Array.isArray(kinds) && kinds.includes(CHANGES));
  return (subject) => changes.filter(({ value: { names } }) => Array.isArray(names) && (names.includes("*") || names.includes(subject.value[field])));
}

/** Templates and charts that may hold a budget. */
function prepareMayBeSelectedBy(facts: readonly LocatedFact[]): LookUp {
  const makers = facts.filter(({ value: { kinds, isWhole } }) => {
    return isWhole === true && Array.isArray(kinds) && (kinds.includes("*") || kinds.includes("PodDisruptionBudget"));
  });
  return (subject) => makers.filter((fact) => mayShare(subject, fact));
}

function mayShare(left: LocatedFact, right: LocatedFact): boolean {
  const [one, other] = [left.value["namespace"], right.value["namespace"]];
  if (typeof one !== "string" || typeof other !== "string") return true;
  return one === other || isTemplated(one) || isTemplated(other);
}

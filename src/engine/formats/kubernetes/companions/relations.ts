import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import type { Value } from "../../../model/value.ts";
import { isTemplated } from "../read/objects.ts";
import { INGRESS_RELATIONS } from "./ingresses.ts";
import { inNamespace, textOf } from "../relate/by-namespace.ts";
import { indexOpen, nameText } from "../relate/open-index.ts";

type LookUp = ReturnType<Relation["prepare"]>;

/** Relations of objects to those that complete them. */
export const COMPANION_RELATIONS: readonly Relation[] = [
  ...INGRESS_RELATIONS,
  { name: "boundedBy", from: "k8s.object", to: "k8s.quota", prepare: prepareBoundedBy },
  { name: "pinnedBy", from: "k8s.Service", to: "k8s.pin", prepare: (targets) => inNamespace(targets, preparePinnedBy) },
  { name: "deliveredBy", from: "k8s.object", to: "k8s.delivery", prepare: (targets) => inNamespace(targets, prepareDeliveredBy) },
  { name: "redirectedBy", from: "k8s.listener", to: "k8s.redirect", prepare: prepareRedirectedBy },
  { name: "mounts", from: "k8s.workload", to: "k8s.PersistentVolumeClaim", prepare: (targets) => inNamespace(targets, prepareMounts) },
  ...["k8s.workload", "k8s.PersistentVolumeClaim"].map((from): Relation => ({ name: "livesIn", from, to: "k8s.Namespace", prepare: prepareLivesIn })),
];

/** Quotas of a Namespace; one that names no namespace may be applied to any. */
function prepareBoundedBy(facts: readonly LocatedFact[]): LookUp {
  return (subject) => facts.filter(({ value: { namespace } }) => mayBe(namespace, subject.value["name"]));
}

function preparePinnedBy(facts: readonly LocatedFact[]): LookUp {
  return (subject) => facts.filter(({ value: { services } }) => Array.isArray(services) && (services as readonly Value[]).includes(subject.value["name"]));
}

function prepareDeliveredBy(facts: readonly LocatedFact[]): LookUp {
  return (subject) => facts.filter(({ value: { name } }) => subject.value["source"] !== undefined && mayBe(name, subject.value["source"]));
}

/** Redirects that are attached to the Gateway or to the listener; a route may stand in another namespace. */
function prepareRedirectedBy(facts: readonly LocatedFact[]): LookUp {
  return ({ value: { name, listener } }) => {
    const attached: Value[] = [textOf(name), `${textOf(name)} ${textOf(listener)}`];
    return facts.filter(({ value: { gateways } }) => Array.isArray(gateways) && (gateways as readonly Value[]).some((gateway) => attached.includes(gateway)));
  };
}

function prepareMounts(facts: readonly LocatedFact[]): LookUp {
  return (subject) => {
    const { claims } = subject.value;
    const names = Array.isArray(claims) ? (claims as readonly Value[]) : [];
    return names.length === 0 ? [] : facts.filter(({ value: { name } }) => name !== undefined && names.includes(name));
  };
}

/** The Namespace of an object; one that names none may be applied to any. */
function prepareLivesIn(facts: readonly LocatedFact[]): LookUp {
  const byName = indexOpen(facts, nameText);
  return ({ value: { namespace } }) => byName(isTemplated(textOf(namespace)) ? undefined : namespace);
}

/** Whether two names may be the same: one that is absent, or that a template fills in later, may be any. */
function mayBe(name: Value, wanted: Value): boolean {
  if (typeof name !== "string" || typeof wanted !== "string") return true;
  return name === wanted || isTemplated(name) || isTemplated(wanted);
}

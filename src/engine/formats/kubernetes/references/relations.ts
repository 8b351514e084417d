import { matchesSelector, type Match } from "../../../functions/selectors.ts";
import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import { isPlainObject, UNRESOLVED, type Value } from "../../../model/value.ts";
import { groupBy, textOf } from "../relate/by-namespace.ts";
import { indexHeld } from "../relate/label-index.ts";
import { indexKinds, indexOpen, namespaceText, nameText, prepareOpen } from "../relate/open-index.ts";
import { isTemplated } from "../read/objects.ts";
import { isEmptySelector } from "./reference.ts";
import { ANY_KIND } from "./unknown.ts";

type LookUp = ReturnType<Relation["prepare"]>;

/**
 * Relations of references. A namespace that is absent or unresolved may be any, on either side: an object that names none is often
 * applied to one that others name. What is unresolved stands in the relation, so that nothing is said to be missing that may be there.
 */
export const REFERENCE_RELATIONS: readonly Relation[] = [
  { name: "resolvesTo", from: "k8s.reference", to: "k8s.provided", prepare: prepareResolvesTo },
  { name: "besides", from: "k8s.reference", to: "k8s.provided", prepare: prepareBesides },
  { name: "grantedBy", from: "k8s.reference", to: "k8s.provided", prepare: prepareGrantedBy },
  { name: "mayBeMadeBy", from: "k8s.reference", to: "k8s.unknown", prepare: prepareMayBeMadeBy },
  { name: "selects", from: "k8s.reference", to: "k8s.workload", prepare: (facts) => prepareSelects(facts, "podLabels") },
  { name: "selects", from: "k8s.reference", to: "k8s.container", prepare: (facts) => prepareSelects(facts, "podLabels") },
  { name: "selects", from: "k8s.reference", to: "k8s.provided", prepare: (facts) => prepareSelects(facts.filter(isService), "labels") },
  { name: "besides", from: "k8s.reference", to: "k8s.workload", prepare: prepareBesidesWorkload },
  { name: "named", from: "k8s.reference", to: "k8s.workload", prepare: prepareNamed },
  { name: "inNamespaces", from: "k8s.reference", to: "k8s.Namespace", prepare: prepareInNamespaces },
];

/** Objects of the kind and name in the namespace. */
function prepareResolvesTo(facts: readonly LocatedFact[]): LookUp {
  const byName = groupBy(facts, ({ value }) => `${textOf(value["kind"])} ${textOf(value["name"])}`);
  const inKind = indexKinds(facts, namespaceText);
  const open = indexKinds(facts.filter(({ value }) => value["name"] === UNRESOLVED || textOf(value["name"]).endsWith("*")), namespaceText);
  return (subject) => {
    const { toKind, toName, toNamespace } = subject.value;
    const isOfKind = ({ value }: LocatedFact): boolean => value["kind"] === toKind;
    if (toName === UNRESOLVED) return inKind(toKind)(toNamespace).filter(isOfKind);
    const named = (byName.get(`${textOf(toKind)} ${textOf(toName)}`) ?? []).filter((fact) => mayShare(subject, fact));
    const others = open(toKind)(toNamespace).filter((fact) => isOfKind(fact) && mayBeNamed(fact.value["name"], textOf(toName)));
    return [...named, ...others];
  };
}

function mayBeNamed(name: Value, wanted: string): boolean {
  return name === UNRESOLVED || wanted.startsWith(textOf(name).slice(0, -1));
}

/** All objects of the kind in the namespace: what may have been meant. */
function prepareBesides(facts: readonly LocatedFact[]): LookUp {
  const inKind = indexKinds(facts, namespaceText);
  return ({ value: { toKind, toNamespace } }) => inKind(toKind)(toNamespace);
}

function prepareBesidesWorkload(facts: readonly LocatedFact[]): LookUp {
  const inNamespace = indexOpen(facts, namespaceText);
  return ({ value: { toNamespace } }) => inNamespace(toNamespace);
}

/** Grants of the namespace that lead to the Service that is named, for whoever they are. */
function prepareGrantedBy(facts: readonly LocatedFact[]): LookUp {
  const grants = facts.filter(({ value }) => value["kind"] === "ReferenceGrant");
  return (subject) => grants.filter((fact) => (fact.value["name"] === "*" || fact.value["name"] === subject.value["toName"]) && mayShare(subject, fact));
}

function isService({ value }: LocatedFact): boolean {
  return value["kind"] === "Service";
}

function prepareSelects(facts: readonly LocatedFact[], field: string): LookUp {
  const candidates = prepareOpen(facts, namespaceText, (group) => indexHeld(group, (fact) => fact.value[field]));
  return (subject) => {
    const { selector } = subject.value;
    const wanted = isPlainObject(selector) ? selector["matchLabels"] : selector;
    return candidates(subject.value["toNamespace"], wanted).filter((fact) => mayShare(subject, fact) && selects(selector, fact.value[field]) !== false);
  };
}

function selects(selector: Value, labels: Value): Match {
  if (selector === UNRESOLVED || labels === UNRESOLVED) return UNRESOLVED;
  return isPlainObject(selector) && matchesSelector(selector, isPlainObject(labels) ? labels : undefined);
}

function prepareNamed(facts: readonly LocatedFact[]): LookUp {
  const byName = indexOpen(facts, nameText);
  const inKind = indexKinds(facts, nameText);
  return (subject) => {
    const { toKind, toName } = subject.value;
    const candidates = (toKind === UNRESOLVED ? byName : inKind(toKind))(toName);
    const isNamed = (name: Value): boolean => toName === UNRESOLVED || name === toName || isTemplated(textOf(name));
    return candidates.filter((fact) => isNamed(fact.value["name"]) && mayShare(subject, fact));
  };
}

function prepareInNamespaces(facts: readonly LocatedFact[]): LookUp {
  return (subject) => facts.filter((fact) => selects(subject.value["namespaceSelector"], fact.value["labels"]) === true);
}

/** Kustomizations that may put labels on an object of that name. */
export function prepareLabelledBy(facts: readonly LocatedFact[]): LookUp {
  const patches = facts.filter(({ value }) => value["patched"] !== undefined);
  return ({ value: { name } }) => patches.filter(({ value: { patched } }) => listOf(patched).some((each) => each === "*" || each === name));
}

/** What selects by a label that is put on pods. */
export function prepareWantedBy(facts: readonly LocatedFact[], selectorOf: string): LookUp {
  return (maker) => facts.filter(({ value }) => value[selectorOf] === UNRESOLVED || mayCarry(value[selectorOf], maker.value));
}

/** What may make that which a reference by name or by labels leads to. */
function prepareMayBeMadeBy(facts: readonly LocatedFact[]): LookUp {
  return (subject) => facts.filter((fact) => mayShare(subject, fact) && mayMake(fact, subject));
}

function mayMake({ value: maker }: LocatedFact, { value: subject }: LocatedFact): boolean {
  const kinds = listOf(maker["kinds"]);
  if (!kinds.includes(ANY_KIND) && !kinds.includes(subject["toKind"])) return false;
  if (maker["isWhole"] === true) return true;
  if (subject["selector"] === undefined) return isNamedAfter(textOf(subject["toName"]), maker);
  return mayCarry(subject["selector"], maker);
}

/** Whether the name stands in what may make the object, or is made of its name. */
function isNamedAfter(wanted: string, maker: LocatedFact["value"]): boolean {
  const { prefix, suffix } = maker;
  if (typeof prefix === "string" && typeof suffix === "string") return wanted.startsWith(prefix) && wanted.endsWith(suffix);
  if (listOf(maker["names"]).includes(wanted)) return true;
  const name = textOf(maker["name"]);
  return name !== "" && `-${wanted.replaceAll(".", "-")}-`.includes(`-${name}-`);
}

/** Whether the maker carries one of the labels, or its name is the value of one. */
function mayCarry(selector: Value, maker: LocatedFact["value"]): boolean {
  const { labels, name } = maker;
  if (labels === UNRESOLVED) return !isEmptySelector(selector);
  return wantedPairs(selector).some(([key, value]) => {
    const held = isPlainObject(labels) ? labels[key] : undefined;
    return (value !== undefined && value === name) || held === UNRESOLVED || (held !== undefined && (held === value || value === ANY_VALUE));
  });
}

/** In place of the value of a label that a selector wants to be there. */
const ANY_VALUE = "*";

/** The labels of which a selector wants one value, be it among several. */
function wantedPairs(selector: Value): [key: string, value: Value][] {
  if (!isPlainObject(selector)) return [];
  const { matchLabels, matchExpressions } = selector;
  const pairs = isPlainObject(matchLabels) ? Object.entries(matchLabels) : [];
  const terms = listOf(matchExpressions).flatMap((term): [string, Value][] => {
    const key = isPlainObject(term) ? term["key"] : undefined;
    if (!isPlainObject(term) || typeof key !== "string") return [];
    const values = term["operator"] === "Exists" ? [ANY_VALUE] : listOf(term["values"]);
    return values.map((value): [string, Value] => [key, value]);
  });
  return [...pairs, ...terms];
}

/** Whether a fact may be in the namespace that a reference leads to. */
function mayShare(subject: LocatedFact, fact: LocatedFact): boolean {
  const { toNamespace } = subject.value;
  const { namespace } = fact.value;
  if (typeof toNamespace !== "string" || typeof namespace !== "string") return true;
  return toNamespace === namespace || isTemplated(namespace);
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

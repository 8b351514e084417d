import type { Match } from "../../../functions/selectors.ts";
import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import { UNRESOLVED } from "../../../model/value.ts";
import { isTemplated } from "../read/objects.ts";
import { groupBy, textOf } from "../relate/by-namespace.ts";
import { covers, sharesJob } from "./covers.ts";

type LookUp = ReturnType<Relation["prepare"]>;
type Judge = (backup: LocatedFact, subject: LocatedFact) => Match;

const CLAIM = "k8s.PersistentVolumeClaim";
const CLASS = "k8s.StorageClass";

/** Relations of claims to who holds them, to the class that makes their volumes, and to the schedules that copy these. */
export const BACKUP_RELATIONS: readonly Relation[] = [
  { name: "holds", from: "k8s.workload", to: CLAIM, prepare: prepareTemplates },
  { name: "holds", from: CLAIM, to: CLAIM, prepare: () => (subject) => (subject.value["kind"] === undefined ? [] : [subject]) },
  { name: "madeFrom", from: CLAIM, to: CLASS, prepare: prepareMadeFrom },
  ...judged(CLAIM, (backup, claim) => covers(backup.value, claim.value)),
  ...judged(CLASS, (backup, { value }) => backup.value["jobs"] !== undefined && sharesJob(backup.value["jobs"], value["jobs"])),
];

/** Schedules that cover the subject, that may cover it, and that do not. */
function judged(from: string, judge: Judge): Relation[] {
  const relation = (name: string, match: Match): Relation => ({
    name, from, to: "k8s.backup", prepare: (facts) => (subject) => facts.filter((backup) => judge(backup, subject) === match),
  });
  return [relation("backedUpBy", true), relation("mayBeBackedUpBy", UNRESOLVED), relation("passedOverBy", false)];
}

/** The claim templates of a StatefulSet. */
function prepareTemplates(facts: readonly LocatedFact[]): LookUp {
  const byFile = groupBy(facts, (fact) => fact.file);
  return (subject) =>
    (byFile.get(subject.file) ?? []).filter(({ document, route, value }) => {
      return value["owner"] !== undefined && document === subject.document && subject.route.every((key, index) => route[index] === key);
    });
}

/** The class of that name; where a claim names none, the default class, if the set has just one. */
function prepareMadeFrom(facts: readonly LocatedFact[]): LookUp {
  const byName = groupBy(facts, (fact) => textOf(fact.value["name"]));
  const defaults = facts.filter(({ value }) => value["isDefault"] === true);
  const isOne = new Set(defaults.map(({ value }) => value["name"])).size === 1;
  return ({ value: { storageClass } }) => {
    if (storageClass === undefined) return isOne ? defaults : [];
    const name = textOf(storageClass);
    return isTemplated(name) ? facts : (byName.get(name) ?? []);
  };
}

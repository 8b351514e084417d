import { allOf, anyOf, matchesSelector, type Match } from "../../../functions/selectors.ts";
import { matchesStars } from "../../../functions/star-patterns.ts";
import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { isTemplated } from "../read/objects.ts";

/** Whether a backup schedule covers a claim; both are the values of their facts. What a template fills in later may be anything. */
export function covers(backup: PlainObject, claim: PlainObject): Match {
  const isCertain = backup["isCertain"] === true || UNRESOLVED;
  return allOf([isInNamespace(backup, claim), isSelected(backup, claim), isNamed(backup, claim), isLeftIn(backup, claim), takesPart(backup, claim), isCertain]);
}

/** Whether one of the jobs that a schedule is known by is among those that a claim or a StorageClass names. */
export function sharesJob(own: Value, wanted: Value): Match {
  if (own === UNRESOLVED || wanted === UNRESOLVED) return UNRESOLVED;
  const names = listOf(wanted);
  return anyOf(listOf(own).map((job) => (job === UNRESOLVED ? names.length > 0 && UNRESOLVED : names.includes(job) || (names.includes(UNRESOLVED) && UNRESOLVED))));
}

function isInNamespace(backup: PlainObject, { namespace }: PlainObject): Match {
  if (backup["isOwn"] === true) return isSame(backup["namespace"], namespace);
  const { namespaces, exceptNamespaces } = backup;
  const isIncluded = namespaces === undefined || anyOf(listOf(namespaces).map((name) => matchesName(name, namespace)));
  const isExcluded = anyOf(listOf(exceptNamespaces).map((name) => matchesName(name, namespace)));
  return allOf([isIncluded, isExcluded === UNRESOLVED ? UNRESOLVED : !isExcluded]);
}

/** Objects that name no namespace are applied to the same one; one that names none may be applied to any that another names. */
function isSame(left: Value, right: Value): Match {
  if (left === right) return true;
  return isKnown(left) && isKnown(right) ? false : UNRESOLVED;
}

function matchesName(pattern: Value, namespace: Value): Match {
  if (typeof pattern !== "string" || isTemplated(pattern)) return UNRESOLVED;
  if (pattern === "*" || pattern === namespace) return true;
  if (!isKnown(namespace) || /[?[\]{}]/.test(pattern)) return UNRESOLVED;
  return matchesStars(namespace, pattern);
}

function isKnown(text: Value): text is string {
  return typeof text === "string" && !isTemplated(text);
}

function isSelected({ selectors, followsPods }: PlainObject, claim: PlainObject): Match {
  if (selectors === undefined) return true;
  const held: readonly Value[] = followsPods === true ? [claim["finalLabels"], claim["podLabels"] ?? UNRESOLVED] : [claim["finalLabels"]];
  return anyOf(listOf(selectors).flatMap((selector) => held.map((labels) => selects(selector, labels))));
}

function selects(selector: Value, labels: Value): Match {
  if (selector === UNRESOLVED || labels === UNRESOLVED) return UNRESOLVED;
  return matchesSelector(isPlainObject(selector) ? selector : undefined, isPlainObject(labels) ? labels : undefined);
}

function isNamed({ objects }: PlainObject, claim: PlainObject): Match {
  return objects === undefined || anyOf(listOf(objects).map((object) => isMeant(object, claim)));
}

/** A claim may be meant by its own name, or by the workload that mounts it. */
function isMeant(object: Value, claim: PlainObject): Match {
  if (typeof object !== "string" || isTemplated(object)) return UNRESOLVED;
  const [kind = "", name = ""] = object.split("/");
  return kind === "PersistentVolumeClaim" ? isOfName(name, claim) : isOf(kind, object, claim);
}

/** Claims of a template have the name of the template and of the StatefulSet, and a number. */
function isOfName(wanted: string, { name, namePrefix }: PlainObject): Match {
  if (typeof namePrefix !== "string") return isKnown(name) ? name === wanted : UNRESOLVED;
  return isTemplated(namePrefix) ? UNRESOLVED : wanted.startsWith(namePrefix) && /^\d+$/.test(wanted.slice(namePrefix.length));
}

/** Which claims other objects than workloads have, nobody knows. */
function isOf(kind: string, object: string, { owner }: PlainObject): Match {
  if (object === owner) return true;
  return owner !== undefined && WORKLOADS.has(kind) ? false : UNRESOLVED;
}

const WORKLOADS: ReadonlySet<string> = new Set(["DaemonSet", "Deployment", "DeploymentConfig", "ReplicaSet", "ReplicationController", "StatefulSet"]);

/** Whether no label or annotation takes the claim out. */
function isLeftIn({ optOut }: PlainObject, claim: PlainObject): Match {
  if (!isPlainObject(optOut)) return true;
  const { of, key } = optOut;
  const held = claim[of === "labels" ? "finalLabels" : "annotations"];
  const value = isPlainObject(held) && typeof key === "string" ? held[key] : held;
  return value === UNRESOLVED ? UNRESOLVED : value !== optOut["value"];
}

function takesPart({ jobs }: PlainObject, claim: PlainObject): Match {
  return jobs === undefined || sharesJob(jobs, claim["jobs"]);
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

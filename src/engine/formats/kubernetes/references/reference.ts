import type { Route } from "../../../model/route.ts";
import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { KubernetesObject } from "../read/objects.ts";
import { isTemplated } from "../read/objects.ts";
import type { FieldReader } from "./reader.ts";

/** A reference as it is read; `fields` are those of `REFERENCE_FACT` beside the identity of the object. */
export interface Reference {
  readonly route: Route;
  readonly node: number;
  readonly fields: PlainObject;
}

/** A reference by name, written at `place`; none where the name is missing or empty. */
export function byName(place: FieldReader, role: string, toKind: string, further: PlainObject = {}): Reference[] {
  const toName = place.value();
  if (toName === undefined || toName === "") return [];
  return [{ route: place.route, node: place.node, fields: { role, toKind, toName, ...further } }];
}

/** The namespace of an object, as references have it: unresolved where a template fills it in. */
export function namespaceOf(object: KubernetesObject): Value {
  const { namespace } = object;
  return namespace !== undefined && isTemplated(namespace) ? UNRESOLVED : namespace;
}

/** Labels that controllers and the programs themselves put on pods when these run; no template holds them. */
const RUNTIME_LABELS = new Set([
  "apps.kubernetes.io/pod-index", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-completion-index", "batch.kubernetes.io/job-name",
  "controller-revision-hash", "controller-uid", "deployment", "deploymentconfig", "job-name", "pod-template-generation", "pod-template-hash",
  "rollouts-pod-template-hash", "serving.knative.dev/configuration", "serving.knative.dev/revision", "serving.knative.dev/service", "spilo-role",
  "statefulset.kubernetes.io/pod-name", "vault-active", "vault-initialized", "vault-sealed",
]);

/** Whether pods get some label of a selector only when they run. */
export function asksForRuntimeLabels(selector: Value): boolean {
  if (!isPlainObject(selector)) return false;
  const { matchLabels, matchExpressions } = selector;
  const expressions = Array.isArray(matchExpressions) ? (matchExpressions as readonly Value[]) : [];
  const keys = [...(isPlainObject(matchLabels) ? Object.keys(matchLabels) : []), ...expressions.map((term) => (isPlainObject(term) ? term["key"] : undefined))];
  return keys.some((key) => typeof key === "string" && RUNTIME_LABELS.has(key));
}

/** Whether a selector has no terms, and so means everything. */
export function isEmptySelector(selector: Value): boolean {
  if (!isPlainObject(selector)) return false;
  const { matchLabels, matchExpressions } = selector;
  return isPlainObject(matchLabels) && Object.keys(matchLabels).length === 0 && Array.isArray(matchExpressions) && matchExpressions.length === 0;
}

/** A selector in words: `app=web, tier in (front, back)`. */
export function describeSelector(selector: Value): string {
  if (!isPlainObject(selector)) return "";
  const { matchLabels, matchExpressions } = selector;
  const pairs = isPlainObject(matchLabels) ? Object.entries(matchLabels).map(([key, value]) => `${key}=${shown(value)}`) : [];
  const terms = Array.isArray(matchExpressions) ? (matchExpressions as readonly Value[]).map(describeTerm) : [];
  return [...pairs, ...terms].join(", ");
}

function describeTerm(term: Value): string {
  if (!isPlainObject(term)) return "…";
  const { key, operator, values } = term;
  const list = Array.isArray(values) ? (values as readonly Value[]).map(shown).join(", ") : "";
  return list === "" ? `${shown(key)} ${shown(operator)}` : `${shown(key)} ${shown(operator)} (${list})`;
}

function shown(value: Value): string {
  return typeof value === "string" ? value : "…";
}

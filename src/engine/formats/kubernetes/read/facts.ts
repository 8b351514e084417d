import type { Fact } from "../../../model/facts.ts";
import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { followRoute, isNull, itemsOf, kindOf, resolveAlias } from "../../../syntax/access.ts";
import { scopeOf } from "../scopes.ts";
import { claimFields } from "../backups/claims.ts";
import { boolAt, definitionFields, storageClassFields } from "./more-facts.ts";
import { sourceOf } from "../companions/delivery.ts";
import { classFields, ingressFields } from "../companions/ingresses.ts";
import { FieldReader } from "../references/reader.ts";
import { labelsAt, textValue } from "./fields.ts";
import { isTemplated, textAt, type KubernetesObject } from "./objects.ts";
import { allowsEverything, isRole } from "./rbac.ts";
import type { PodPlace } from "./workloads.ts";

const POLICY_GROUPS: ReadonlySet<string> = new Set(["networking.k8s.io", "extensions"]);

/** A container while its fact is made. */
interface ContainerPlace {
  readonly name: string;
  readonly role: string;
  readonly node: number;
  readonly route: Route;
  readonly longRunning: boolean;
  readonly isOnly: boolean;
}

export function workloadFact(tree: Tree, object: KubernetesObject, pod: PodPlace, longRunning: boolean): Fact {
  return factOf("k8s.workload", object, object.route, {
    labels: labelsAt(tree, object.node, ["metadata", "labels"]),
    podLabels: podLabels(tree, pod),
    replicas: numberAt(tree, object.node, ["spec", "replicas"]),
    longRunning,
    images: imagesOf(tree, pod.specNode),
    serviceAccount: serviceAccountOf(tree, pod.specNode),
    automountsToken: boolAt(tree, pod.specNode, ["automountServiceAccountToken"]),
    claims: new FieldReader(tree, pod.specNode, []).items("volumes").flatMap((volume) => volume.value("persistentVolumeClaim", "claimName") ?? []),
  });
}

function imagesOf(tree: Tree, spec: number): Value[] {
  const containers = followRoute(tree, spec, ["containers"]);
  if (containers < 0 || kindOf(tree, containers) !== Kind.Sequence) return [];
  return itemsOf(tree, containers).map((_, index) => textValue(tree, followRoute(tree, containers, [index, "image"])));
}

/** The older name of the field counts where the newer one is missing or empty. */
function serviceAccountOf(tree: Tree, spec: number): string {
  return [textAt(tree, spec, ["serviceAccountName"]), textAt(tree, spec, ["serviceAccount"])].find((name) => name !== undefined && name !== "") ?? "default";
}

export function containerFact(tree: Tree, object: KubernetesObject, pod: PodPlace, container: ContainerPlace): Fact {
  return factOf("k8s.container", object, container.route, {
    container: container.name,
    role: container.role,
    longRunning: container.longRunning,
    podLabels: podLabels(tree, pod),
    ports: portsOf(tree, container.node),
    hasReadinessProbe: isWritten(tree, container.node, "readinessProbe"),
    hasPreStop: followRoute(tree, container.node, ["lifecycle", "preStop"]) >= 0,
    gracePeriod: numberAt(tree, pod.specNode, ["terminationGracePeriodSeconds"]),
    isOnly: container.isOnly,
  });
}

export function bindingFact(tree: Tree, object: KubernetesObject, subjects: readonly string[], scope: string): Fact {
  return factOf("rbac.binding", object, object.route, {
    roleKind: textAt(tree, object.node, ["roleRef", "kind"]),
    roleName: textAt(tree, object.node, ["roleRef", "name"]),
    subjects,
    scope,
  });
}

/** The fact of an object that relations lead to; for kinds nobody asks about, only that it exists. Workloads and bindings have theirs. */
export function objectFact(tree: Tree, object: KubernetesObject): Fact {
  if (object.kind === "NetworkPolicy" && POLICY_GROUPS.has(object.group)) return networkPolicyFact(tree, object);
  if (object.kind === "Service" && object.group === "") return serviceFact(tree, object);
  if (object.kind === "HorizontalPodAutoscaler" && object.group === "autoscaling") return autoscalerFact(tree, object, "minReplicas");
  if (object.kind === "ScaledObject" && object.group === "keda.sh") return autoscalerFact(tree, object, "minReplicaCount");
  if (isRole(object)) return factOf("rbac.role", object, object.route, { allowsEverything: allowsEverything(tree, object) });
  return otherFact(tree, object);
}

function otherFact(tree: Tree, object: KubernetesObject): Fact {
  const fields = object.group === "" || object.group === "extensions" || object.group.endsWith(".k8s.io") ? KIND_FIELDS[object.kind]?.(tree, object) : undefined;
  if (fields !== undefined) return factOf(`k8s.${object.kind}`, object, object.route, fields);
  return factOf("k8s.object", object, object.route, scopeOf(object.group, object.kind) === "unknown" ? { group: object.group, source: sourceOf(new FieldReader(tree, object.node, [])) } : {});
}

/** Kinds whose facts are a few fields of their own. */
const KIND_FIELDS: Readonly<Record<string, (tree: Tree, object: KubernetesObject) => PlainObject>> = {
  ServiceAccount: (tree, { node }) => ({ automountsToken: boolAt(tree, node, ["automountServiceAccountToken"]) }),
  PersistentVolumeClaim: (tree, { node }) => claimFields(tree, node),
  StorageClass: storageClassFields,
  Ingress: (tree, { node }) => ingressFields(new FieldReader(tree, node, [])),
  IngressClass: (tree, { node }) => classFields(new FieldReader(tree, node, [])),
  CustomResourceDefinition: definitionFields,
};

function networkPolicyFact(tree: Tree, object: KubernetesObject): Fact {
  const types = textsAt(tree, object.node, ["spec", "policyTypes"]);
  const isDefault = types !== UNRESOLVED && types.length === 0;
  const egress = followRoute(tree, object.node, ["spec", "egress"]);
  const hasEgressRules = egress >= 0 && kindOf(tree, egress) === Kind.Sequence && itemsOf(tree, egress).length > 0;
  return factOf("k8s.NetworkPolicy", object, object.route, {
    podSelector: selectorAt(tree, object.node, ["spec", "podSelector"]),
    // Without policyTypes a policy covers ingress always, and egress only where it has egress rules.
    coversIngress: isDefault || holds(types, "Ingress"),
    coversEgress: isDefault ? hasEgressRules : holds(types, "Egress"),
  });
}

function holds(texts: readonly Value[] | typeof UNRESOLVED, text: string): Value {
  if (texts === UNRESOLVED) return UNRESOLVED;
  return texts.includes(text) || (texts.includes(UNRESOLVED) ? UNRESOLVED : false);
}

function serviceFact(tree: Tree, object: KubernetesObject): Fact {
  const ports = followRoute(tree, object.node, ["spec", "ports"]);
  const targetPorts = ports < 0 || kindOf(tree, ports) !== Kind.Sequence ? [] : itemsOf(tree, ports).map((_, index) => servicePort(tree, ports, index));
  return factOf("k8s.Service", object, object.route, { selector: labelsAt(tree, object.node, ["spec", "selector"]), labels: labelsAt(tree, object.node, ["metadata", "labels"]), sessionAffinity: textValue(tree, followRoute(tree, object.node, ["spec", "sessionAffinity"])), targetPorts });
}

function servicePort(tree: Tree, ports: number, index: number): Value {
  const text = textAt(tree, ports, [index, "targetPort"]) ?? textAt(tree, ports, [index, "port"]);
  if (text === undefined) return undefined;
  if (isTemplated(text)) return UNRESOLVED;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function autoscalerFact(tree: Tree, object: KubernetesObject, minimum: string): Fact {
  return factOf("k8s.HorizontalPodAutoscaler", object, object.route, {
    targetKind: textAt(tree, object.node, ["spec", "scaleTargetRef", "kind"]) ?? "Deployment",
    targetName: textAt(tree, object.node, ["spec", "scaleTargetRef", "name"]),
    minReplicas: numberAt(tree, object.node, ["spec", minimum]),
  });
}

function factOf(type: string, object: KubernetesObject, route: Route, value: PlainObject): Fact {
  const { kind, name, namespace } = object;
  return { type, document: object.document, route, value: { kind, name, namespace, ...value } };
}

function podLabels(tree: Tree, pod: PodPlace): Value {
  return pod.metadataNode < 0 ? {} : labelsAt(tree, pod.metadataNode, ["labels"]);
}

/** A LabelSelector as a plain object. One that is missing where a selector is demanded is empty, as the API server reads it. */
function selectorAt(tree: Tree, node: number, route: Route): Value {
  const selector = followRoute(tree, node, route);
  if (textValue(tree, selector) === UNRESOLVED) return UNRESOLVED;
  const expressions = followRoute(tree, selector, ["matchExpressions"]);
  return { matchLabels: labelsAt(tree, selector, ["matchLabels"]), matchExpressions: expressionsOf(tree, expressions) };
}

function expressionsOf(tree: Tree, expressions: number): Value {
  if (textValue(tree, expressions) === UNRESOLVED) return UNRESOLVED;
  if (expressions < 0 || kindOf(tree, expressions) !== Kind.Sequence) return [];
  return itemsOf(tree, expressions).map((_, index) => ({
    key: textValue(tree, followRoute(tree, expressions, [index, "key"])),
    operator: textValue(tree, followRoute(tree, expressions, [index, "operator"])),
    values: textsAt(tree, expressions, [index, "values"]),
  }));
}

/** A list of texts; unresolved where the whole of it is left to a template. */
function textsAt(tree: Tree, node: number, route: Route): readonly Value[] | typeof UNRESOLVED {
  const list = followRoute(tree, node, route);
  if (textValue(tree, list) === UNRESOLVED) return UNRESOLVED;
  if (list < 0 || kindOf(tree, list) !== Kind.Sequence) return [];
  return itemsOf(tree, list).map((item) => textValue(tree, resolveAlias(tree, item)));
}

function numberAt(tree: Tree, node: number, route: Route): Value {
  const text = textAt(tree, node, route);
  if (text === undefined) return undefined;
  if (isTemplated(text)) return UNRESOLVED;
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** Names and numbers of the ports a container declares. */
function portsOf(tree: Tree, container: number): Value[] {
  const ports = followRoute(tree, container, ["ports"]);
  if (ports < 0 || kindOf(tree, ports) !== Kind.Sequence) return [];
  return itemsOf(tree, ports).flatMap((_, index) => {
    const number = numberAt(tree, ports, [index, "containerPort"]);
    const name = textAt(tree, ports, [index, "name"]);
    return name === undefined ? [number] : [number, name];
  });
}

function isWritten(tree: Tree, node: number, key: string): boolean {
  if (node < 0) return false;
  const value = followRoute(tree, node, [key]);
  return value >= 0 && !isNull(tree, value);
}

import type { Fact } from "../../../model/facts.ts";
import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { allPairs, followRoute, isNull, itemsOf, kindOf, scalarText } from "../../../syntax/access.ts";
import { textAt, type KubernetesObject } from "./objects.ts";
import { allowsEverything, isRole } from "./rbac.ts";
import type { PodPlace } from "./workloads.ts";

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
  });
}

export function containerFact(tree: Tree, object: KubernetesObject, pod: PodPlace, container: ContainerPlace): Fact {
  return factOf("k8s.container", object, container.route, {
    container: container.name,
    role: container.role,
    longRunning: container.longRunning,
    podLabels: podLabels(tree, pod),
    ports: portsOf(tree, container.node),
    hasReadinessProbe: isWritten(tree, container.node, "readinessProbe"),
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

/** The fact of an object that relations lead to; null for kinds nobody asks about. */
export function objectFact(tree: Tree, object: KubernetesObject): Fact | null {
  if (object.kind === "NetworkPolicy" && object.group === "networking.k8s.io") return networkPolicyFact(tree, object);
  if (object.kind === "Service" && object.group === "") return serviceFact(tree, object);
  if (object.kind === "HorizontalPodAutoscaler" && object.group === "autoscaling") return autoscalerFact(tree, object, "minReplicas");
  if (object.kind === "ScaledObject" && object.group === "keda.sh") return autoscalerFact(tree, object, "minReplicaCount");
  if (isRole(object)) return factOf("rbac.role", object, object.route, { allowsEverything: allowsEverything(tree, object) });
  return null;
}

function networkPolicyFact(tree: Tree, object: KubernetesObject): Fact {
  const types = textsOf(tree, followRoute(tree, object.node, ["spec", "policyTypes"]));
  return factOf("k8s.NetworkPolicy", object, object.route, {
    podSelector: selectorAt(tree, object.node, ["spec", "podSelector"]),
    // Without policyTypes a policy covers ingress always, and egress only where it has egress rules.
    coversIngress: types.length === 0 || types.includes("Ingress"),
    coversEgress: types.length === 0 ? isWritten(tree, followRoute(tree, object.node, ["spec"]), "egress") : types.includes("Egress"),
  });
}

function serviceFact(tree: Tree, object: KubernetesObject): Fact {
  const ports = followRoute(tree, object.node, ["spec", "ports"]);
  const targetPorts = ports < 0 || kindOf(tree, ports) !== Kind.Sequence ? [] : itemsOf(tree, ports).map((_, index) => servicePort(tree, ports, index));
  return factOf("k8s.Service", object, object.route, { selector: labelsAt(tree, object.node, ["spec", "selector"]), targetPorts });
}

function servicePort(tree: Tree, ports: number, index: number): Value {
  const text = textAt(tree, ports, [index, "targetPort"]) ?? textAt(tree, ports, [index, "port"]);
  if (text === undefined) return undefined;
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

function podLabels(tree: Tree, pod: PodPlace): PlainObject {
  return pod.metadataNode < 0 ? {} : labelsAt(tree, pod.metadataNode, ["labels"]);
}

function labelsAt(tree: Tree, node: number, route: Route): PlainObject {
  const labels = followRoute(tree, node, route);
  if (labels < 0 || kindOf(tree, labels) !== Kind.Mapping) return {};
  return Object.fromEntries([...allPairs(tree, labels)].map(([key, value]) => [key, textValue(tree, value)]));
}

/** A LabelSelector as a plain object; absent where it is not written. */
function selectorAt(tree: Tree, node: number, route: Route): Value {
  const selector = followRoute(tree, node, route);
  if (selector < 0) return undefined;
  const expressions = followRoute(tree, selector, ["matchExpressions"]);
  const items = expressions < 0 || kindOf(tree, expressions) !== Kind.Sequence ? [] : itemsOf(tree, expressions);
  return {
    matchLabels: labelsAt(tree, selector, ["matchLabels"]),
    matchExpressions: items.map((_, index) => ({
      key: textAt(tree, expressions, [index, "key"]),
      operator: textAt(tree, expressions, [index, "operator"]),
      values: textsOf(tree, followRoute(tree, expressions, [index, "values"])),
    })),
  };
}

function textsOf(tree: Tree, node: number): Value[] {
  if (node < 0 || kindOf(tree, node) !== Kind.Sequence) return [];
  return itemsOf(tree, node).map((item) => textValue(tree, item));
}

function textValue(tree: Tree, node: number): Value {
  if (node < 0 || kindOf(tree, node) !== Kind.Scalar || isNull(tree, node)) return undefined;
  const text = scalarText(tree, node);
  return text.includes("${") || text.includes("{{") ? UNRESOLVED : text;
}

function numberAt(tree: Tree, node: number, route: Route): Value {
  const text = textAt(tree, node, route);
  if (text === undefined) return undefined;
  if (text.includes("${") || text.includes("{{")) return UNRESOLVED;
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

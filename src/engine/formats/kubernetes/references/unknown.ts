import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import type { KubernetesObject } from "../read/objects.ts";
import { findPod } from "../read/workloads.ts";
import { scopeOf } from "../scopes.ts";
import { FieldReader } from "./reader.ts";
import { namespaceOf } from "./reference.ts";

/** Any kind. */
export const ANY_KIND = "*";
export const PODS = "Pod";
/** In place of a kind: what is written elsewhere is changed. `*` among the names stands for any object. */
export const CHANGES = "changes";

/** API groups whose custom resources make neither pods nor anything that others refer to by a name that is not written in them. */
const PASSIVE_GROUPS =
  /(^|\.)(monitoring\.coreos\.com|cert-manager\.io|networking\.istio\.io|security\.istio\.io|telemetry\.istio\.io|external-secrets\.io|keda\.sh|autoscaling\.k8s\.io|kyverno\.io|cilium\.io|projectcalico\.org|traefik\.io|traefik\.containo\.us|apiextensions\.k8s\.io|snapshot\.storage\.k8s\.io|secrets-store\.csi\.x-k8s\.io|metrics\.k8s\.io|gatekeeper\.sh|linkerd\.io|policy\.networking\.k8s\.io)$/;
/** Of the kinds in these groups some make pods: what they make bears their name. */
const ACTIVE_KINDS = new Set(["Prometheus", "Alertmanager", "ThanosRuler", "PrometheusAgent", "ScaledJob", "Istio"]);

/** Custom resources of tools that apply whole charts, folders or compositions. */
const DEPLOYERS: ReadonlySet<string> = new Set([
  "helm.toolkit.fluxcd.io/HelmRelease", "helm.fluxcd.io/HelmRelease", "helm.cattle.io/HelmChart", "kustomize.toolkit.fluxcd.io/Kustomization",
  "argoproj.io/Application", "argoproj.io/ApplicationSet", "fleet.cattle.io/GitRepo", "fleet.cattle.io/Bundle", "operators.coreos.com/Subscription",
  "app.terraform.io/Workspace", "helm.crossplane.io/Release", "kubernetes.crossplane.io/Object",
]);

/**
 * What an object may make that its manifest does not tell. `kinds`: what is made, `*` for anything; `names`: names that stand in it;
 * `labels`: its own labels. An `exists` that is unresolved keeps every question about it open.
 */
export function unknownsOf(reader: FieldReader, object: KubernetesObject): PlainObject[] {
  const namespace = namespaceOf(object);
  if (DEPLOYERS.has(`${object.group}/${object.kind}`)) return [deployed(reader, namespace)];
  const isCustom = scopeOf(object.group, object.kind) === "unknown" || object.group === "serving.knative.dev";
  if (isCustom && !isPassive(object)) return [customObject(reader, object)];
  const names = namesInCommands(reader, object);
  return names.length === 0 ? [] : [unknown({ namespace, kinds: ["ConfigMap", "Secret"], names })];
}

export function unknown(fields: PlainObject): PlainObject {
  return { exists: UNRESOLVED, ...fields };
}

/** A chart or folder that a controller applies may hold anything, in the namespace it names. */
function deployed(reader: FieldReader, own: PlainObject[string]): PlainObject {
  const spec = reader.at("spec");
  const destination = spec.value("destination", "namespace") ?? spec.value("template", "spec", "destination", "namespace");
  const isArgo = spec.at("destination").exists || spec.at("template", "spec", "destination").exists || spec.at("generators").exists;
  // A Flux Kustomization leaves the namespaces to what it applies.
  const leavesIt = spec.at("path").exists && !spec.at("targetNamespace").exists;
  const namespace = isArgo ? destination : leavesIt ? undefined : (spec.value("targetNamespace") ?? own);
  return unknown({ name: reader.value("metadata", "name"), namespace, kinds: [ANY_KIND], isWhole: true });
}

function isPassive(object: KubernetesObject): boolean {
  if (ACTIVE_KINDS.has(object.kind)) return false;
  return PASSIVE_GROUPS.test(object.group) || (object.group === "gateway.networking.k8s.io" && object.kind !== "Gateway");
}

function customObject(reader: FieldReader, object: KubernetesObject): PlainObject {
  const names = new Set<string>();
  collectNames(reader, { names, seen: new Set() }, 0);
  return unknown({
    name: reader.value("metadata", "name"),
    namespace: namespaceOf(object),
    kinds: [ANY_KIND, PODS],
    labels: reader.labels("metadata", "labels"),
    names: [...names],
  });
}

const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const MAXIMUM_NAMES = 200;
const MAXIMUM_DEPTH = 12;

/** Texts of an object that may be names of others; each node is read once, however many aliases lead to it. */
function collectNames(reader: FieldReader, found: { readonly names: Set<string>; readonly seen: Set<number> }, depth: number): void {
  const { names, seen } = found;
  if (depth > MAXIMUM_DEPTH || names.size >= MAXIMUM_NAMES || seen.has(reader.node)) return;
  seen.add(reader.node);
  const text = reader.text();
  if (text !== undefined && NAME.test(text) && /[a-z]/.test(text)) names.add(text);
  for (const [, value] of reader.entries()) collectNames(value, found, depth + 1);
  for (const item of reader.items()) collectNames(item, found, depth + 1);
}

/** Programs are told by their arguments or environment which Secret or ConfigMap they are to make. */
const MAKING = /(?:secret|config-?map|cert)[\w-]*["']?(?:\s+(?:generic|tls|docker-registry))?(?:\s*=\s*|\s+)["']?(?:[a-z0-9-]+\/)?([a-z0-9][a-z0-9.-]*)/gi;

function namesInCommands(reader: FieldReader, object: KubernetesObject): string[] {
  const pod = findPod(reader.tree, object);
  if (pod === null) return [];
  const spec = new FieldReader(reader.tree, pod.specNode, pod.spec);
  const containers = ["containers", "initContainers"].flatMap((list) => spec.items(list));
  return [...new Set(containers.flatMap(namesInContainer))].slice(0, MAXIMUM_NAMES);
}

function namesInContainer(container: FieldReader): string[] {
  const command = ["command", "args"].flatMap((list) => container.items(list).map((item) => item.text() ?? "")).join(" ");
  const settings = container.items("env").flatMap((entry) => {
    const value = entry.text("value") ?? "";
    return /secret|config_?map|cert/i.test(entry.text("name") ?? "") && NAME.test(value) ? [value] : [];
  });
  return [...[...command.matchAll(MAKING)].flatMap(([, name]) => name ?? []), ...settings];
}

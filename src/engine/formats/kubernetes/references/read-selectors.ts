import { isPlainObject, type PlainObject, type Value } from "../../../model/value.ts";
import type { KubernetesObject } from "../read/objects.ts";
import type { FieldReader } from "./reader.ts";
import { asksForRuntimeLabels, describeSelector, isEmptySelector, namespaceOf, type Reference } from "./reference.ts";

const POLICY_GROUPS = new Set(["networking.k8s.io", "extensions"]);

/** What an object selects by labels, and the ports that a Service expects there. */
export function selectingReferences(reader: FieldReader, object: KubernetesObject): Reference[] {
  const own = namespaceOf(object);
  const { group, kind } = object;
  if (kind === "Service" && group === "") return serviceReferences(reader, own);
  if (kind === "PodDisruptionBudget" && group === "policy") return selecting(reader.at("spec", "selector"), "pods", { toNamespace: own });
  if (kind === "NetworkPolicy" && POLICY_GROUPS.has(group)) return policyReferences(reader, own);
  if (group === "monitoring.coreos.com" && kind === "ServiceMonitor") return monitorReferences(reader, "services", own);
  return group === "monitoring.coreos.com" && kind === "PodMonitor" ? monitorReferences(reader, "pods", own) : [];
}

/** Ports that a service mesh opens in the containers it adds. */
const MESH_PORTS: ReadonlySet<Value> = new Set<Value>([
  4143, 4190, 4191, 15000, 15001, 15004, 15006, 15008, 15009, 15012, 15014, 15020, 15021, 15053, 15090, "http-envoy-prom", "linkerd-admin", "linkerd-proxy",
]);

function serviceReferences(service: FieldReader, toNamespace: Value): Reference[] {
  const spec = service.at("spec");
  const matchLabels = spec.labels("selector");
  const selector: PlainObject = { matchLabels, matchExpressions: [] };
  if (!spec.at("selector").exists || isEmptySelector(selector) || spec.text("type") === "ExternalName" || asksForRuntimeLabels(selector)) return [];
  const shared: PlainObject = { selector, toNamespace, toKind: "Pod", text: describeSelector(selector) };
  const labels: Reference = { route: spec.at("selector").route, node: spec.at("selector").node, fields: { role: "labels", ...shared } };
  const isHeadless = spec.text("clusterIP") === "None";
  return [labels, ...spec.items("ports").flatMap((entry) => portReference(entry, shared, isHeadless))];
}

function portReference(entry: FieldReader, shared: PlainObject, isHeadless: boolean): Reference[] {
  const place = entry.at("targetPort").exists ? entry.at("targetPort") : entry.at("port");
  const port = place.port();
  // Clients of a headless Service ask for addresses; a port number plays no part.
  if (port === undefined || port === "" || MESH_PORTS.has(port) || (isHeadless && typeof port !== "string")) return [];
  const text = place.text() ?? "";
  return [{ route: place.route, node: place.node, fields: { ...shared, role: "port", port, text } }];
}

function policyReferences(policy: FieldReader, toNamespace: Value): Reference[] {
  const spec = policy.at("spec");
  const peers = [...spec.items("ingress").flatMap((rule) => rule.items("from")), ...spec.items("egress").flatMap((rule) => rule.items("to"))];
  return [...selecting(spec.at("podSelector"), "pods", { toNamespace }), ...peers.flatMap((peer) => peerReferences(peer, toNamespace))];
}

function peerReferences(peer: FieldReader, own: Value): Reference[] {
  const namespaceSelector = peer.selector("namespaceSelector");
  if (namespaceSelector === undefined) return selecting(peer.at("podSelector"), "pods", { toNamespace: own });
  const named = namespaceNamed(namespaceSelector);
  return selecting(peer.at("podSelector"), "pods", named === undefined ? { namespaceSelector } : { toNamespace: named });
}

/** The namespace of a selector that names one by the label every namespace has. */
function namespaceNamed(selector: Value): Value {
  if (!isPlainObject(selector)) return undefined;
  const { matchLabels, matchExpressions } = selector;
  if (!isPlainObject(matchLabels)) return undefined;
  const isAlone = Object.keys(matchLabels).length === 1 && Array.isArray(matchExpressions) && matchExpressions.length === 0;
  return isAlone ? matchLabels["kubernetes.io/metadata.name"] : undefined;
}

function monitorReferences(monitor: FieldReader, role: "pods" | "services", own: Value): Reference[] {
  const spec = monitor.at("spec");
  const names = spec.items("namespaceSelector", "matchNames").map((item) => item.value());
  // Of several namespaces, any may hold what is meant.
  const isAny = spec.isTrue("namespaceSelector", "any") || names.length > 1;
  return selecting(spec.at("selector"), role, { toNamespace: isAny ? undefined : (names[0] ?? own) });
}

function selecting(place: FieldReader, role: string, further: PlainObject): Reference[] {
  const selector = place.selector();
  if (selector === undefined || isEmptySelector(selector) || asksForRuntimeLabels(selector)) return [];
  return [{ route: place.route, node: place.node, fields: { role, selector, toKind: role === "services" ? "Service" : "Pod", text: describeSelector(selector), ...further } }];
}

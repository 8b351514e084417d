import type { Value } from "../../../model/value.ts";
import type { KubernetesObject } from "../read/objects.ts";
import type { FieldReader } from "./reader.ts";
import { byName, namespaceOf, type Reference } from "./reference.ts";

const INGRESS_GROUPS = new Set(["networking.k8s.io", "extensions"]);

/** The Services that an Ingress or a route of the Gateway API sends traffic to. */
export function backendReferences(reader: FieldReader, object: KubernetesObject): Reference[] {
  const own = namespaceOf(object);
  if (object.kind === "Ingress" && INGRESS_GROUPS.has(object.group)) return ingressBackends(reader, own);
  return object.group === "gateway.networking.k8s.io" && object.kind.endsWith("Route") ? routeBackends(reader, own) : [];
}

function ingressBackends(ingress: FieldReader, toNamespace: Value): Reference[] {
  const spec = ingress.at("spec");
  const paths = spec.items("rules").flatMap((rule) => rule.items("http", "paths").map((path) => path.at("backend")));
  return [spec.at("defaultBackend"), spec.at("backend"), ...paths].flatMap((backend) => {
    const service = backend.at("service");
    if (!service.exists) return backendAt(backend.at("serviceName"), backend.port("servicePort"), toNamespace);
    return backendAt(service.at("name"), service.port("port", "number") ?? service.value("port", "name"), toNamespace);
  });
}

function routeBackends(route: FieldReader, own: Value): Reference[] {
  return route.items("spec", "rules").flatMap((rule) => {
    const filters = [...rule.items("filters"), ...rule.items("backendRefs").flatMap((backend) => backend.items("filters"))];
    const backends = [...rule.items("backendRefs"), ...filters.map((filter) => filter.at("requestMirror", "backendRef")).filter((backend) => backend.exists)];
    return backends
      .filter((backend) => (backend.text("group") ?? "") === "" && (backend.text("kind") ?? "Service") === "Service")
      .flatMap((backend) => backendAt(backend.at("name"), backend.port("port"), backend.value("namespace") ?? own));
  });
}

/** An annotation of the AWS controller defines a backend whose port is named so. */
const BY_ANNOTATION = "use-annotation";

function backendAt(name: FieldReader, port: Value, toNamespace: Value): Reference[] {
  return port === BY_ANNOTATION ? [] : byName(name, "backend", "Service", { port, toNamespace, text: portText(name, port) });
}

function portText(name: FieldReader, port: Value): string {
  const service = name.text() ?? "…";
  return typeof port === "string" || typeof port === "number" ? `${service}:${String(port)}` : service;
}

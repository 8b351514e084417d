import { isPlainObject, type PlainObject, type Value } from "../model/value.ts";

/**
 * A draft of HTTPRoutes (Gateway API v1) that say what the rules of an Ingress say, one for each rule, as YAML. What an Ingress does not
 * tell (the Gateway, numbers of named ports) is left to fill in; annotations are not carried over. Undefined where there is no rule.
 */
export function draftHttpRoutes(metadata: PlainObject, written: readonly Value[]): string | undefined {
  const name = textOf(metadata["name"]) ?? "route";
  const namespace = textOf(metadata["namespace"]);
  const rules = objectsOf(written);
  if (rules.length === 0) return undefined;
  return rules.map((rule, index) => draftRoute({ name: index === 0 ? name : `${name}-${String(index + 1)}`, namespace, rule })).join("---\n");
}

interface RouteSource {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly rule: PlainObject;
}

function draftRoute({ name, namespace, rule }: RouteSource): string {
  const host = textOf(rule["host"]);
  return [
    "apiVersion: gateway.networking.k8s.io/v1",
    "kind: HTTPRoute",
    "metadata:",
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    "spec:",
    "  parentRefs:",
    "    - name: gateway # TODO: name of the Gateway",
    ...(host === undefined ? [] : ["  hostnames:", `    - ${JSON.stringify(host)}`]),
    "  rules:",
    ...listAt(objectAt(rule, "http"), "paths").flatMap(draftPath),
    "",
  ].join("\n");
}

function draftPath(path: PlainObject): string[] {
  const service = objectAt(objectAt(path, "backend"), "service");
  const port = objectAt(service, "port");
  const number = typeof port["number"] === "number" ? String(port["number"]) : `0 # TODO: number of the port ${textOf(port["name"]) ?? ""}`;
  return [
    "    - matches:",
    "        - path:",
    `            type: ${textOf(path["pathType"]) === "Exact" ? "Exact" : "PathPrefix"}`,
    `            value: ${JSON.stringify(textOf(path["path"]) ?? "/")}`,
    "      backendRefs:",
    `        - name: ${textOf(service["name"]) ?? "service # TODO: name of the Service"}`,
    `          port: ${number}`,
  ];
}

function objectAt(object: PlainObject, key: string): PlainObject {
  const value = object[key];
  return isPlainObject(value) ? value : {};
}

function listAt(object: PlainObject, key: string): PlainObject[] {
  const value = object[key];
  return Array.isArray(value) ? objectsOf(value as readonly Value[]) : [];
}

function objectsOf(values: readonly Value[]): PlainObject[] {
  return values.filter((value) => value !== undefined && isPlainObject(value));
}

function textOf(value: Value): string | undefined {
  return typeof value === "string" ? value : undefined;
}

import { parsePrinciplesFile, readCustomRule, type PlannedRule } from "#engine/index.ts";

/** What a rule of triage finds is a reason where it is new; for `names` only if its message is: the same name elsewhere is no news. */
export const TRIAGE_RULES: Readonly<Record<string, "places" | "names">> = {
  "triage/service-exposed": "places",
  "triage/ingress-host": "places",
  "triage/gateway-listener": "places",
  "triage/route-host": "places",
  "triage/route-of-platform": "places",
  "triage/published-port": "places",
  "triage/role": "places",
  "triage/role-binding": "places",
  "triage/image-registry": "names",
  "triage/stage-registry": "names",
  "triage/service-registry": "names",
  "triage/external-host": "names",
};

/** Nothing here is wrong; these rules find what is worth a look when it is new. */
const SOURCE = `
apiVersion: groundrules/v1
kind: Principles
metadata: {name: triage}
customRules:
  - id: triage/service-exposed
    title: A Service is reachable from outside of the cluster
    severity: info
    target: k8s.Service
    let: {type: self.spec.type}
    forbid: type == "LoadBalancer" || type == "NodePort"
    message: "Service {name} of type {type} is reachable from outside of the cluster."
    at: [spec.type]
  - id: triage/ingress-host
    title: An Ingress publishes a host
    severity: info
    target: k8s.Ingress
    each: spec.rules[*]
    let: {host: 'orElse(item.host, "every host")'}
    forbid: "true"
    message: "Ingress {name} publishes {host}."
    at: [item.host, item]
  - id: triage/gateway-listener
    title: A Gateway listens
    severity: info
    target: k8s.object
    where: kind == "Gateway"
    each: spec.listeners[*]
    let: {host: 'orElse(item.hostname, "every host")'}
    forbid: "true"
    message: "Gateway {name} listens for {host}."
    at: [item.hostname, item]
  - id: triage/route-host
    title: A route publishes a host
    severity: info
    target: k8s.object
    where: kind in ["HTTPRoute", "GRPCRoute", "TLSRoute"]
    each: spec.hostnames[*]
    let: {host: item}
    forbid: "true"
    message: "{kind} {name} publishes {host}."
    at: [item]
  - id: triage/route-of-platform
    title: A route of a platform publishes a host
    severity: info
    target: k8s.object
    forbid: kind in ["Route", "IngressRoute", "IngressRouteTCP", "VirtualService", "HTTPProxy"]
    message: "{kind} {name} may be reachable from outside of the cluster."
    at: [kind]
  - id: triage/published-port
    title: A port is published on the host
    severity: info
    target: compose.service
    each: ports[*]
    let: {port: 'orElse(item.published, "some port")'}
    forbid: "true"
    message: "Service {service} publishes {port} on the host."
    at: [item]
  - id: triage/role
    title: A role grants rights
    severity: info
    target: rbac.role
    forbid: "true"
    message: "{kind} {name} grants rights in {scope}."
    at: [metadata.name]
  - id: triage/role-binding
    title: Somebody is granted a role
    severity: info
    target: rbac.binding
    forbid: "true"
    message: "{kind} {name} grants a role in {scope}."
    at: [metadata.name]
  - id: triage/image-registry
    title: Images come from a registry
    severity: info
    target: k8s.container
    let: {registry: 'orElse(image(self.image).registry, "docker.io")'}
    forbid: has(self.image)
    message: "Images come from the registry {registry}."
    at: [image]
  - id: triage/stage-registry
    title: Base images come from a registry
    severity: info
    target: docker.stage
    let: {registry: 'orElse(image(image).registry, "docker.io")'}
    forbid: has(image(image).repository)
    message: "Images come from the registry {registry}."
    at: [self]
  - id: triage/service-registry
    title: Images of a Compose project come from a registry
    severity: info
    target: compose.service
    let: {registry: 'orElse(image(image).registry, "docker.io")'}
    forbid: has(image(image).repository)
    message: "Images come from the registry {registry}."
    at: [image]
  - id: triage/external-host
    title: A host elsewhere is called
    severity: info
    target: [k8s.container, k8s.ConfigMap, compose.service]
    each: texts[*]
    let:
      rest: 'item.value.contains("://") ? item.value.split("://")[1].split("/")[0] : ""'
      host: 'rest.split("@")[size(rest.split("@")) - 1].split(":")[0]'
    forbid: host.matches("^[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*[.][A-Za-z]+$") && !host.contains(".svc") && !host.endsWith(".local") && !host.endsWith(".internal")
    message: "The host {host} is called."
    at: [item]
`;

/** The rules of triage, to run beside those of the principles. */
export function triageRules(): PlannedRule[] {
  return parsePrinciplesFile("triage.yaml", SOURCE).customRules.flatMap(({ tree, node }) => {
    const { definition: rule } = readCustomRule(tree, node);
    if (rule === null) return [];
    return [{ rule, principle: null, severity: "info", stage: "advisory", params: {}, named: true, paths: [], excludePaths: [], severityFrom: null, origin: null }];
  });
}

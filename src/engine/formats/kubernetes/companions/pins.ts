import type { PlainObject } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

/** Annotations by which controllers of Ingresses keep a client at one pod, and the value that asks for it. */
const ANNOTATIONS: readonly (readonly [string, RegExp])[] = [
  ["nginx.ingress.kubernetes.io/affinity", /^cookie$/],
  ["haproxy.org/cookie-persistence", /\S/],
  ["haproxy-ingress.github.io/affinity", /^cookie$/],
  ["alb.ingress.kubernetes.io/target-group-attributes", /stickiness\.enabled=true/],
  ["appgw.ingress.kubernetes.io/cookie-based-affinity", /^true$/],
  ["traefik.ingress.kubernetes.io/service.sticky.cookie", /^true$/],
  ["projectcontour.io/session-affinity", /\S/],
];

/** What keeps the clients of Services at one pod: annotations of an Ingress or a Service, and traffic policies of Istio. */
export function pinsOf(object: FieldReader, kind: string): PlainObject[] {
  if (kind === "networking.istio.io/DestinationRule") return istioPins(object);
  const isPinned = ANNOTATIONS.some(([key, asks]) => asks.test(object.text("metadata", "annotations", key) ?? ""));
  if (!isPinned) return [];
  if (kind === "/Service") return [{ services: [object.value("metadata", "name")] }];
  return kind === "networking.k8s.io/Ingress" ? [{ services: backendsOf(object) }] : [];
}

function istioPins(rule: FieldReader): PlainObject[] {
  const hash = rule.at("spec", "trafficPolicy", "loadBalancer", "consistentHash");
  const pins = hash.at("httpCookie").exists || hash.isTrue("useSourceIp");
  const host = rule.text("spec", "host");
  return pins && host !== undefined ? [{ services: [host.split(".")[0]] }] : [];
}

function backendsOf(ingress: FieldReader): (string | undefined)[] {
  const paths = ingress.items("spec", "rules").flatMap((rule) => rule.items("http", "paths"));
  const names = paths.map((path) => path.text("backend", "service", "name"));
  return [...names, ingress.text("spec", "defaultBackend", "service", "name")].filter((name) => name !== undefined);
}

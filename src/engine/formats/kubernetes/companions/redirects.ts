import type { PlainObject } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

/** Where every rule of an HTTPRoute, or every HTTP route of a VirtualService, sends clients to https: the listeners it is attached to, as `Gateway` or `Gateway listener`. */
export function redirectsOf(object: FieldReader, kind: string): PlainObject[] {
  if (kind === "networking.istio.io/VirtualService") return istioRedirects(object);
  if (kind !== "gateway.networking.k8s.io/HTTPRoute") return [];
  const rules = object.items("spec", "rules");
  if (rules.length === 0 || !rules.every(redirects)) return [];
  const gateways = object.items("spec", "parentRefs").map((parent) => {
    const section = parent.text("sectionName");
    return section === undefined ? (parent.text("name") ?? "") : `${parent.text("name") ?? ""} ${section}`;
  });
  return [{ gateways }];
}

function redirects(rule: FieldReader): boolean {
  return rule.items("filters").some((filter) => filter.text("type") === "RequestRedirect" && filter.text("requestRedirect", "scheme") === "https");
}

/** The gateways of a VirtualService may be written with their namespace. */
function istioRedirects(object: FieldReader): PlainObject[] {
  const routes = object.items("spec", "http");
  if (routes.length === 0 || !routes.every((route) => route.text("redirect", "scheme") === "https")) return [];
  return [{ gateways: object.items("spec", "gateways").flatMap((gateway) => gateway.text()?.split("/").at(-1) ?? []) }];
}

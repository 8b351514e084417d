/**
 * Vendor annotations and the standard field that says the same. As of 2026-11: Gateway API 1.4 (1.5 for the CORS filter), the Kubernetes
 * API reference, and the documentation of each vendor's annotations; those of ingress-nginx are proof-read against its list. Client
 * affinity is left out: session persistence (GEP-1619) has not left the experimental channel.
 */
export const PORTABLE_EQUIVALENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "appProtocol of the Service port": [
      ...nginx("backend-protocol"),
      "alb.ingress.kubernetes.io/backend-protocol",
      "alb.ingress.kubernetes.io/backend-protocol-version",
      "appgw.ingress.kubernetes.io/backend-protocol",
      "cloud.google.com/app-protocols",
      "konghq.com/protocol",
    ],
    "the CORS filter of an HTTPRoute": nginx(
      "enable-cors",
      "cors-allow-origin",
      "cors-allow-methods",
      "cors-allow-headers",
      "cors-allow-credentials",
      "cors-expose-headers",
      "cors-max-age",
    ),
    "a BackendTLSPolicy for the Service": nginx("proxy-ssl-verify", "proxy-ssl-name"),
    "the timeouts of an HTTPRoute rule": [
      ...nginx("proxy-read-timeout"),
      "projectcontour.io/response-timeout",
      "appgw.ingress.kubernetes.io/request-timeout",
      "konghq.com/read-timeout",
    ],
    "the URLRewrite filter of an HTTPRoute": [
      ...nginx("rewrite-target", "upstream-vhost"),
      "konghq.com/strip-path",
      "appgw.ingress.kubernetes.io/backend-path-prefix",
    ],
    "the RequestRedirect filter of an HTTPRoute": [
      ...nginx("permanent-redirect", "temporal-redirect", "app-root", "ssl-redirect", "force-ssl-redirect", "from-to-www-redirect"),
      "alb.ingress.kubernetes.io/ssl-redirect",
      "appgw.ingress.kubernetes.io/ssl-redirect",
      "konghq.com/https-redirect-status-code",
    ],
    "the RequestHeaderModifier filter of an HTTPRoute": [...nginx("x-forwarded-prefix"), "haproxy.org/request-set-header"],
    "the ResponseHeaderModifier filter of an HTTPRoute": [...nginx("custom-headers"), "haproxy.org/response-set-header"],
    "the RequestMirror filter of an HTTPRoute": nginx("mirror-target"),
    "the weight of the backends of an HTTPRoute": nginx("canary-weight"),
    "a header match of an HTTPRoute": nginx("canary-by-header", "canary-by-header-value"),
  }).flatMap(([field, annotations]) => annotations.map((annotation) => [annotation, field] as const)),
);

function nginx(...names: readonly string[]): string[] {
  return names.map((name) => `nginx.ingress.kubernetes.io/${name}`);
}

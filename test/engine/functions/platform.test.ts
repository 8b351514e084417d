import { strict as assert } from "node:assert";
import { draftHttpRoutes } from "#engine/functions/http-route.ts";
import {
  apiStatusOf,
  groupOf,
  imageProtocolOf,
  isBuiltInGroup,
  isSameProtocol,
  isServiceName,
  namedProtocolOf,
  registeredProtocolOf,
  standardProtocolFor,
  vendorOf,
} from "#engine/functions/platform.ts";
import { API_REMOVALS } from "#engine/functions/tables/api-removals.ts";
import { PORTABLE_EQUIVALENTS } from "#engine/functions/tables/portable-equivalents.ts";
import { VENDOR_ANNOTATIONS, VENDOR_NODE_LABELS } from "#engine/functions/tables/vendors.ts";

describe("versions of APIs", () => {
  function check(version: string, kind: string, minor: number, expected: "removed" | "deprecated" | "served"): void {
    it(`${version} ${kind} in 1.${String(minor)} is ${expected}`, () => {
      const status = apiStatusOf(version, kind, minor);
      assert.equal(status === undefined ? "served" : status.isRemoved ? "removed" : "deprecated", expected);
    });
  }

  check("batch/v1beta1", "CronJob", 20, "served");
  check("batch/v1beta1", "CronJob", 21, "deprecated");
  check("batch/v1beta1", "CronJob", 24, "deprecated");
  check("batch/v1beta1", "CronJob", 25, "removed");
  check("batch/v1beta1", "Job", 30, "served");
  check("batch/v1", "CronJob", 37, "served");
  check("apps/v1beta2", "Deployment", 15, "served");
  check("apps/v1beta2", "Deployment", 16, "removed");
  check("v1", "Endpoints", 32, "served");
  check("v1", "Endpoints", 37, "deprecated");

  it("only one entry tells of a version and kind, and deprecation comes before removal", () => {
    const keys = API_REMOVALS.flatMap(({ version, kinds }) => kinds.map((kind) => `${version} ${kind}`));
    assert.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index), []);
    assert.deepEqual(API_REMOVALS.filter(({ deprecated = 0, removed = 99 }) => deprecated >= removed), []);
  });

  it("groups", () => {
    assert.deepEqual(["v1", "apps/v1", "a.example.com/v1"].map(groupOf), ["", "apps", "a.example.com"]);
    assert.deepEqual(["", "apps", "networking.k8s.io", "gateway.networking.k8s.io"].map(isBuiltInGroup), [true, true, true, false]);
  });
});

describe("values of appProtocol", () => {
  function check(value: string, dialect: string, expected: string | undefined): void {
    it(`${value} in ${dialect} → ${String(expected)}`, () => {
      assert.equal(standardProtocolFor(value, dialect), expected);
    });
  }

  check("http", "iana", undefined);
  check("HTTPS", "iana", undefined);
  check("postgresql", "iana", undefined);
  check("some-new-name", "iana", undefined);
  check("example.com/wire", "iana", undefined);
  check("kubernetes.io/h2c", "iana", undefined);
  check("kubernetes.io/grpc", "iana", "kubernetes.io/h2c");
  check("grpc", "iana", "kubernetes.io/h2c");
  check("HTTP2", "iana", "kubernetes.io/h2c");
  check("HTTP2", "gke", undefined);
  check("grpc", "gke", "kubernetes.io/h2c");
  check("grpc", "istio", undefined);
  check("mongo", "iana", "mongodb");
  check("a_b", "iana", "a registered service name, or a name with the domain of its owner");
});

describe("protocols of ports", () => {
  it("service names by RFC 6335", () => {
    const names = ["http", "a", "a1-b", "123", "", "-a", "a-", "a--b", "a_b", "sixteen-letters-x", "fifteen-letters"];
    assert.deepEqual(names.filter(isServiceName), ["http", "a", "a1-b", "fifteen-letters"]);
  });

  it("names, numbers and images", () => {
    assert.deepEqual(["http", "http-metrics", "dns-tcp", "tcp", "httpd", "Redis"].map(namedProtocolOf), ["http", "http", "domain", undefined, undefined, "redis"]);
    assert.deepEqual([5432, 8080].map(registeredProtocolOf), ["postgresql", undefined]);
    assert.deepEqual(["library/mysql", "mariadb", "bitnami/mysql"].map(imageProtocolOf), ["mysql", "mysql", undefined]);
    assert.ok(isSameProtocol("ldap", "ldaps") && !isSameProtocol("ldap", "http"));
  });
});

describe("what belongs to one vendor", () => {
  it("annotations and labels", () => {
    const annotations = ["eks.amazonaws.com/role-arn", "nginx.ingress.kubernetes.io/x", "cert-manager.io/issuer", "prometheus.io/scrape", "azure.com/x"];
    assert.deepEqual(annotations.map((name) => vendorOf(name, VENDOR_ANNOTATIONS)), ["aws", "ingress-nginx", undefined, undefined, undefined]);
    const labels = ["topology.kubernetes.io/zone", "cloud.google.com/gke-spot", "kubernetes.io/arch"];
    assert.deepEqual(labels.map((name) => vendorOf(name, VENDOR_NODE_LABELS)), [undefined, "gcp", undefined]);
  });

  it("everything with a standard equivalent is a vendor's", () => {
    assert.deepEqual([...PORTABLE_EQUIVALENTS.keys()].filter((name) => vendorOf(name, VENDOR_ANNOTATIONS) === undefined), []);
  });
});

describe("drafts of HTTPRoutes", () => {
  it("one for each rule", () => {
    const backend = (port: Record<string, string | number>) => ({ service: { name: "web", port } });
    const paths = [{ path: "/a", pathType: "Exact", backend: backend({ number: 80 }) }, { backend: backend({ name: "http" }) }];
    const text = draftHttpRoutes({ name: "web", namespace: "shop" }, [{ host: "*.example.com", http: { paths } }, {}]) ?? "";
    const [first = "", second = ""] = text.split("---\n");
    assert.equal(
      first,
      `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - name: gateway # TODO: name of the Gateway
  hostnames:
    - "*.example.com"
  rules:
    - matches:
        - path:
            type: Exact
            value: "/a"
      backendRefs:
        - name: web
          port: 80
    - matches:
        - path:
            type: PathPrefix
            value: "/"
      backendRefs:
        - name: web
          port: 0 # TODO: number of the port http
`,
    );
    assert.match(second, /name: web-2\n/);
  });

  it("none without rules", () => {
    assert.equal(draftHttpRoutes({ name: "web" }, []), undefined);
  });
});

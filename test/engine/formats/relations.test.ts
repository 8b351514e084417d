import assert from "node:assert/strict";
import { KUBERNETES_RELATIONS } from "#engine/formats/kubernetes/relations.ts";
import type { LocatedFact } from "#engine/model/facts.ts";
import { manifest, modelOf, POD_SPEC } from "./kubernetes.ts";

/** A pod, a policy, a Service, by what tells them apart. */
const pod = (labels: string, namespace = "shop"): string => manifest("v1", "Pod", POD_SPEC, `{name: web, namespace: ${namespace}, labels: ${labels}}`);
const policy = (podSelector: string, namespace = "shop"): string =>
  manifest("networking.k8s.io/v1", "NetworkPolicy", `{podSelector: ${podSelector}}`, `{name: p, namespace: ${namespace}}`);
const service = (selector: string): string => manifest("v1", "Service", `{selector: ${selector}}`, "{name: s, namespace: shop}");
const WEB = "{app: web, tier: front}";

describe("relations of Kubernetes objects", () => {
  describe("a policy selects a pod", () => {
    checkPolicy(policy("{}"), pod(WEB), true);
    checkPolicy(policy(""), pod("{}"), true);
    checkPolicy(policy("{matchLabels: {app: web}}"), pod(WEB), true);
    checkPolicy(policy("{matchLabels: {app: web, tier: front}}"), pod(WEB), true);
    checkPolicy(policy("{matchLabels: {app: web, tier: back}}"), pod(WEB), false);
    checkPolicy(policy("{matchLabels: {app: web}}"), pod("{}"), false);
    checkPolicy(policy("{matchExpressions: [{key: app, operator: In, values: [web, api]}]}"), pod(WEB), true);
    checkPolicy(policy("{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: NotIn, values: [front]}]}"), pod(WEB), false);
    checkPolicy(policy("{matchExpressions: [{key: legacy, operator: DoesNotExist}]}"), pod(WEB), true);
    checkPolicy(policy("{matchExpressions: [{key: legacy, operator: Exists}]}"), pod(WEB), false);
  });

  describe("selection stays in the namespace", () => {
    checkPolicy(policy("{}", "other"), pod(WEB), false);
    checkPolicy(policy("{}", "default"), pod(WEB, ""), true);
    checkPolicy(policy("{}", ""), pod(WEB, ""), true);
    checkPolicy(policy("{}", ""), pod(WEB), false);
    checkPolicy(policy("{}", '"${NS}"'), pod(WEB), true);
    checkPolicy(policy("{matchLabels: {app: api}}", '"${NS}"'), pod(WEB), false);
    checkPolicy(policy("{}"), pod(WEB, '"${NS}"'), true);
  });

  describe("what a template fills in may select, or be selected", () => {
    checkPolicy(policy("{matchLabels: {app: web}}"), pod('{app: "${APP}"}'), true);
    checkPolicy(policy("{matchLabels: {app: web}}"), pod('"${LABELS}"'), true);
    checkPolicy(policy("{matchLabels: {app: web, tier: back}}"), pod('{app: "${APP}", tier: front}'), false);
    checkPolicy(policy('{matchLabels: {app: "${APP}"}}'), pod(WEB), true);
    checkPolicy(policy('{matchLabels: {other: "${APP}"}}'), pod(WEB), false);
    checkPolicy(policy('"${SELECTOR}"'), pod(WEB), true);
    checkPolicy(policy('{matchLabels: "${SELECTOR}"}'), pod(WEB), true);
    checkPolicy(policy('{matchExpressions: [{key: app, operator: In, values: "${APPS}"}]}'), pod(WEB), true);
    checkPolicy(policy('{matchExpressions: [{key: app, operator: "${OP}", values: [a]}]}'), pod(WEB), true);
    checkPolicy(policy('{matchExpressions: "${TERMS}"}'), pod(WEB), true);
  });

  describe("a Service selects a pod", () => {
    checkService(service("{app: web}"), pod(WEB), true);
    checkService(service("{app: api}"), pod(WEB), false);
    checkService(service("{}"), pod(WEB), false);
    checkService(service(""), pod(WEB), false);
    checkService(service('"${SELECTOR}"'), pod(WEB), true);
    checkService(service("{app: web}"), pod('"${LABELS}"'), true);
  });

  describe("an autoscaler scales a workload", () => {
    const target = (kind: string, name: string): string => `{scaleTargetRef: {kind: ${kind}, name: ${name}}}`;
    const autoscaler = (spec: string, namespace = "shop"): string => manifest("autoscaling/v2", "HorizontalPodAutoscaler", spec, `{name: h, namespace: ${namespace}}`);
    const keda = (spec: string): string => manifest("keda.sh/v1alpha1", "ScaledObject", spec, "{name: k, namespace: shop}");
    checkScaled(autoscaler(target("Deployment", "web")), true);
    checkScaled(autoscaler(target("StatefulSet", "web")), false);
    checkScaled(autoscaler(target("Deployment", "api")), false);
    checkScaled(autoscaler(target("Deployment", "web"), "other"), false);
    checkScaled(autoscaler(target("Deployment", '"${APP}"')), true);
    checkScaled(keda("{scaleTargetRef: {name: web}}"), true);
    checkScaled(keda(target("StatefulSet", "web")), false);
  });

  describe("a role grants to a binding", () => {
    checkGrant("Role", "RoleBinding", "{kind: Role, name: r}", true);
    checkGrant("Role", "RoleBinding", "{kind: Role, name: q}", false);
    checkGrant("ClusterRole", "RoleBinding", "{kind: ClusterRole, name: r}", true);
    checkGrant("ClusterRole", "ClusterRoleBinding", "{kind: ClusterRole, name: r}", true);
    checkGrant("ClusterRole", "RoleBinding", "{kind: Role, name: r}", false);
    it("in its namespace only", () => {
      const role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r, namespace: other}\nrules: []\n";
      assert.deepEqual(relate("grants", ["rbac.binding", binding("RoleBinding", "{kind: Role, name: r}")], ["rbac.role", role]), []);
    });
  });

  it("keep the order of the facts, among many", () => {
    const policies = Array.from({ length: 50 }, (_, index) => policy(index % 2 === 0 ? "{}" : "{matchLabels: {app: web}}").replace("name: p", `name: p${String(index)}`));
    const found = relate("selectedBy", ["k8s.workload", pod(WEB)], ["k8s.NetworkPolicy", policies.join("---\n")]);
    assert.deepEqual(found, Array.from({ length: 50 }, (_, index) => `p${String(index)}`));
  });
});

const DEPLOYMENT = manifest("apps/v1", "Deployment", `{template: {spec: ${POD_SPEC}}}`, "{name: web, namespace: shop}");

function binding(kind: string, roleRef: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: b, namespace: shop}\nroleRef: ${roleRef}\n`;
}

/** Names of the facts of the second text that stand in a relation to the first fact of the first. */
function relate(name: string, [from, subject]: readonly [string, string], [to, target]: readonly [string, string]): unknown[] {
  const relation = KUBERNETES_RELATIONS.find((entry) => entry.name === name && entry.from === from && entry.to === to);
  const [first] = factsOf(subject, from);
  assert.ok(relation !== undefined && first !== undefined);
  return relation.prepare(factsOf(target, to))(first).map((fact) => fact.value["name"]);
}

function factsOf(text: string, type: string): LocatedFact[] {
  return modelOf(text).facts.filter((fact) => fact.type === type).map((fact) => ({ ...fact, file: "a.yaml" }));
}

/** Both directions must say the same. */
function checkSelection(type: string, selecting: string, selected: string, expected: boolean): void {
  it(`${expected ? "" : "not "}${[selecting, selected].map((text) => text.split("\n").slice(2).join(" ")).join("→ ")}`, () => {
    assert.equal(relate("selectedBy", ["k8s.workload", selected], [type, selecting]).length === 1, expected);
    assert.equal(relate("selects", [type, selecting], ["k8s.workload", selected]).length === 1, expected);
  });
}

function checkPolicy(selecting: string, selected: string, expected: boolean): void {
  checkSelection("k8s.NetworkPolicy", selecting, selected, expected);
}

function checkService(selecting: string, selected: string, expected: boolean): void {
  checkSelection("k8s.Service", selecting, selected, expected);
}

function checkScaled(autoscaler: string, expected: boolean): void {
  it(`${expected ? "" : "not "}${autoscaler.split("\n").slice(1).join(" ")}`, () => {
    assert.equal(relate("scaledBy", ["k8s.workload", DEPLOYMENT], ["k8s.HorizontalPodAutoscaler", autoscaler]).length === 1, expected);
  });
}

function checkGrant(roleKind: string, bindingKind: string, roleRef: string, expected: boolean): void {
  it(`${expected ? "" : "not "}${roleKind} r to a ${bindingKind} of ${roleRef}`, () => {
    const role = `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${roleKind}\nmetadata: {name: r, namespace: shop}\nrules: []\n`;
    assert.equal(relate("grants", ["rbac.binding", binding(bindingKind, roleRef)], ["rbac.role", role]).length === 1, expected);
  });
}

import assert from "node:assert/strict";
import { reportOf, toldOf } from "./kit.ts";

const CONTAINERS = ["      containers:", "        - name: web", "          securityContext: {privileged: true}"];

function deployment(annotations: readonly string[], ofPod: readonly string[] = []): string {
  const metadata = (indent: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`${indent}annotations:`, ...lines.map((line) => `${indent}  ${line}`)]);
  return [
    "apiVersion: apps/v1", "kind: Deployment", "metadata:", "  name: web", ...metadata("  ", annotations), "spec:", "  template:",
    "    metadata:", "      labels: {app: web}", ...metadata("      ", ofPod), "    spec:", "      hostNetwork: true", ...CONTAINERS, "",
  ].join("\n");
}

/** Checks what suppresses each finding: of the host network, then of the privileged container. */
function check(text: string, ...expected: readonly string[]): void {
  const verdicts = toldOf(reportOf("a.yaml", text)).map((line) => line.split(" ").slice(1).join(" "));
  assert.deepEqual(verdicts, expected);
}

const NONE = ["host-network -", "privileged -"];

describe("the annotation groundrules.dev/ignore", () => {
  it("means its object", () => {
    check(deployment([]), ...NONE);
    check(deployment(["groundrules.dev/ignore: test/privileged"]), "host-network -", "privileged annotation");
    check(deployment(["groundrules.dev/ignore: test/privileged, test/host-network"]), "host-network annotation", "privileged annotation");
  });
  it("means the pod in its template", () => {
    check(deployment([], ["groundrules.dev/ignore: test/privileged"]), "host-network -", "privileged annotation");
  });
  it("takes several entries, one a line or separated by semicolons", () => {
    check(deployment(["groundrules.dev/ignore: |", "  test/privileged reason=\"one; two\"", "  test/host-network"]), "host-network annotation", "privileged annotation");
    check(deployment(["groundrules.dev/ignore: test/privileged until=2020-01-01; test/host-network"]), "host-network annotation", "privileged -");
  });
  it("has reason and end", () => {
    const text = deployment([`groundrules.dev/ignore: 'test/privileged until=2026-12-31 reason="a; b"'`]);
    const notes = reportOf("a.yaml", text).findings.map(({ suppression }) => suppression);
    assert.deepEqual(notes, [null, { by: "annotation", reason: "a; b", until: "2026-12-31" }]);
  });
  it("needs a rule", () => {
    check(deployment(["groundrules.dev/ignore: 'true'"]), ...NONE);
    check(deployment(["groundrules.dev/ignore: ''"]), ...NONE);
    check(deployment(["groundrules.dev/ignore: [test/privileged]"]), ...NONE);
  });
  it("means no other document and no other item of a List", () => {
    const pod = (name: string, more: string): string => `{apiVersion: v1, kind: Pod, metadata: {name: ${name}${more}}, spec: {containers: [{name: c, securityContext: {privileged: true}}]}}`;
    const annotated = pod("a", ", annotations: {groundrules.dev/ignore: test/privileged}");
    check(`${annotated}\n---\n${pod("b", "")}\n`, "privileged annotation", "privileged -");
    check(`apiVersion: v1\nkind: List\nitems:\n  - ${annotated}\n  - ${pod("b", "")}\n`, "privileged annotation", "privileged -");
  });
  it("means an object behind an alias where it is written", () => {
    const pod = "x: &pod {apiVersion: v1, kind: Pod, metadata: {name: a, annotations: {groundrules.dev/ignore: test/privileged}}, spec: {containers: [{name: c, securityContext: {privileged: true}}]}}";
    check(`${pod}\napiVersion: v1\nkind: List\nitems: [*pod, *pod]\n`, "privileged annotation");
  });
  it("ends where a List holds itself", () => {
    const items = Array.from({ length: 60 }, () => "{apiVersion: v1, kind: List, items: *all}").join(", ");
    check(`apiVersion: v1\nkind: List\nmetadata: {annotations: {groundrules.dev/ignore: test/privileged}}\nitems: &all [${items}]\n`);
  });
  it("stands in JSON too", () => {
    const object = { apiVersion: "v1", kind: "Pod", metadata: { name: "a", annotations: { "groundrules.dev/ignore": "test/privileged" } }, spec: { containers: [{ name: "c", securityContext: { privileged: true } }] } };
    assert.deepEqual(toldOf(reportOf("a.json", JSON.stringify(object, null, 2))), ["15 privileged annotation"]);
  });
  it("reaches the pod of a CronJob", () => {
    const job = (annotations: string): string => `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        metadata: {annotations: {${annotations}}}\n        spec: {containers: [{name: c, securityContext: {privileged: true}}]}\n`;
    check(job("groundrules.dev/ignore: test/privileged"), "privileged annotation");
    check(job("a: b"), "privileged -");
  });
});

describe("annotations of other tools", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["checkov.io/skip1: CKV_K8S_16=needs the host", ["host-network -", "privileged checkov"]],
    ["checkov.io/skip1: CKV_K8S_17=needs the host", NONE],
    ["checkov.io/skipped: CKV_K8S_16=x", NONE],
    ["ignore-check.kube-linter.io/privileged-container: x", ["host-network -", "privileged kube-linter"]],
    ["ignore-check.kube-linter.io/run-as-non-root: x", NONE],
    ["kube-linter.io/ignore-all: x", ["host-network kube-linter", "privileged kube-linter"]],
    ["kube-score/ignore: pod-probes, container-security-context-privileged", ["host-network -", "privileged kube-score"]],
    ["kube-score/ignore: '*'", ["host-network -", "privileged kube-score"]],
    ["polaris.fairwinds.com/runAsPrivileged-exempt: 'true'", ["host-network -", "privileged polaris"]],
    ["polaris.fairwinds.com/runAsPrivileged-exempt: 'false'", NONE],
    ["polaris.fairwinds.com/exempt: 'true'", ["host-network -", "privileged polaris"]],
  ];
  for (const [annotation, expected] of cases) {
    it(annotation, () => {
      check(deployment([annotation]), ...expected);
    });
  }
  it("give their reasons", () => {
    const reasons = (annotation: string): (string | null)[] =>
      reportOf("a.yaml", deployment([annotation])).findings.flatMap(({ suppression }) => (suppression === null ? [] : [suppression.reason]));
    assert.deepEqual(reasons("checkov.io/skip1: CKV_K8S_16=needs = the host"), ["needs = the host"]);
    assert.deepEqual(reasons("ignore-check.kube-linter.io/privileged-container: needs the host"), ["needs the host"]);
    assert.deepEqual(reasons("ignore-check.kube-linter.io/privileged-container: ''"), [null]);
  });
  it("do not count where the settings say so", () => {
    const report = reportOf("a.yaml", deployment(["kube-linter.io/ignore-all: x", "groundrules.dev/ignore: test/host-network"]), { foreign: false });
    assert.deepEqual(toldOf(report).map((line) => line.slice(3)), ["host-network annotation", "privileged -"]);
  });
});

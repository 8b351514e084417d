import assert from "node:assert/strict";
import type { Finding } from "#engine/index.ts";
import type { PlannedRule } from "../../../src/engine/model/plan.ts";
import { engineWith, plannedOf, POD, PRIVILEGED, ruleOf } from "../kit.ts";

function findingsOf(rules: readonly PlannedRule[], text = POD): readonly Finding[] {
  return engineWith({ rules, files: { "a.yaml": text } }).findings("a.yaml").findings;
}

function only(rules: readonly PlannedRule[], text = POD): Finding {
  const findings = findingsOf(rules, text);
  assert.equal(findings.length, 1);
  return findings[0] as Finding;
}

const CONTAINER = ruleOf({ id: "test/unhardened", forbid: "self.securityContext.privileged == true", at: [{ path: "name" }] });

describe("verdict and effect", () => {
  it("enforce gates with its own severity", () => {
    const { effect, gates } = only([plannedOf(PRIVILEGED)]);
    assert.deepEqual({ effect, gates }, { effect: "error", gates: true });
  });
  it("warn caps at warning and never gates", () => {
    const { severity, effect, gates } = only([plannedOf(PRIVILEGED, { stage: "warn" })]);
    assert.deepEqual({ severity, effect, gates }, { severity: "error", effect: "warning", gates: false });
  });
  it("advisory caps at info", () => {
    assert.equal(only([plannedOf(PRIVILEGED, { stage: "advisory" })]).effect, "info");
  });
  it("a stage never raises", () => {
    assert.equal(only([plannedOf(PRIVILEGED, { stage: "warn", severity: "hint" })]).effect, "hint");
  });
  it("a heuristic rule is at most info and never gates", () => {
    const { effect, gates } = only([plannedOf({ ...PRIVILEGED, confidence: "heuristic" })]);
    assert.deepEqual({ effect, gates }, { effect: "info", gates: false });
  });
  it("a rule may lower itself by a condition, unless somebody set its severity", () => {
    const rule = { ...PRIVILEGED, severities: [{ when: 'container == "web"', severity: "info" as const }] };
    assert.equal(only([plannedOf(rule)]).severity, "info");
    assert.equal(only([plannedOf(rule, { severity: "warning" })]).severity, "warning");
  });
  it("equal findings of two principles are one, under the strictest", () => {
    const finding = only([plannedOf(PRIVILEGED, { principle: "A", stage: "warn" }), plannedOf(PRIVILEGED, { principle: "B" })]);
    assert.deepEqual([finding.principle, finding.principles, finding.gates], ["B", ["A"], true]);
  });
  it("a scope leaves other files alone", () => {
    assert.equal(findingsOf([plannedOf(PRIVILEGED, { paths: ["prod/**"] })]).length, 0);
    assert.equal(findingsOf([plannedOf(PRIVILEGED, { paths: ["*.yaml"] })]).length, 1);
    assert.equal(findingsOf([plannedOf(PRIVILEGED, { excludePaths: ["a.*"] })]).length, 0);
  });
});

describe("folding", () => {
  const leader = { ...PRIVILEGED, folds: ["test/unhardened"] };

  it("makes a second finding on one subject related information", () => {
    const finding = only([plannedOf(leader), plannedOf(CONTAINER)]);
    assert.equal(finding.rule, "test/privileged");
    assert.deepEqual(finding.related.map((place) => place.rule), ["test/unhardened"]);
  });
  it("leaves rules named by id alone", () => {
    assert.equal(findingsOf([plannedOf(leader), plannedOf(CONTAINER, { named: true })]).length, 2);
  });
  it("does not reach other subjects", () => {
    const elsewhere = ruleOf({ id: "test/unhardened", targets: ["k8s.podSpec"], forbid: "true", at: [{ path: "containers" }] });
    assert.equal(findingsOf([plannedOf(leader), plannedOf({ ...elsewhere, message: "x" })]).length, 2);
  });
  it("does not happen when the leader is suppressed", () => {
    const text = POD.replace("privileged: true", "privileged: true # groundrules-ignore test/privileged");
    const verdicts = findingsOf([plannedOf(leader), plannedOf(CONTAINER)], text).map((finding) => finding.verdict);
    assert.deepEqual(verdicts, ["fail", "suppressed"]);
  });
});

describe("fingerprints", () => {
  const fingerprint = (text: string): string => only([plannedOf(PRIVILEGED)], text).fingerprint;

  it("survive reformatting, comments and moves", () => {
    const moved = `# a comment\n${POD.replace(/ {6}securityContext:\n {8}privileged: true\n/, "      securityContext: {privileged: true}\n")}`;
    assert.equal(fingerprint(moved), fingerprint(POD));
  });
  it("survive a container added before", () => {
    assert.equal(fingerprint(POD.replace("    - name: web", "    - name: other\n    - name: web")), fingerprint(POD));
  });
  it("tell resources, containers and namespaces apart", () => {
    assert.notEqual(fingerprint(POD.replace("  name: web", "  name: api")), fingerprint(POD));
    assert.notEqual(fingerprint(POD.replace("- name: web", "- name: api")), fingerprint(POD));
    assert.notEqual(fingerprint(POD.replace("  name: web", "  name: web\n  namespace: shop")), fingerprint(POD));
  });
});

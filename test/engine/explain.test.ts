import assert from "node:assert/strict";
import type { Waiver } from "#engine/index.ts";
import { engineWith, plannedOf, POD, PRIVILEGED, ruleOf, type EngineOptions } from "./kit.ts";

const UNPROTECTED = ruleOf({
  id: "test/unprotected",
  targets: ["k8s.workload"],
  let: { space: 'orElse(self.namespace, "default")' },
  where: 'space != "kube-system"',
  require: 'related(self, "selectedBy", "k8s.NetworkPolicy").exists(p, p.coversIngress)',
  at: [{ path: "metadata.name" }],
  message: "Nothing protects {kind}/{name}.",
  needs: ["graph"],
});
const PORTS = ruleOf({ id: "test/ports", targets: ["k8s.container"], each: "ports[*]", forbid: "item.containerPort < 1024", at: [{ path: "item" }] });
const POLICY = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec:\n  podSelector: {}\n";
const WITH_PORTS = `${POD}      ports: [{containerPort: 80}, {containerPort: 8080}]\n`;
const BROKEN = "apiVersion: v1\nkind: Pod\nmetadata: [\n";

describe("explain", () => {
  check("tells conditions and verdict", { rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": POD } }, "test/privileged a.yaml:10", [
    "rule: asked for by a pack, severity error, stage enforce",
    "target: k8s.container at spec.containers[0]",
    "forbid: self.securityContext.privileged == true: true",
    "verdict: fail, severity error, effect error",
  ]);
  check("tells why a rule does not fire", { rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": POD.replace("true", "false") } }, "test/privileged a.yaml:10", [
    "forbid: self.securityContext.privileged == true: false",
    "verdict: no finding of this rule on this line",
  ]);
  check("tells what is not in force", { rules: [], files: { "a.yaml": POD } }, "test/privileged a.yaml:10", ["rules in force: test/privileged is not among them"]);
  check("tells the scope", { rules: [plannedOf(PRIVILEGED, { paths: ["b/**"] })], files: { "a.yaml": POD } }, "test/privileged a.yaml:10", [
    "scope: the file is outside of the scope",
  ]);
  check("tells that no target is there", { rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": POD } }, "test/privileged a.yaml:3", ["targets: no k8s.container holds line 3"]);
  check("tells what is left alone", { rules: [plannedOf(PRIVILEGED)], files: { "Chart.yaml": "name: c\n", "templates/a.yaml": POD } }, "test/privileged templates/a.yaml:10", [
    "format of the file: template or patch, left alone",
  ]);
  check("tells that a file does not exist", { rules: [plannedOf(PRIVILEGED)] }, "test/privileged a.yaml:10", ["format of the file: none of ours"]);

  describe("elements of a list", () => {
    check("are told one by one", { rules: [plannedOf(PORTS)], files: { "a.yaml": WITH_PORTS } }, "test/ports a.yaml:10", [
      "each ports[*]: 2 elements",
      "element 0: an object",
      "forbid: item.containerPort < 1024: true",
      "element 1: an object",
      "forbid: item.containerPort < 1024: false",
    ]);
    check("may be none", { rules: [plannedOf(PORTS)], files: { "a.yaml": POD } }, "test/ports a.yaml:10", ["each ports[*]: 0 elements"]);
    check("may be unknown", { rules: [plannedOf(PORTS)], files: { "a.yaml": `${POD}      ports: "\${PORTS}"\n` } }, "test/ports a.yaml:10", ["each ports[*]: unresolved"]);
    check("are told up to twenty", { rules: [plannedOf(PORTS)], files: { "a.yaml": `${POD}      ports: [${"{containerPort: 80}, ".repeat(30)}]\n` } }, "test/ports a.yaml:10", [
      "each ports[*]: 30 elements",
      "element 19: an object",
    ]);
  });

  describe("other files", () => {
    const rules = [plannedOf(UNPROTECTED)];
    check("are told by what they state", { rules, files: { "a.yaml": POD, "b.yaml": POLICY } }, "test/unprotected a.yaml:10", [
      "set of the file: the root",
      "loaded: every file of it",
      "selectedBy k8s.NetworkPolicy: NetworkPolicy/deny in b.yaml",
      "let space: default",
      'where: space != "kube-system": true',
      'require: related(self, "selectedBy", "k8s.NetworkPolicy").exists(p, p.coversIngress): true',
    ]);
    check("may state nothing", { rules, files: { "a.yaml": POD } }, "test/unprotected a.yaml:10", ["selectedBy k8s.NetworkPolicy: none"]);
    check("may be of another set", { rules, files: { "dev/a.yaml": POD, "prod/a.yaml": POD, "prod/b.yaml": POLICY } }, "test/unprotected dev/a.yaml:4", [
      "set of the file: dev/, a variant of prod/",
      "selectedBy k8s.NetworkPolicy: none",
      "verdict: fail, severity error, effect error",
    ]);
    check("may not be loaded", { rules, complete: false, files: { "a.yaml": POD } }, "test/unprotected a.yaml:4", [
      "loaded: not every file of it, so rules that cannot do without the others are silent",
      "verdict: no finding of this rule on this line",
    ]);
    check("may not parse", { rules, files: { "a.yaml": POD, "b.yaml": BROKEN } }, "test/unprotected a.yaml:4", [
      "unknown: what b.yaml holds, because it does not parse",
      "verdict: unresolved, severity error, effect error",
    ]);
  });

  describe("verdicts", () => {
    const origin = { file: "principles.yaml", range: { start: { line: 7, column: 1 }, end: { line: 7, column: 9 } } };
    const staged = plannedOf(PRIVILEGED, { principle: "SEC-1", stage: "warn", stageFrom: { why: "since 2026-02-01", origin }, severityFrom: origin, severity: "warning" });
    const waiver: Waiver = {
      id: "W-1", principle: "SEC-1", rules: [], scope: { paths: ["*.yaml"], excludePaths: [], environments: [], resources: [] }, type: "dispensation", reason: "r", risk: null,
      compensatingControls: [], requestedBy: "bob", approvedBy: "ada", approvedOn: null, expires: "2026-08-31", ticket: null, adr: null, status: "in-force", daysLeft: 91,
      withoutEffect: null, origin,
    };
    const files = { "a.yaml": POD };
    check("tell what set severity and stage, and whether the gate counts them", { rules: [staged], files }, "test/privileged a.yaml:10", [
      "severity: warning, set by principle SEC-1 (the catalogue has error)",
      "stage: warn (since 2026-02-01): the effect is at most warning and never turns the gate red",
      "verdict: fail, severity warning, effect warning",
      "gate: does not count, because its stage is warn",
    ]);
    check("tell the waiver that holds", { rules: [staged], files, governance: { waivers: [waiver] } }, "test/privileged a.yaml:10", [
      "waiver W-1: in force until 2026-08-31, approved by ada",
      "verdict: waived, severity warning, effect warning",
      "gate: does not count, because its verdict is waived",
    ]);
    check("tell the waiver that does not", { rules: [staged], files, governance: { waivers: [{ ...waiver, withoutEffect: "it expired on 2026-05-31" }] } }, "test/privileged a.yaml:10", [
      "waiver W-1: covers it, but has no effect: it expired on 2026-05-31",
      "verdict: fail, severity warning, effect warning",
    ]);
    const prod = { name: "prod", paths: ["*.yaml"], namespaces: [], labels: {}, isDefault: false, origin };
    check("tell the environment", { rules: [plannedOf(PRIVILEGED, { environments: ["prod"] })], files, governance: { environments: [prod] } }, "test/privileged a.yaml:10", [
      "environment: prod",
      "gate: counts, with the effect error",
    ]);
    const ignored = { "a.yaml": POD.replace("privileged: true", 'privileged: true # groundrules-ignore test/privileged until=2026-12-31 reason="driver"') };
    check("tell the comment that suppresses", { rules: [staged], files: ignored }, "test/privileged a.yaml:10", [
      "suppressed by: comment: driver, until 2026-12-31",
      "verdict: suppressed, severity warning, effect warning",
    ]);
  });

  it("stands at the line that was asked about, or where the rule was asked for", () => {
    const origin = { file: "principles.yaml", range: { start: { line: 7, column: 1 }, end: { line: 7, column: 9 } } };
    const engine = engineWith({ rules: [plannedOf(PRIVILEGED, { principle: "SEC-1", origin })], files: { "a.yaml": POD } });
    const steps = engine.explain("test/privileged", "a.yaml", 10);
    assert.deepEqual(steps.find((step) => step.step === "rule"), {
      step: "rule",
      value: "asked for by principle SEC-1, severity error, stage enforce",
      file: "principles.yaml",
      line: 7,
    });
    const ofPrinciple = ["rule", "severity", "stage"];
    assert.ok(steps.every((step) => (ofPrinciple.includes(step.step) ? step.file === "principles.yaml" && step.line === 7 : step.file === "a.yaml" && step.line === 10)));
  });
});

/** Asks `rule file:line`; the steps must hold the expected ones, in their order. */
function check(what: string, options: EngineOptions, question: string, expected: readonly string[]): void {
  it(what, () => {
    const [rule = "", file = "", line = ""] = question.split(/[ :]/);
    const steps = engineWith(options).explain(rule, file, Number(line)).map((step) => `${step.step}: ${step.value}`);
    let from = 0;
    for (const step of expected) {
      const at = steps.indexOf(step, from);
      assert.ok(at >= 0, `${step}\nis not among, or not in its place:\n${steps.join("\n")}`);
      from = at + 1;
    }
  });
}

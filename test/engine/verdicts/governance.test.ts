import assert from "node:assert/strict";
import type { Environment, FileReport, Waiver } from "#engine/index.ts";
import { engineWith, plannedOf, POD, PRIVILEGED, ruleOf, type EngineOptions } from "../kit.ts";

const ORIGIN = { file: "principles.yaml", range: null };
const ANYWHERE = { paths: [], excludePaths: [], environments: [], resources: [] };

function waiver(changes: Partial<Waiver>): Waiver {
  return {
    id: "W-1", principle: "A", rules: ["test/privileged"], scope: ANYWHERE, type: "dispensation", reason: "r", risk: null, compensatingControls: [], requestedBy: "bob",
    approvedBy: "ada", approvedOn: null, expires: "2026-08-31", ticket: null, adr: null, status: "in-force", daysLeft: 91, withoutEffect: null, origin: ORIGIN, ...changes,
  };
}

function environment(name: string, changes: Partial<Environment>): Environment {
  return { name, paths: [], namespaces: [], labels: {}, isDefault: false, origin: ORIGIN, ...changes };
}

function report(options: Partial<EngineOptions>, file = "a.yaml"): FileReport {
  return engineWith({ rules: [plannedOf(PRIVILEGED, { principle: "A" })], files: { [file]: POD }, ...options }).findings(file);
}

/** Checks the verdicts of a.yaml under waivers: `verdict principle,further gates waiver`. */
function check(waivers: readonly Waiver[], expected: readonly string[], options: Partial<EngineOptions> = {}): void {
  const { findings } = report({ governance: { waivers }, ...options });
  assert.deepEqual(findings.map((finding) => `${finding.verdict} ${[finding.principle ?? "-", ...finding.principles].join(",")} ${finding.gates ? "gates" : "-"} ${finding.waiver?.id ?? "-"}`), expected);
}

describe("waivers of findings", () => {
  it("waive what their principle, rules and scope name", () => {
    check([waiver({})], ["waived A - W-1"]);
    check([waiver({ rules: [] })], ["waived A - W-1"]);
    check([waiver({ principle: null })], ["waived A - W-1"]);
    check([waiver({ principle: "B" })], ["fail A gates -"]);
    check([waiver({ rules: ["test/other"] })], ["fail A gates -"]);
    check([waiver({ principle: null, rules: [] })], ["fail A gates -"]);
    check([waiver({ scope: { ...ANYWHERE, paths: ["b.yaml"] } })], ["fail A gates -"]);
    check([waiver({ scope: { ...ANYWHERE, resources: ["Pod/web"] } })], ["waived A - W-1"]);
    check([waiver({ scope: { ...ANYWHERE, resources: ["Deployment/web"] } })], ["fail A gates -"]);
    check([waiver({ scope: { ...ANYWHERE, resources: ["Pod/we*"] } })], ["waived A - W-1"]);
  });
  it("do nothing without an effect", () => {
    check([waiver({ withoutEffect: "it expired" })], ["fail A gates -"]);
  });
  it("remove their own principle only", () => {
    const rules = [plannedOf(PRIVILEGED, { principle: "A" }), plannedOf(PRIVILEGED, { principle: "B", stage: "warn" })];
    check([waiver({})], ["fail B - -"], { rules });
    check([waiver({ principle: "B" })], ["fail A gates -"], { rules });
    check([waiver({}), waiver({ id: "W-2", principle: "B" })], ["waived A,B - W-1"], { rules });
    check([waiver({ principle: null })], ["waived A,B - W-1"], { rules });
  });
  it("remove their own principle only, with other options of the rule too", () => {
    const other = { ...PRIVILEGED, params: { n: { default: 1, meaning: "n" } } };
    const rules = [plannedOf(PRIVILEGED, { principle: "A" }), plannedOf(other, { principle: "B", params: { n: 2 } })];
    check([waiver({})], ["fail B gates -"], { rules });
    check([waiver({ principle: "B" })], ["fail A gates -"], { rules });
  });
  it("count the longest of several, and give way to a comment", () => {
    check([waiver({ id: "W-0", expires: "2026-07-01" }), waiver({})], ["waived A - W-1"]);
    check([waiver({})], ["suppressed A - -"], { files: { "a.yaml": POD.replace("privileged: true", "privileged: true # groundrules-ignore test/privileged") } });
  });
  it("tell what they say", () => {
    const [finding] = report({ governance: { waivers: [waiver({})] } }).findings;
    assert.deepEqual(finding?.waiver, { id: "W-1", expires: "2026-08-31", approvedBy: "ada", reason: "r", type: "dispensation", daysLeft: 91, origin: ORIGIN });
  });
  it("are known to be of use, whether they have an effect or not", () => {
    const used = (waivers: readonly Waiver[]): readonly string[] => report({ governance: { waivers } }).waiversUsed;
    assert.deepEqual(used([waiver({}), waiver({ id: "W-2", withoutEffect: "it expired" }), waiver({ id: "W-3", principle: "B" })]), ["principles.yaml#W-1", "principles.yaml#W-2"]);
  });
  it("fold nothing", () => {
    const leader = { ...PRIVILEGED, folds: ["test/unhardened"] };
    const container = ruleOf({ id: "test/unhardened", forbid: "self.securityContext.privileged == true", at: [{ path: "name" }] });
    const rules = [plannedOf(leader, { principle: "A" }), plannedOf(container, { principle: "A" })];
    check([], ["fail A gates -"], { rules });
    check([waiver({})], ["fail A gates -", "waived A - W-1"], { rules });
  });
  it("leave what cannot be decided as it is", () => {
    check([waiver({})], ["unresolved A - -"], { files: { "a.yaml": POD.replace("privileged: true", 'privileged: "${PRIVILEGED}"') } });
  });
});

describe("environments", () => {
  const limited = [plannedOf(PRIVILEGED, { principle: "A", environments: ["prod"] })];
  /** Checks whether a rule for prod fires, and the environment a finding tells. */
  const fires = (environments: readonly Environment[], expected: boolean, options: Partial<EngineOptions> = {}): void => {
    const { findings } = report({ rules: limited, governance: { environments }, ...options });
    assert.deepEqual(findings.map((finding) => finding.environment), expected ? ["prod"] : []);
  };
  it("are told by path, namespace, labels or default", () => {
    fires([environment("prod", { paths: ["a.*"] })], true);
    fires([environment("prod", { paths: ["b.*"] })], false);
    fires([environment("prod", { isDefault: true })], true);
    fires([environment("prod", { labels: { app: "web" } })], true);
    fires([environment("prod", { labels: { app: "web", stage: "x" } })], false);
    fires([environment("prod", { namespaces: ["shop"] })], true, { files: { "a.yaml": POD.replace("  name: web\n", "  name: web\n  namespace: shop\n") } });
    fires([environment("prod", { namespaces: ["shop"] })], false);
  });
  it("are the first that fits, before the default", () => {
    fires([environment("dev", { isDefault: true }), environment("prod", { paths: ["a.*"] })], true);
    fires([environment("dev", { paths: ["*"] }), environment("prod", { paths: ["a.*"] })], false);
  });
  it("limit waivers too", () => {
    const environments = [environment("prod", { paths: ["a.*"] }), environment("dev", { isDefault: true })];
    const inDev = waiver({ scope: { ...ANYWHERE, environments: ["dev"] } });
    assert.deepEqual(report({ governance: { environments, waivers: [inDev] } }).findings.map(({ verdict }) => verdict), ["fail"]);
    const inProd = waiver({ scope: { ...ANYWHERE, environments: ["prod"] } });
    assert.deepEqual(report({ governance: { environments, waivers: [inProd] } }).findings.map(({ verdict }) => verdict), ["waived"]);
  });
  it("leave room to those who have no say there", () => {
    const except = [{ ...ANYWHERE, environments: ["prod"] }];
    const rules = [plannedOf(PRIVILEGED, { principle: null, except })];
    assert.equal(report({ rules, governance: { environments: [environment("prod", { paths: ["a.*"] })] } }).findings.length, 0);
    assert.equal(report({ rules, governance: { environments: [environment("prod", { paths: ["b.*"] })] } }).findings.length, 1);
  });
});

describe("applications", () => {
  const never = ruleOf({ id: "test/never", where: "container == 'other'", forbid: "true" });
  const kept = ruleOf({ id: "test/kept", forbid: "self.securityContext.privileged == false" });
  const rules = [plannedOf(PRIVILEGED, { principle: "A" }), plannedOf(PRIVILEGED, { principle: "B", severity: "info" }), plannedOf(never, { principle: "A" }), plannedOf(kept)];

  /** `principle rule resource severity outcome`, sorted. */
  const told = (options: Partial<EngineOptions>): string[] =>
    report({ rules, applications: true, ...options })
      .applications.map((entry) => `${entry.principle ?? "-"} ${entry.rule} ${entry.resource?.name ?? "-"} ${entry.severity} ${entry.outcome}`)
      .sort();

  it("tell what applied, and what came of it under each principle", () => {
    assert.deepEqual(told({}), ["- test/kept web error pass", "A test/privileged web error fail", "B test/privileged web info fail"]);
    assert.deepEqual(told({ governance: { waivers: [waiver({})] } }), ["- test/kept web error pass", "A test/privileged web error waived", "B test/privileged web info fail"]);
    assert.deepEqual(told({ governance: { waivers: [waiver({ type: "not-applicable", principle: null })] } }), [
      "- test/kept web error pass", "A test/privileged web error not-applicable", "B test/privileged web info not-applicable",
    ]);
  });
  it("tell rules on other files as well", () => {
    const cross = ruleOf({ id: "test/policy", targets: ["k8s.workload"], require: 'related(self, "selectedBy", "k8s.NetworkPolicy").size() > 0', at: [{ path: "metadata.name" }], needs: ["graph"] });
    assert.deepEqual(told({ rules: [plannedOf(cross)] }), ["- test/policy web error fail"]);
    assert.deepEqual(told({ rules: [plannedOf(cross)], complete: false }), []);
  });
  it("are kept only where they are asked for", () => {
    assert.deepEqual(told({ applications: false }), []);
  });
  it("do not change with folding", () => {
    const leader = { ...PRIVILEGED, folds: ["test/unhardened"] };
    const container = ruleOf({ id: "test/unhardened", forbid: "self.securityContext.privileged == true", at: [{ path: "name" }] });
    assert.deepEqual(told({ rules: [plannedOf(leader), plannedOf(container)] }), ["- test/privileged web error fail", "- test/unhardened web error fail"]);
  });
});

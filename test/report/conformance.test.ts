import assert from "node:assert/strict";
import type { Resource, Severity } from "#engine/index.ts";
import { conformanceOf, scoreOf, type FileApplication, type PrincipleText, type Report, type Score } from "#report/index.ts";
import { sampleReports } from "./reports.ts";

/** An application in one line: `SEC-1 error fail deploy/shop.yaml web`; `-` stands for no principle and for a whole file. */
function application(line: string, more: Partial<FileApplication> = {}): FileApplication {
  const [principle = "-", severity = "", outcome = "", file = "", name = "-"] = line.split(" ");
  const resource: Resource | null = name === "-" ? null : { type: "k8s.Deployment", name, ...more.resource };
  return { rule: "k8s/a", severity: severity as Severity, outcome: outcome as FileApplication["outcome"], file, environment: null, ...more, principle: principle === "-" ? null : principle, resource };
}

function textOf(id: string, fields: Partial<PrincipleText> = {}): readonly [string, PrincipleText] {
  return [id, { id, name: id, statement: null, rationale: null, owner: null, ...fields }];
}

function reportOf(fields: Partial<Report>): Report {
  const { clean } = sampleReports();
  assert.ok(clean !== undefined);
  return { ...clean, principleTexts: new Map(), ...fields };
}

describe("the score of applications", () => {
  const check = (lines: readonly string[], expected: Partial<Score>): void => {
    const actual = scoreOf(lines.map((line) => application(`P ${line} a.yaml`)));
    assert.deepEqual({ ...actual, ...expected }, actual);
  };

  it("is null where nothing was decided", () => {
    check([], { applicable: 0, share: null });
    check(["error unresolved", "error not-applicable"], { applicable: 1, unresolved: 1, notApplicable: 1, share: null });
  });
  it("weighs by severity", () => {
    check(["error pass", "error fail"], { applicable: 2, passed: 1, failed: 1, share: 1 / 2 });
    check(["error pass", "warning fail"], { share: 8 / 12 });
    check(["warning pass", "error fail"], { share: 4 / 12 });
    check(["info pass", "hint fail"], { share: 2 / 3 });
    check(["error fail"], { share: 0 });
    check(["hint pass"], { share: 1 });
  });
  it("counts what is excused as not fulfilled", () => {
    check(["error pass", "error waived"], { waived: 1, failed: 0, share: 1 / 2 });
    check(["error pass", "info suppressed"], { suppressed: 1, share: 8 / 10 });
    check(["error pass", "warning baseline"], { baseline: 1, share: 8 / 12 });
  });
  it("leaves out what is unresolved or does not concern", () => {
    check(["error pass", "warning fail", "error unresolved", "error not-applicable"], { applicable: 3, unresolved: 1, notApplicable: 1, share: 8 / 12 });
  });
  it("adds everything up", () => {
    const lines = ["error pass", "warning pass", "error fail", "warning waived", "info suppressed", "hint baseline", "hint unresolved", "info not-applicable"];
    check(lines, { applicable: 7, passed: 2, failed: 1, waived: 1, suppressed: 1, baseline: 1, unresolved: 1, notApplicable: 1, share: 12 / 27 });
  });
});

describe("conformance by principle and pillar", () => {
  const texts = new Map([
    textOf("SEC-1", { pillar: "security", target: 0.5, owner: "team:security" }),
    textOf("SEC-2", { pillar: "security", target: 0.9 }),
    textOf("ORG-1", { evidence: { type: "attested", link: "drills.md", by: "user:sre", on: "2026-03-02", expires: "2026-11-21" } }),
  ]);
  const applications = [
    application("SEC-1 error pass deploy/shop.yaml web"),
    application("SEC-1 error fail deploy/shop.yaml web", { rule: "k8s/b" }),
    application("SEC-1 warning fail deploy/other.yaml web"),
    application("SEC-1 error not-applicable deploy/third.yaml web"),
    application("SEC-2 warning pass deploy/shop.yaml -"),
    application("SEC-2 hint fail deploy/shop.yaml db"),
    application("- error fail compose.yaml db"),
  ];
  const owners = new Map([["deploy/shop.yaml", ["@shop", "@web"]]]);
  const conformance = conformanceOf(reportOf({ principleTexts: texts, applications, owners }));

  it("has every principle in the order of the report, and packs last", () => {
    assert.deepEqual(conformance.principles.map(({ id, score, status }) => [id, score.share, status]), [
      ["SEC-1", 8 / 20, "measured"],
      ["SEC-2", 4 / 5, "measured"],
      ["ORG-1", null, "attested"],
      [null, 0, "measured"],
    ]);
  });
  it("compares with the target", () => {
    assert.deepEqual(conformance.principles.map(({ target, isTargetReached }) => [target, isTargetReached]), [[0.5, false], [0.9, false], [null, null], [null, null]]);
    const reached = conformanceOf(reportOf({ principleTexts: new Map([textOf("P", { target: 1 })]), applications: [application("P hint pass a.yaml")] }));
    assert.equal(reached.principles[0]?.isTargetReached, true);
    const nothing = conformanceOf(reportOf({ principleTexts: new Map([textOf("P", { target: 0 })]) }));
    assert.equal(nothing.principles[0]?.isTargetReached, null);
  });
  it("counts each resource once", () => {
    assert.deepEqual(conformance.principles.map(({ resources }) => [resources.applicable, resources.failing]), [[2, 2], [2, 1], [0, 0], [1, 1]]);
    assert.deepEqual(conformance.resources, { applicable: 5, failing: 4 });
  });
  it("names who answers for what fails", () => {
    assert.deepEqual(conformance.principles.map(({ ownersAffected }) => ownersAffected), [["@shop", "@web", "team:security"], ["@shop", "@web"], [], ["(nobody)"]]);
  });
  it("sums up pillars and everything", () => {
    assert.deepEqual(conformance.pillars.map(({ pillar, principles, score }) => [pillar, principles, score.share]), [
      ["security", ["SEC-1", "SEC-2"], 12 / 25],
      [null, ["ORG-1", null], 0],
    ]);
    assert.equal(conformance.score.share, 12 / 33);
  });
  it("takes up principles that only applications name", () => {
    assert.deepEqual(conformanceOf(reportOf({ applications: [application("NEW error pass a.yaml")] })).principles.map(({ id }) => id), ["NEW"]);
  });
});

describe("how a principle is proven", () => {
  const check = (fields: Partial<PrincipleText>, lines: readonly string[], expected: string): void => {
    const report = reportOf({ asOf: "2026-11-21", principleTexts: new Map([textOf("P", fields)]), applications: lines.map((line) => application(`P ${line} a.yaml`)) });
    assert.equal(conformanceOf(report).principles[0]?.status, expected);
  };
  const attested = (expires: string | null): Partial<PrincipleText> => ({ evidence: { type: "attested", link: null, by: null, on: null, expires } });

  it("is unproven without rules that decided and without attestation", () => {
    check({}, [], "unproven");
    check({ rules: ["k8s/a"] }, [], "unproven");
    check({ rules: ["k8s/a"] }, ["error unresolved"], "unproven");
    check({}, ["error not-applicable"], "unproven");
    check({ evidence: { type: "none", link: null, by: null, on: null, expires: null } }, [], "unproven");
    check({ evidence: { type: "automated", link: null, by: null, on: null, expires: null } }, [], "unproven");
  });
  it("is attested up to the last day", () => {
    check(attested("2026-11-22"), [], "attested");
    check(attested("2026-11-21"), [], "attested");
    check(attested("2026-11-20"), [], "attestation-expired");
    check(attested(null), [], "attested");
  });
  it("is not attested until a day that does not exist", () => {
    check(attested("2026-13-01"), [], "attestation-expired");
    check(attested("2027-02-29"), [], "attestation-expired");
    check(attested("soon"), [], "attestation-expired");
  });
  it("is measured as soon as a rule decided", () => {
    check({}, ["error pass"], "measured");
    check(attested("2020-01-01"), ["error fail"], "measured");
  });
});

describe("conformance by system, owner and environment", () => {
  const texts = new Map([textOf("A", { owner: "team:a" }), textOf("B"), textOf("C")]);
  const partOf = (name: string): Partial<FileApplication> => ({ resource: { type: "k8s.Deployment", name: "web", labels: { "app.kubernetes.io/part-of": name } } });
  const applications = [
    application("A error pass deploy/one.yaml web", partOf("shop")),
    application("A warning fail deploy/one.yaml web", { ...partOf("shop"), environment: "prod" }),
    application("A error pass two.yaml db", { environment: "prod" }),
    application("B error fail deploy/two.yaml db"),
  ];
  const owners = new Map([["deploy/one.yaml", ["@shop", "@web"]]]);
  const { systems, owners: byOwner, environments } = conformanceOf(reportOf({ principleTexts: texts, applications, owners }));
  const shares = ({ rows }: typeof systems): unknown[] => rows.map(({ principle, cells }) => [principle, ...cells.map((cell) => (cell === null ? "-" : cell.share))]);

  it("takes the label of the system, else the first folder", () => {
    assert.deepEqual(systems.columns.map(({ name, score }) => [name, score.share]), [["deploy", 0], ["shop", 8 / 12], ["(root)", 1]]);
    assert.deepEqual(shares(systems), [["A", "-", 8 / 12, 1], ["B", 0, "-", "-"]]);
  });
  it("takes owners of files, else the owner of the principle", () => {
    assert.deepEqual(byOwner.columns.map(({ name, from }) => [name, from]), [["@shop", "files"], ["@web", "files"], ["team:a", "principle"], ["(nobody)", "nobody"]]);
    assert.deepEqual(shares(byOwner), [["A", 8 / 12, 8 / 12, 1, "-"], ["B", "-", "-", "-", 0]]);
  });
  it("takes environments, those without one last", () => {
    assert.deepEqual(environments.columns.map(({ name }) => name), ["prod", "(none)"]);
    assert.deepEqual(shares(environments), [["A", 8 / 12, 1], ["B", "-", 0]]);
  });
});

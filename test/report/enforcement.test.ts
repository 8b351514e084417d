import assert from "node:assert/strict";
import type { Finding } from "#engine/index.ts";
import { formatJson, formatText, PLAIN_PALETTE, type Report } from "#report/index.ts";
import { enforcementOf, enforcementText } from "../../src/report/enforcement.ts";
import { findingOf } from "./build-report.ts";
import { sampleReports } from "./reports.ts";

const BASE = sampleReports()["clean"] ?? assert.fail();
const TEXT = "kind: Pod\n";

function finding(fields: Partial<Finding>): Finding {
  return findingOf(TEXT, "Pod", { principle: "RES-1", ...fields });
}

/** Checks the sentence about RES-1. */
function check(findings: readonly Finding[], expected: string, changes: Partial<Report> = {}): void {
  const report: Report = { ...BASE, findings, enforced: ["RES-1"], ...changes };
  assert.deepEqual(enforcementOf(report).map(enforcementText), [expected]);
}

describe("the dry run of enforcement", () => {
  const named = (name: string): Partial<Finding> => ({ resource: { type: "k8s.Pod", name } });
  it("counts resources, owners and findings at the gate", () => {
    const owners = new Map([["a.yaml", ["@x", "@y"]], ["b.yaml", ["@x"]]]);
    check([finding({ ...named("a"), file: "a.yaml" }), finding({ ...named("a"), file: "a.yaml" }), finding({ ...named("b"), file: "b.yaml" })],
      "Enforcing RES-1 today fails 2 resources of 2 owners (@x, @y) with 3 findings.", { owners });
  });
  it("takes the owner of the principle where files have none", () => {
    const principleTexts = new Map([["RES-1", { id: "RES-1", name: "n", statement: null, rationale: null, owner: "team:sre" }]]);
    check([finding(named("a"))], "Enforcing RES-1 today fails 1 resource of 1 owner (team:sre) with 1 finding.", { principleTexts });
    check([finding(named("a"))], "Enforcing RES-1 today fails 1 resource with 1 finding.", { principleTexts: new Map() });
  });
  it("tells what stays below the gate", () => {
    const warning = finding({ ...named("a"), effect: "warning" });
    check([warning], "Enforcing RES-1 today fails nothing; 1 finding stays below the gate.");
    check([warning, warning], "Enforcing RES-1 today fails 1 resource with 2 findings.", { gate: { failOn: "warning", failed: true }, principleTexts: new Map() });
    check([warning], "Enforcing RES-1 today fails nothing; 1 finding stays below the gate.", { gate: { failOn: "never", failed: false } });
  });
  it("leaves out what is waived, heuristic or of other principles, and counts what it shares", () => {
    check([finding({ verdict: "waived" }), finding({ principle: "SEC-1" })], "Enforcing RES-1 today fails nothing.");
    check([finding({ gates: false })], "Enforcing RES-1 today fails nothing; 1 finding stays below the gate.");
    check([finding({ ...named("a"), principle: "SEC-1", principles: ["RES-1"] })], "Enforcing RES-1 today fails 1 resource with 1 finding.", { principleTexts: new Map() });
  });
  it("is in the text and the JSON report, where it was asked for", () => {
    const report: Report = { ...BASE, enforced: ["RES-1"] };
    assert.match(formatText(report, { palette: PLAIN_PALETTE, verbosity: "normal" }), /^Enforced {4}Enforcing RES-1 today fails nothing\.$/m);
    assert.deepEqual((JSON.parse(formatJson(report)) as { enforcement: unknown }).enforcement, [{ principle: "RES-1", findings: 0, resources: 0, owners: [], below: 0 }]);
    assert.doesNotMatch(formatJson(BASE), /enforcement/);
  });
});

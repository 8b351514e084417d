import assert from "node:assert/strict";
import { formatOscal, formatPoam } from "#report/index.ts";
import { controlToken } from "#report/oscal.ts";
import { exportReport, exportReports } from "./export-reports.ts";
import { oscalSchema } from "./oscal-schema.ts";
import { validatorOf } from "./validate.ts";

interface Named { readonly uuid: string }
interface Observation extends Named { readonly subjects: readonly { readonly "subject-uuid": string }[]; readonly origins: readonly { readonly actors: readonly { readonly "actor-uuid": string }[] }[] }
interface Related { readonly "related-observations"?: readonly { readonly "observation-uuid": string }[] }
interface Finding extends Named, Related { readonly title: string; readonly target: { readonly "target-id": string; readonly status: { readonly state: string; readonly reason: string; readonly remarks?: string } } }
interface Defined { readonly "local-definitions": { readonly components: readonly Named[]; readonly "inventory-items"?: readonly Named[] }; readonly observations?: readonly Observation[] }
interface Result extends Defined { readonly findings: readonly Finding[]; readonly "reviewed-controls": { readonly "control-selections": readonly { readonly "include-controls": readonly { readonly "control-id": string }[] }[] } }
interface Risk extends Named { readonly title: string; readonly status: string; readonly deadline?: string; readonly characterizations?: readonly { readonly facets: readonly { readonly name: string; readonly value: string }[] }[] }
interface Plan extends Defined { readonly risks?: readonly Risk[]; readonly "poam-items": readonly (Related & { readonly title: string; readonly "related-risks"?: readonly { readonly "risk-uuid": string }[] })[] }

function resultOf(text: string): Result {
  const { "assessment-results": { results: [result] } } = JSON.parse(text) as { readonly "assessment-results": { readonly results: readonly Result[] } };
  assert.ok(result !== undefined);
  return result;
}

function planOf(text: string): Plan {
  return (JSON.parse(text) as { readonly "plan-of-action-and-milestones": Plan })["plan-of-action-and-milestones"];
}

/** Every reference leads to something in the document, and no UUID stands for two things. */
function checkReferences(text: string, defined: Defined & Related, related: readonly Related[]): void {
  const observations = new Set((defined.observations ?? []).map(({ uuid }) => uuid));
  const known = new Set([...defined["local-definitions"].components, ...(defined["local-definitions"]["inventory-items"] ?? [])].map(({ uuid }) => uuid));
  for (const { subjects, origins } of defined.observations ?? []) {
    for (const subject of subjects) assert.ok(known.has(subject["subject-uuid"]));
    for (const actor of origins.flatMap(({ actors }) => actors)) assert.ok(known.has(actor["actor-uuid"]));
  }
  for (const one of related.flatMap((item) => item["related-observations"] ?? [])) assert.ok(observations.has(one["observation-uuid"]));
  const uuids = [...text.matchAll(/"uuid": "([^"]+)"/g)].map(([, uuid]) => uuid);
  assert.equal(new Set(uuids).size, uuids.length);
}

describe("assessment results of OSCAL", () => {
  const validate = validatorOf(oscalSchema("assessment-results"), "unicode");
  for (const [name, report] of Object.entries(exportReports())) {
    it(`are valid, and refer to what is there: ${name}`, () => {
      const text = formatOscal(report);
      assert.equal(validate(JSON.parse(text)), "");
      const result = resultOf(text);
      checkReferences(text, result, result.findings);
      assert.equal(result.observations?.length ?? 0, report.findings.length);
    });
  }
  it("the validator can fail", () => {
    const text = formatOscal(exportReport());
    for (const [from, to] of [['"oscal-version"', '"version-of"'], ['"state": "satisfied"', '"state": "fulfilled"'], ['"methods"', '"method"'], ['"control-id": "cis', '"control-id": "9'], ["T00:00:00Z", ""]] as const) {
      assert.ok(text.includes(from));
      assert.notEqual(validate(JSON.parse(text.replace(from, to))), "", from);
    }
  });
  it("say of each control how what supports it holds", () => {
    const states = resultOf(formatOscal(exportReport())).findings.map(({ title, target }) => [title, target["target-id"], target.status.state, target.status.reason].join(" | "));
    assert.deepEqual(states, [
      "cis-k8s-1.10 5.2.9 | cis-k8s-1.10_5.2.9_smt | satisfied | pass",
      "cis-k8s-1.10 5.2.10 | cis-k8s-1.10_5.2.10_smt | satisfied | pass",
      "gdpr 32 | gdpr_32_smt | not-satisfied | other",
      "gdpr 44 | gdpr_44_smt | not-satisfied | other",
      "iso-27001-2022 A.8.9 | iso-27001-2022_A.8.9_smt | not-satisfied | fail",
      "iso-27001-2022 A.8.13 | iso-27001-2022_A.8.13_smt | satisfied | other",
      "nist-800-53 AC-6 | ac-6_smt | not-satisfied | fail",
      "nist-800-53 CM-2 | cm-2_smt | not-satisfied | other",
      "nist-800-53 CM-7 | cm-7_smt | not-satisfied | fail",
      "nist-800-53r5 CM-7 | cm-7_smt | not-satisfied | fail",
      "nist-800-53r5 IA-5(7) | ia-5.7_smt | not-satisfied | fail",
      "pod-security-standards baseline | pod-security-standards_baseline_smt | not-satisfied | fail",
    ]);
  });
  it("are the same for the same state, and others for another", () => {
    assert.equal(formatOscal(exportReport()), formatOscal({ ...exportReport(), durationMs: 1 }));
    assert.notEqual(formatOscal(exportReport()), formatOscal({ ...exportReport(), asOf: "2026-11-22" }));
  });
  it("never say that something is compliant", () => { assert.doesNotMatch(formatOscal(exportReport()) + formatPoam(exportReport()), /complian/i); });
  it("write ids of controls as tokens", () => {
    const check = (framework: string, id: string, expected: string): void => { assert.equal(controlToken({ framework, id }), expected); };
    check("nist-800-53r5", "SC-28", "sc-28");
    check("nist-800-53r5", "CM-7(5)", "cm-7.5");
    check("nist-800-53r5", "a note", "nist-800-53r5_a-note");
    check("pod-security-standards", "Baseline: Host Namespaces", "pod-security-standards_Baseline--Host-Namespaces");
    check("800", "1", "_800_1");
  });
});

describe("plans of action and milestones of OSCAL", () => {
  const validate = validatorOf(oscalSchema("plan-of-action-and-milestones"), "unicode");
  for (const [name, report] of Object.entries(exportReports())) {
    it(`are valid, and refer to what is there: ${name}`, () => {
      const text = formatPoam(report);
      assert.equal(validate(JSON.parse(text)), "");
      const plan = planOf(text);
      checkReferences(text, plan, plan["poam-items"]);
      const risks = new Set((plan.risks ?? []).map(({ uuid }) => uuid));
      for (const risk of plan["poam-items"].flatMap((item) => item["related-risks"] ?? [])) assert.ok(risks.has(risk["risk-uuid"]));
    });
  }
  it("hold every waiver, and what fails at or above the gate", () => {
    const { risks } = planOf(formatPoam(exportReport()));
    assert.ok(risks !== undefined);
    assert.deepEqual(risks.map(({ title, status, deadline }) => [title, status, deadline?.slice(0, 10)]), [
      ["W-1: Waiver of SEC-1 Secure by default", "deviation-approved", "2027-03-31"],
      ["W-2: Waiver of SEC-1 Secure by default", "deviation-approved", "2026-12-01"],
      ["W-3: Waiver of SEC-1 Secure by default", "open", "2026-11-01"],
      ["W-4: Waiver of SEC-1 Secure by default", "deviation-requested", "2027-04-01"],
      ["W-5: Waiver of SEC-1 Secure by default", "open", undefined],
      ["SEC-1 Secure by default: Containers do not run privileged", "open", "2027-01-15"],
    ]);
    assert.deepEqual(risks[0]?.characterizations?.[0]?.facets.map(({ name, value }) => [name, value]), [["likelihood", "2"], ["impact", "4"], ["score", "8"]]);
  });
  it("take the gate for the appetite", () => {
    const report = exportReport();
    const items = (failOn: typeof report.gate.failOn): number => planOf(formatPoam({ ...report, waivers: [], gate: { failOn, failed: true } }))["poam-items"].flatMap((item) => item["related-observations"] ?? []).length;
    assert.deepEqual([items("error"), items("never"), items("warning")], [1, 1, 2]);
  });
  it("say so where nothing is open", () => {
    const { clean } = exportReports();
    assert.ok(clean !== undefined);
    assert.deepEqual(planOf(formatPoam(clean))["poam-items"].map(({ title }) => title), ["Nothing is open"]);
  });
});

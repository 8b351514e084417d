import assert from "node:assert/strict";
import { parse } from "yaml";
import { formatGemara } from "#report/index.ts";
import { exportReport, exportReports } from "./export-reports.ts";
import { validatorOf } from "./validate.ts";

const RESULT = { enum: ["Not Run", "Passed", "Failed", "Needs Review", "Not Applicable", "Unknown"] };
const STRING = { type: "string" };
const MAPPING = { type: "object", additionalProperties: false, required: ["reference-id", "entry-id"], properties: { "reference-id": STRING, "entry-id": STRING, remarks: STRING } };
const ENTITY = { type: "object", additionalProperties: false, required: ["id", "name", "type"], properties: { id: STRING, name: STRING, type: { enum: ["Human", "Software", "Software Assisted"] }, version: STRING, description: STRING, uri: STRING } };

/** The definitions `EvaluationLog`, `ControlEvaluation` and `AssessmentLog` of Gemara 1.0 as a JSON Schema, put down from its published description. */
const SCHEMA = {
  type: "object", additionalProperties: false, required: ["metadata", "target", "result", "evaluations"],
  properties: {
    metadata: {
      type: "object", additionalProperties: false, required: ["id", "type", "gemara-version", "description", "author"],
      properties: {
        id: STRING, type: { const: "EvaluationLog" }, "gemara-version": STRING, description: STRING, version: STRING, author: ENTITY,
        "mapping-references": { type: "array", items: { type: "object", additionalProperties: false, required: ["id", "title", "version"], properties: { id: STRING, title: STRING, version: STRING, description: STRING, url: STRING } } },
      },
    },
    target: ENTITY,
    result: RESULT,
    evaluations: {
      type: "array", minItems: 1,
      items: {
        type: "object", additionalProperties: false, required: ["name", "result", "message", "control", "assessment-logs"],
        properties: {
          name: STRING, result: RESULT, message: STRING, control: MAPPING,
          "assessment-logs": {
            type: "array", minItems: 1,
            items: {
              type: "object", additionalProperties: false, required: ["requirement", "description", "result", "message", "applicability", "steps"],
              properties: {
                requirement: MAPPING, description: STRING, result: RESULT, message: STRING, applicability: { type: "array", minItems: 1, items: STRING }, steps: { type: "array", minItems: 1, items: STRING },
                "steps-executed": { type: "integer" }, start: { type: "string", format: "date-time" }, end: { type: "string", format: "date-time" }, recommendation: STRING,
              },
              if: { properties: { result: { enum: ["Passed", "Failed", "Needs Review"] } } },
              then: { required: ["start"] },
            },
          },
        },
      },
    },
  },
};

interface Log {
  readonly metadata: { readonly "mapping-references": readonly { readonly id: string }[] };
  readonly result: string;
  readonly evaluations: readonly { readonly name: string; readonly result: string; readonly message: string; readonly control: object & { readonly "reference-id": string }; readonly "assessment-logs": readonly { readonly requirement: object; readonly steps: readonly string[]; readonly "steps-executed": number }[] }[];
}

function logOf(text: string): Log {
  return parse(text, { version: "1.2" }) as Log;
}

describe("evaluation logs of Gemara", () => {
  const validate = validatorOf(SCHEMA);
  for (const [name, report] of Object.entries(exportReports())) {
    it(`are valid: ${name}`, () => {
      const log = logOf(formatGemara(report));
      assert.equal(validate(log), "");
      const declared = new Set(log.metadata["mapping-references"].map(({ id }) => id));
      for (const { control, "assessment-logs": logs } of log.evaluations) {
        assert.ok(declared.has(control["reference-id"]));
        assert.deepEqual(logs.map(({ requirement }) => requirement), [control]);
      }
    });
  }
  it("the validator can fail", () => {
    const text = formatGemara(exportReport());
    for (const [from, to] of [["EvaluationLog", "Policy"], ['"Passed"', '"Compliant"'], ["  start:", "  begin:"], ["steps:", "step:"]] as const) {
      assert.ok(text.includes(from));
      assert.notEqual(validate(logOf(text.replace(from, to))), "", from);
    }
  });
  it("evaluate principles and controls, and say what was not evaluated", () => {
    const { result, evaluations } = logOf(formatGemara(exportReport()));
    assert.equal(result, "Failed");
    assert.deepEqual(evaluations.map((evaluation) => `${evaluation.name}: ${evaluation.result}`), [
      "SEC-1 Secure by default: Failed",
      "OPS-2 Supported and repeatable: Needs Review",
      "ORG-1 Teams restore from backup, twice a year: Not Run",
      "ORG-2 ORG-2: Not Run",
      "ORG-3 ORG-3: Not Run",
      "rules of packs: Passed",
      "cis-k8s-1.10 5.2.9: Passed",
      "cis-k8s-1.10 5.2.10: Passed",
      "gdpr 32: Not Run",
      "gdpr 44: Not Run",
      "iso-27001-2022 A.8.9: Failed",
      "iso-27001-2022 A.8.13: Not Run",
      "nist-800-53 AC-6: Failed",
      "nist-800-53 CM-2: Needs Review",
      "nist-800-53 CM-7: Failed",
      "nist-800-53r5 CM-7: Failed",
      "nist-800-53r5 IA-5(7): Failed",
      "pod-security-standards baseline: Failed",
    ]);
    const messages = evaluations.filter((evaluation) => evaluation.result === "Not Run").map(({ message }) => message);
    assert.deepEqual([...new Set(messages)], [
      "Not evaluated; attested by user:sre-lead, until 2027-03-02 (docs/restore-drills.md).",
      "Not evaluated; the attestation has expired.",
      "No rule applied, and nobody attests it.",
    ]);
  });
  it("name the rules of a control as its steps", () => {
    const control = logOf(formatGemara(exportReport())).evaluations.find(({ name }) => name === "nist-800-53r5 CM-7");
    assert.deepEqual(control?.["assessment-logs"].map((log) => [log.steps, log["steps-executed"]]), [[["k8s/added-capabilities", "k8s/host-network", "k8s/privileged-container"], 3]]);
  });
  it("are valid where nothing was evaluated", () => {
    const log = logOf(formatGemara({ ...exportReport(), principleTexts: new Map(), rules: new Map(), applications: [] }));
    assert.equal(validate(log), "");
    assert.deepEqual(log.evaluations.map(({ result }) => result), ["Not Run"]);
  });
});

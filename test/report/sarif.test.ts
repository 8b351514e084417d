import assert from "node:assert/strict";
import { Ajv } from "ajv";
import type { Log, Result } from "sarif";
import { formatSarif, type Report } from "#report/index.ts";
import { sampleReports } from "./reports.ts";

function sample(name: string): Report {
  const report = sampleReports()[name];
  assert.ok(report !== undefined);
  return report;
}

function resultsOf(report: Report): readonly Result[] {
  return (JSON.parse(formatSarif(report)) as Log).runs[0]?.results ?? [];
}

const TEXT = { type: "object", required: ["text"], properties: { text: { type: "string", minLength: 1, maxLength: 1024 } } };
const LINE = { type: "integer", minimum: 1 };

/** What GitHub's documentation of code scanning requires of a run beyond the schema of SARIF, empty texts not being enough. */
const CODE_SCANNING = schemaOf({
  tool: schemaOf({
    driver: schemaOf({
      name: { type: "string", minLength: 1 },
      semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
      rules: { type: "array", items: schemaOf({ id: { type: "string", minLength: 1 }, shortDescription: TEXT, fullDescription: TEXT, help: { ...TEXT, properties: { text: { minLength: 1 } } }, properties: schemaOf({ precision: { enum: ["very-high", "high", "medium", "low"] } }) }) },
    }),
  }),
  results: {
    type: "array",
    items: schemaOf({
      ruleId: { type: "string", minLength: 1 },
      ruleIndex: { type: "integer", minimum: 0 },
      message: TEXT,
      partialFingerprints: { type: "object", minProperties: 1 },
      locations: {
        type: "array",
        minItems: 1,
        maxItems: 10,
        items: schemaOf({
          physicalLocation: schemaOf({
            artifactLocation: schemaOf({ uri: { type: "string", pattern: "^[^/:][^:]*$" } }),
            region: schemaOf({ startLine: LINE, startColumn: LINE, endLine: LINE, endColumn: LINE }),
          }),
        }),
      },
    }),
  },
});

/** An object that has all of these properties. */
function schemaOf(properties: Readonly<Record<string, object>>): object {
  return { type: "object", required: Object.keys(properties), properties };
}

describe("SARIF", () => {
  const validate = new Ajv({ strict: false }).compile(CODE_SCANNING);
  for (const [name, report] of Object.entries(sampleReports())) {
    it(`has what GitHub code scanning requires: ${name}`, () => {
      const [run] = (JSON.parse(formatSarif(report)) as Log).runs;
      assert.ok(validate(run), JSON.stringify(validate.errors));
      const rules = run?.tool.driver.rules ?? [];
      assert.deepEqual(run?.results?.map(({ ruleIndex }) => rules[ruleIndex ?? -1]?.id), report.findings.map(({ rule }) => rule));
    });
  }
  it("what is required can be missed", () => {
    const text = formatSarif(sample("governance"));
    for (const [from, to] of [['"help":', '"aid":'], ['"uri": "deploy', '"uri": "file:///deploy'], ['"startLine": 11', '"startLine": 0'], ['"precision": "very-high"', '"precision": "certain"']] as const) {
      assert.ok(text.includes(from));
      assert.equal(validate((JSON.parse(text.replace(from, to)) as Log).runs[0]), false, to);
    }
  });
  it("says of a waived finding who accepted it, why and until when", () => {
    const waived = resultsOf(sample("governance")).flatMap(({ suppressions }) => suppressions ?? []);
    const location = { physicalLocation: { artifactLocation: { uri: "principles.yaml", uriBaseId: "%SRCROOT%" }, region: { startLine: 40, startColumn: 5, endLine: 52, endColumn: 1 } } };
    const properties = { id: "W-2", expires: "2026-12-01", approvedBy: "team:board", type: "dispensation" };
    assert.deepEqual(waived, [{ kind: "external", status: "accepted", justification: "ping is needed until the probe moves", location, properties }]);
  });
  it("tells new from old where findings were compared", () => {
    const report = sample("governance");
    const states = (compared: boolean): unknown[] => resultsOf({ ...report, compared }).map((result) => result.baselineState);
    assert.deepEqual(report.findings.map(({ verdict }) => verdict), ["baseline", "unresolved", "fail", "fail", "waived"]);
    assert.deepEqual(states(true), ["unchanged", undefined, "new", "new", undefined]);
    assert.deepEqual(states(false), [undefined, undefined, undefined, undefined, undefined]);
  });
  it("names a resource by type, namespace and name alone", () => {
    assert.deepEqual(resultsOf(sample("governance"))[2]?.properties?.["resource"], { type: "k8s.Deployment", name: "shop", namespace: "web" });
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { formatJson, formatSarif, REPORT_SCHEMA } from "#report/index.ts";
import { sampleReports } from "./reports.ts";
import { validatorOf } from "./validate.ts";

/** The schema of SARIF 2.1.0 as its editors publish it (draft 04 of JSON Schema, which differs from draft 07 in `id` only, as far as it is used here). */
function sarifSchema(): object {
  const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const schema = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>);
  return Object.fromEntries(schema.filter(([key]) => key !== "id" && key !== "$schema"));
}

/** The schema with every object closed: what we write now has no key that the schema does not know. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  return { ...Object.fromEntries(entries), ...("properties" in schema && "required" in schema ? { additionalProperties: false } : {}) };
}

describe("reports are valid against their schemas", () => {
  const validateJson = validatorOf(closed(REPORT_SCHEMA) as object);
  const validateSarif = validatorOf(sarifSchema());
  for (const [name, report] of Object.entries(sampleReports())) {
    it(`JSON: ${name}`, () => {
      assert.equal(validateJson(JSON.parse(formatJson(report))), "");
    });
    it(`SARIF 2.1.0: ${name}`, () => {
      assert.equal(validateSarif(JSON.parse(formatSarif(report))), "");
    });
  }
  it("the validators can fail", () => {
    const [report] = Object.values(sampleReports());
    assert.ok(report !== undefined);
    const json = JSON.parse(formatJson(report)) as Record<string, unknown>;
    assert.notEqual(validateJson({ ...json, more: 1 }), "");
    assert.notEqual(validateJson({ ...json, version: 2 }), "");
    const sarif = JSON.parse(formatSarif(report)) as Record<string, unknown>;
    assert.notEqual(validateSarif({ ...sarif, more: 1 }), "");
    assert.notEqual(validateSarif({ ...sarif, version: "2.0.0" }), "");
    assert.notEqual(validateSarif({ ...sarif, $schema: "not a uri" }), "");
  });
});

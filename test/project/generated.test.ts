import assert from "node:assert/strict";
import { findDrift, generatedFiles } from "../../scripts/generated-files.ts";
import { readRules } from "../../scripts/generate-packs.ts";
import { ROOT } from "./arrows.ts";

describe("generated files", () => {
  it("are in step with what they are generated from", async () => {
    const { rules, faults } = await readRules(ROOT);
    assert.deepEqual(faults, []);
    const drift = await findDrift(ROOT, await generatedFiles(ROOT, rules));
    assert.deepEqual(drift, [], `run npm run generate:\n${drift.join("\n")}`);
  });

  it("that were edited by hand are found", async () => {
    const drift = await findDrift(ROOT, new Map([["schemas/rule.schema.json", "{}\n"], ["schemas/other.schema.json", "{}\n"]]));
    assert.ok(drift.includes("schemas/rule.schema.json: differs"));
    assert.ok(drift.includes("schemas/other.schema.json: missing"));
    assert.ok(drift.includes("schemas/principles.schema.json: no longer generated"));
  });
});

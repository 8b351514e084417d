import assert from "node:assert/strict";
import { runExample } from "#engine/index.ts";
import { readRules } from "../scripts/generate-packs.ts";

const { rules, faults } = await readRules(process.cwd());

describe("rules", () => {
  it("are all well-formed and type-checked", () => {
    assert.deepEqual(faults, []);
  });

  for (const rule of rules) {
    describe(rule.definition.id, () => {
      for (const kind of ["fail", "pass"] as const) {
        const examples = rule.examples.filter((example) => example.kind === kind);
        it(`has two ${kind} examples`, () => {
          assert.ok(examples.length >= 2, `${rule.file} has ${String(examples.length)}`);
        });
        for (const example of examples) {
          it(`${kind} example of line ${String(example.line)}`, () => {
            const failures = runExample(rule.definition, example);
            assert.equal(failures.map((failure) => `${failure.what}\nexpected:\n${failure.expected}\nactual:\n${failure.actual}`).join("\n\n"), "");
          });
        }
      }
    });
  }
});

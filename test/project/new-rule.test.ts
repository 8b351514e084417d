import assert from "node:assert/strict";
import { checkRule, parseRuleFile, runExample, ruleFileSchema, TARGET_TYPES } from "#engine/index.ts";
import { ruleTemplate } from "../../scripts/new-rule/template.ts";

describe("npm run new-rule", () => {
  for (const id of ["k8s/new-one", "compose/new-one"]) {
    it(`writes a rule that works: ${id}`, () => {
      const { definition, examples, issues } = parseRuleFile(`rules/${id}.yaml`, ruleTemplate(id));
      assert.deepEqual(issues, []);
      assert.ok(definition);
      const target = TARGET_TYPES.get(definition.targets[0] ?? "");
      assert.ok(target);
      assert.deepEqual(checkRule(definition, target), []);
      assert.deepEqual(examples.map(({ kind }) => kind), ["fail", "fail", "pass", "pass"]);
      assert.deepEqual(examples.flatMap((example) => runExample(definition, example)), []);
    });
  }

  it("shows every key that a rule may have", () => {
    const { properties } = ruleFileSchema() as { readonly properties: object };
    const text = ruleTemplate("k8s/new-one");
    assert.deepEqual(Object.keys(properties).filter((key) => !new RegExp(`^(# )?${key}:`, "m").test(text)), []);
  });
});

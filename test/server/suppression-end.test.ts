import assert from "node:assert/strict";
import type { RuleSet } from "#engine/index.ts";
import { latestEnd, SUPPRESSION_RULE } from "#server/suppression-end.ts";
import { plannedOf, ruleOf } from "../engine/kit.ts";

function check(rule: string, params: Readonly<Record<string, number>>, suppressionDays: number | null, expected: string | null): void {
  const settings = { kubernetesMinor: 34, reasonRequired: false, foreignSuppressions: true, suppressionDays };
  const rules: RuleSet = { id: "test", rules: [plannedOf(ruleOf({ id: rule }), { params })], settings };
  assert.equal(latestEnd(rules, "2026-01-31"), expected);
}

describe("the end of a new suppression", () => {
  it("is the last that the rule allows", () => {
    check(SUPPRESSION_RULE, { maxDays: 30 }, null, "2026-03-02");
  });
  it("is the last that the settings allow, where they say", () => {
    check(SUPPRESSION_RULE, { maxDays: 30 }, 1, "2026-02-01");
  });
  it("is left out where no rule asks for it", () => {
    check("test/other", { maxDays: 30 }, 5, null);
  });
});

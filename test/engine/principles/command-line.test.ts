import assert from "node:assert/strict";
import { rulesFromCommandLine, rulesFromPacks, type RuleSelection } from "../../../src/engine/principles/command-line.ts";
import { PACKS } from "../../../src/engine/principles/packs.ts";
import { parseBuiltInPrinciples } from "../../../src/engine/principles/built-in.ts";
import { createRuleIndex } from "../../../src/engine/principles/rule-index.ts";
import type { RuleSet } from "../../../src/engine/model/plan.ts";
import { readFileSync } from "node:fs";
import { makeRule } from "./rules.ts";

const INDEX = createRuleIndex([
  makeRule("k8s/beta", { packs: ["recommended", "strict"] }),
  makeRule("k8s/alpha", { packs: ["recommended"], severity: "warning" }),
  makeRule("k8s/quiet", { packs: ["strict"], severity: "off" }),
]);
const NOTHING: RuleSelection = { rule: [], skipRule: [], pack: [] };
const BASE: RuleSet = {
  id: "base",
  rules: rulesFromPacks(["recommended"], INDEX).rules.map((planned) => ({ ...planned, principle: "P" })),
  settings: { kubernetesMinor: 30, reasonRequired: true, foreignSuppressions: true, suppressionDays: null },
};

/** Checks the rules that run: `rule principle severity`, and `!` where the rule is named. */
function check(selection: Partial<RuleSelection>, base: RuleSet | null, ...expected: readonly string[]): void {
  const { ruleSet, problems } = rulesFromCommandLine({ ...NOTHING, ...selection }, INDEX, base);
  assert.deepEqual(problems, []);
  assert.deepEqual(ruleSet.rules.map((planned) => `${planned.rule.id} ${planned.principle ?? "-"} ${planned.severity}${planned.named ? " !" : ""}`), expected);
  if (base !== null) assert.equal(ruleSet.settings, base.settings);
}

function checkProblem(selection: Partial<RuleSelection>, expected: string): void {
  assert.deepEqual(rulesFromCommandLine({ ...NOTHING, ...selection }, INDEX).problems, [expected]);
}

describe("rulesFromCommandLine", () => {
  it("runs the recommended pack where nothing says more", () => {
    check({}, null, "k8s/alpha - warning", "k8s/beta - error");
    assert.equal(rulesFromCommandLine(NOTHING, INDEX, BASE).ruleSet, BASE);
  });
  it("runs packs in place of the principles, with the settings of the file", () => {
    check({ pack: ["strict"] }, BASE, "k8s/beta - error");
    check({ pack: ["strict", "recommended"] }, BASE, "k8s/beta - error", "k8s/alpha - warning");
    check({ pack: ["finops"] }, BASE);
  });
  it("filters by rule, and adds what nothing names", () => {
    check({ rule: ["k8s/alpha"] }, BASE, "k8s/alpha P warning !");
    check({ rule: ["k8s/alpha", "k8s/quiet"] }, BASE, "k8s/alpha P warning !", "k8s/quiet - warning !");
    check({ rule: ["k8s/quiet"] }, null, "k8s/quiet - warning !");
    check({ rule: ["principles/no-evidence"] }, null);
  });
  it("leaves rules out", () => {
    check({ skipRule: ["k8s/alpha"] }, BASE, "k8s/beta P error");
    check({ rule: ["k8s/alpha"], skipRule: ["k8s/alpha"] }, BASE);
  });
  it("names what does not exist, with the nearest", () => {
    checkProblem({ rule: ["k8s/alpah"] }, 'There is no rule "k8s/alpah"; did you mean "k8s/alpha"?');
    checkProblem({ skipRule: ["nothing/like-it"] }, 'There is no rule "nothing/like-it"; see `groundrules rules`.');
    checkProblem({ pack: ["strikt"] }, 'There is no pack "strikt"; did you mean "strict"?');
  });
});

describe("packs and principles that are built in", () => {
  it("are all there", () => {
    assert.equal(PACKS.length, 17);
    const text = readFileSync(new URL("../../../rules/principles.yaml", import.meta.url), "utf8");
    const principles = parseBuiltInPrinciples(text);
    assert.equal(principles.length, 26);
    for (const principle of principles) {
      const { statement, rationale, implications, pillar } = principle;
      assert.ok(statement !== null && rationale !== null && pillar !== null && implications.length > 0, principle.id);
    }
  });
});

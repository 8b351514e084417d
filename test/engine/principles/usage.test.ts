import assert from "node:assert/strict";
import { parsePrinciplesFile } from "../../../src/engine/principles/parse.ts";
import { resolvePrinciples } from "../../../src/engine/principles/resolve.ts";
import { createRuleIndex } from "../../../src/engine/principles/rule-index.ts";
import { checkUsage, type RunEvidence } from "../../../src/engine/principles/usage.ts";
import { makeRule } from "./rules.ts";

const INDEX = createRuleIndex([makeRule("k8s/alpha"), makeRule("k8s/beta")]);
const FILES = ["deploy/a.yaml", "deploy/b.yaml", "infra/main.tf"];
const WAIVER = "reason: r, requestedBy: x, approvedBy: ada, expires: 2026-08-31";

/** Checks what a run tells of a principles file: `code text | message`. */
function check(body: string, evidence: Partial<RunEvidence>, ...expected: readonly string[]): void {
  const text = `apiVersion: groundrules/v1\nkind: Principles\nmetadata: {owner: t}\nprinciples: [{id: P, name: n, rules: [{id: k8s/alpha}]}]\n${body}\n`;
  const file = parsePrinciplesFile("principles.yaml", text);
  const { ruleSet, run } = resolvePrinciples({ files: [file], extended: new Map(), index: INDEX, asOf: "2026-06-01", checkRule: () => [] });
  const whole: RunEvidence = { files: FILES, inventory: new Map(), unclear: new Set(), waiversUsed: new Set(), ...evidence };
  const issues = checkUsage({ files: [file], ruleSets: [ruleSet], evidence: whole, maxResources: run.waiverResources });
  assert.deepEqual(issues.map((issue) => `${issue.code} ${text.slice(issue.span.start, issue.span.end)} | ${issue.message}`), expected);
}

describe("checkUsage", () => {
  const waiver = (changes: string): string => `waivers: [{id: W, principle: P, scope: {paths: [deploy/**]}, ${WAIVER}${changes}}]`;
  it("tells waivers that waive nothing, where everything was looked at", () => {
    check(waiver(""), {}, "waiver-unused W | Waiver W waives nothing; remove it.");
    check(waiver(""), { waiversUsed: new Set(["principles.yaml#W"]) });
    check(waiver(""), { unclear: new Set(["deploy/b.yaml"]) });
    check(waiver(""), { unclear: new Set(["other/b.yaml"]) }, "waiver-unused W | Waiver W waives nothing; remove it.");
  });
  it("says nothing of waivers without effect, and of rules that do not run", () => {
    check(`waivers: [{id: W, principle: P, scope: {paths: [deploy/**]}, reason: r, approvedBy: ada, expires: 2026-05-31}]`, {});
    check(waiver(", rules: [k8s/beta]"), {});
  });
  it("tells waivers that cover too many resources", () => {
    const many = Array.from({ length: 21 }, (_, index) => ({ type: "k8s.Pod", name: `p${String(index)}` }));
    check(waiver(""), { inventory: new Map([["deploy/a.yaml", many]]) }, "waiver-broad W | Waiver W covers 21 resources, more than 20; limit it to the resources it was approved for.");
    check(waiver(""), { inventory: new Map([["deploy/a.yaml", many.slice(1)]]), waiversUsed: new Set(["principles.yaml#W"]) });
    check(`${waiver("")}\nsettings: {waivers: {maxResources: 1}}`, { inventory: new Map([["deploy/a.yaml", many.slice(19)]]) },
      "waiver-broad W | Waiver W covers 2 resources, more than 1; limit it to the resources it was approved for.");
  });
  it("tells patterns of scopes and of the model that match no file, whatever its format", () => {
    check("architecture: {environments: {prod: {paths: [infra/**, live/**]}}, zones: {edge: {match: {paths: [edge/**]}}}}", {},
      "scope-empty live/** | Path pattern live/** matches nothing; correct it or remove it.",
      "scope-empty edge/** | Path pattern edge/** matches nothing; correct it or remove it.");
  });
  it("tells resources that are nowhere, unless a file could not be read", () => {
    const scoped = `waivers: [{id: W, principle: P, scope: {resources: [Pod/gone, 'web/*/a', aws_db_instance.x]}, ${WAIVER}}]`;
    const inventory = new Map([["deploy/a.yaml", [{ type: "k8s.Pod", name: "a", namespace: "web" }]]]);
    const waiversUsed = new Set(["principles.yaml#W"]);
    check(scoped, { inventory, waiversUsed }, "scope-empty Pod/gone | Resource Pod/gone matches nothing; correct it or remove it.");
    check(scoped, { inventory, waiversUsed, unclear: new Set(["x"]) });
  });
});

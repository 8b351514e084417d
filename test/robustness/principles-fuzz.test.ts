import assert from "node:assert/strict";
import { addWaiver, applyEdits, checkDecisions, checkUsage, createRuleIndex, parsePrinciplesFile, readPrincipleTests, removeWaiver, resolvePrinciples, runPrincipleTest, type WaiverRequest } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import { WORKED_EXAMPLE } from "../engine/principles/worked-example.ts";
import { drawFrom, mutate } from "./mutations.ts";

const MUTANTS = 150;
const AS_OF = "2026-06-01";
const INDEX = createRuleIndex(builtinRules);
const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web, securityContext: {privileged: true}}]\n";
const REQUEST: WaiverRequest = { principle: "SEC-1", rules: ["k8s/privileged-container"], paths: ["a.yaml"], resources: [], type: "dispensation", reason: "r", requestedBy: null, expires: "2026-08-31" };

/** Everything that is ever asked of a principles file. */
function exercise(text: string): void {
  const file = parsePrinciplesFile("principles.yaml", text);
  const resolved = resolvePrinciples({ files: [file], extended: new Map(), index: INDEX, asOf: AS_OF, checkRule: () => [] });
  const evidence = { files: ["a.yaml"], inventory: new Map([["a.yaml", [{ type: "k8s.Pod", name: "web" }]]]), unclear: new Set<string>(), waiversUsed: new Set<string>() };
  const usage = checkUsage({ files: [file], ruleSets: [resolved.ruleSet], evidence, maxResources: resolved.run.waiverResources });
  for (const { range, message } of [...resolved.issues, ...usage, ...checkDecisions(file, () => null)]) {
    assert.ok(message.length > 0 && range.start.line >= 1 && range.end.line >= range.start.line, message);
  }
  for (const test of readPrincipleTests(file)) runPrincipleTest({ test, rules: resolved.ruleSet, text: POD, asOf: test.asOf ?? AS_OF, hasFile: () => false });
  // A waiver without an effect says why; one with an effect has all it needs.
  for (const waiver of resolved.ruleSet.waivers ?? []) {
    assert.equal(waiver.withoutEffect === null, waiver.status === "in-force");
    if (waiver.status === "in-force") assert.ok(waiver.reason !== null && waiver.approvedBy !== null && (waiver.daysLeft ?? -1) >= 0, JSON.stringify(waiver));
  }
  writeWaiver(text);
}

/** A waiver that is added is read again as it was asked for; taking it out gives what was there. */
function writeWaiver(text: string): void {
  const draft = addWaiver(text, REQUEST, { asOf: AS_OF, maxDays: 365 });
  if ("problem" in draft) return;
  const after = applyEdits(text, draft.edits);
  const parsed = parsePrinciplesFile("principles.yaml", after);
  assert.equal(parsed.tree.issues.length, 0, after);
  const written = parsed.fields?.children("waivers").find((waiver) => waiver.text("id") === draft.id);
  assert.equal(written?.text("reason"), "r", after);
  assert.notEqual(removeWaiver(after, draft.id), null, after);
}

describe("robustness of principles files", () => {
  it("what mutations start from is whole", () => {
    exercise(WORKED_EXAMPLE);
  });
  it(`${String(MUTANTS)} mutants of the worked example`, () => {
    const draw = drawFrom(4711);
    for (let count = 0; count < MUTANTS; count += 1) {
      const mutant = mutate(WORKED_EXAMPLE, draw);
      try {
        exercise(mutant);
      } catch (error) {
        throw new Error(`mutant ${String(count)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${JSON.stringify(mutant)}`);
      }
    }
  });
});

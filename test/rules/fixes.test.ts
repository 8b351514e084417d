import assert from "node:assert/strict";
import { applyEdits, createEngine, createRuleIndex, type Engine, type Finding, type Fix, type RuleDefinition } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { environmentsOf } from "../../src/engine/rule-tests.ts";
import { rulesFromPacks } from "../../src/engine/principles/command-line.ts";
import type { RuleExample } from "../../src/engine/model/example.ts";
import type { RuleSet } from "../../src/engine/model/plan.ts";

const index = createRuleIndex(builtinRules);
const strict = rulesFromPacks(["strict"], index);

/** The strict pack with one rule named, so that nothing folds its findings away. */
function rulesWith(rule: RuleDefinition, example: RuleExample): RuleSet {
  const options = Object.fromEntries(Object.entries(rule.params).map(([name, { default: value }]) => [name, example.options[name] ?? value ?? undefined]));
  const severity = rule.severity === "off" ? ("warning" as const) : rule.severity;
  const base = { rule, principle: null, severity, stage: "enforce" as const, named: true, paths: [], excludePaths: [], severityFrom: null, origin: null };
  const own = { ...base, params: options as RuleSet["rules"][number]["params"] };
  const settings = { ...strict.settings, kubernetesMinor: example.kubernetesMinor ?? strict.settings.kubernetesMinor };
  return { id: rule.id, rules: [...strict.rules.filter((planned) => planned.rule.id !== rule.id), own], settings, environments: environmentsOf(example) };
}

function engineFor(rule: RuleDefinition, example: RuleExample): Engine {
  const rules = rulesWith(rule, example);
  const engine = createEngine({ rulesFor: () => rules, complete: true, asOf: "2026-01-01", hasFile: (path) => path in example.files });
  for (const [file, text] of Object.entries(example.files)) engine.update(file, text);
  return engine;
}

/** Failing findings of a file by rule, folded ones included; what a fix may not add to. */
function countsOf(engine: Engine, file: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of engine.findings(file).findings) {
    if (finding.verdict !== "fail") continue;
    for (const rule of [finding.rule, ...finding.related.flatMap((place) => place.rule ?? [])]) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

/** What is wrong with one fix of one finding; nothing for a good one. */
function faultsOf(engine: Engine, finding: Finding, fix: Fix, text: string): string[] {
  const { file } = finding;
  const before = countsOf(engine, file);
  const fixed = applyEdits(text, fix.edits);
  engine.update(file, fixed);
  const faults: string[] = [];
  const errors = engine.findings(file).errors.map((error) => error.message);
  if (errors.length > 0) faults.push(`does not parse: ${errors.join("; ")}`);
  const after = countsOf(engine, file);
  if ((after.get(finding.rule) ?? 0) >= (before.get(finding.rule) ?? 0)) faults.push("the finding is still there");
  for (const [rule, count] of after) if (count > (before.get(rule) ?? 0) && isHarm(rule, fix, finding.rule)) faults.push(`brings ${rule}`);
  engine.update(file, text);
  return faults.map((fault) => `${finding.rule} "${fix.title}" ${fault}\n${fixed}`);
}

/** Questions that arise only once a fix is made: where two replicas run and who keeps one of them up; what an autoscaler finds at its new target. */
const CONSEQUENCES: Readonly<Record<string, readonly string[]>> = {
  "resil/min-replicas": ["resil/spread", "resil/pdb-present"],
  "ref/scale-target": ["scale/hpa-valid"],
};

/** A stub that a person completes may leave a hint of its own, or name what is still to be made; whatever is written without a person may not. */
function isHarm(rule: string, fix: Fix, fixed: string): boolean {
  if (CONSEQUENCES[fixed]?.includes(rule) === true) return false;
  if (fix.safety !== "scaffold") return true;
  if (rule.startsWith("ref/")) return false;
  return builtinRules.find((definition) => definition.id === rule)?.severity === "error";
}

describe("fixes of all rules", () => {
  for (const rule of builtinRules) {
    const examples = builtinDocumentation.get(rule.id)?.examples.filter((example) => example.kind === "fail") ?? [];
    if (rule.fix.length === 0) continue;
    it(`${rule.id}: each fix removes its finding, parses, and brings no other`, () => {
      const faults: string[] = [];
      let tried = 0;
      for (const example of examples) {
        const engine = engineFor(rule, example);
        for (const file of Object.keys(example.files)) {
          const text = example.files[file] ?? "";
          for (const finding of engine.findings(file).findings.filter((entry) => entry.rule === rule.id && entry.verdict === "fail")) {
            for (const fix of engine.fixes(file, finding)) {
              if (fix.files !== undefined) continue;
              tried += 1;
              faults.push(...faultsOf(engine, finding, fix, text));
            }
          }
        }
      }
      assert.equal(faults.join("\n"), "");
      const createsFiles = rule.fix.every((fix) => fix.edits.some((edit) => edit.op === "createFile"));
      assert.ok(tried > 0 || createsFiles, "no example shows a fix of this rule");
    });
  }
});

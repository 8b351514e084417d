import assert from "node:assert/strict";
import { createEngine, createRuleIndex, type Engine, type Finding, type RuleIndex } from "#engine/index.ts";
import { rulesFromPacks } from "../../src/engine/principles/command-line.ts";
import { readRules } from "../../scripts/generate-packs.ts";
import { BASELINE_CONTROLS } from "./pod-security/baseline.ts";
import type { Control, PodCase } from "./pod-security/control.ts";
import { manifestsOf } from "./pod-security/kinds.ts";
import { RESTRICTED_CONTROLS } from "./pod-security/restricted.ts";

/** The packs against the Pod Security Standards: every control, every place of a field, every version in which an answer changed. */

const INDEX: RuleIndex = createRuleIndex((await readRules(process.cwd())).rules.map((rule) => rule.definition));
const PROFILES = ["kubernetes-baseline", "kubernetes-restricted"] as const;
type Profile = (typeof PROFILES)[number];

/** Rules of both profiles that belong to one control. */
const RULES_OF: ReadonlyMap<string, readonly string[]> = mergeRules([...BASELINE_CONTROLS, ...RESTRICTED_CONTROLS]);

describe("Pod Security Standards", () => {
  for (const [level, controls] of [["Baseline", BASELINE_CONTROLS], ["Restricted", RESTRICTED_CONTROLS]] as const) {
    for (const control of controls) {
      describe(`${level}: ${control.name}`, () => {
        for (const podCase of control.cases) it(describeCase(podCase), () => { checkCase(control, podCase); });
      });
    }
  }

  describe("hold for the pods of", () => {
    for (const [kind, manifest] of manifestsOf({})) {
      it(`${kind}: allowed`, () => { assert.deepEqual(check("kubernetes-restricted", JSON.stringify(manifest), 37), []); });
    }
    for (const [kind, manifest] of manifestsOf({ hostPID: true })) {
      it(`${kind}: forbidden`, () => { assert.deepEqual(check("kubernetes-restricted", JSON.stringify(manifest), 37).map(({ rule }) => rule), ["k8s/host-pid"]); });
    }
  });

  it("are exactly the rules of the two packs", () => {
    const baseline = new Set(BASELINE_CONTROLS.flatMap((control) => control.rules));
    const all = new Set([...RULES_OF.values()].flat());
    assert.deepEqual(idsOf("kubernetes-baseline"), [...baseline].sort());
    assert.deepEqual(idsOf("kubernetes-restricted"), [...all].sort());
  });
});

/** Every profile says what the standard says; a pod that is forbidden breaks the control in question and no other. */
function checkCase(control: Control, { manifest, baseline, restricted, versions }: PodCase): void {
  const expected: Readonly<Record<Profile, boolean>> = { "kubernetes-baseline": baseline, "kubernetes-restricted": restricted };
  for (const minor of versions) {
    for (const profile of PROFILES) {
      const told = check(profile, manifest, minor);
      const rules = [...new Set(told.map((finding) => finding.rule))];
      const where = `${profile} of 1.${String(minor)}:\n${manifest}`;
      if (expected[profile]) assert.deepEqual(rules, [], where);
      else {
        assert.notDeepEqual(rules, [], where);
        assert.deepEqual(rules.filter((rule) => RULES_OF.get(control.name)?.includes(rule) !== true), [], where);
      }
    }
  }
}

const ENGINES = new Map<string, Engine>();

function engineFor(profile: Profile, minor: number): Engine {
  const known = ENGINES.get(`${profile} ${String(minor)}`);
  if (known !== undefined) return known;
  const rules = rulesFromPacks([profile], INDEX, { kubernetesMinor: minor, reasonRequired: false, foreignSuppressions: true, suppressionDays: null });
  const engine = createEngine({ rulesFor: () => rules, complete: true, asOf: "2026-06-01", hasFile: () => false });
  ENGINES.set(`${profile} ${String(minor)}`, engine);
  return engine;
}

function check(profile: Profile, manifest: string, minor: number): readonly Finding[] {
  const engine = engineFor(profile, minor);
  engine.update("pod.yaml", manifest);
  const report = engine.findings("pod.yaml");
  assert.deepEqual(report.errors, []);
  assert.equal(report.resources, 1);
  return report.findings.filter((finding) => finding.verdict === "fail");
}

function describeCase({ title, baseline, restricted, versions }: PodCase): string {
  const verdict = baseline ? (restricted ? "allowed" : "not in restricted") : "forbidden";
  const span = versions.length === 1 ? `1.${String(versions[0])}` : `1.${String(versions[0])}–1.${String(versions.at(-1))}`;
  return `${title}: ${verdict} (${span})`;
}

function idsOf(pack: Profile): string[] {
  return INDEX.rulesOfPack(pack).map((rule) => rule.id).sort();
}

function mergeRules(controls: readonly Control[]): Map<string, readonly string[]> {
  const merged = new Map<string, readonly string[]>();
  for (const { name, rules } of controls) merged.set(name, [...(merged.get(name) ?? []), ...rules]);
  return merged;
}

import assert from "node:assert/strict";
import { createEngine } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import type { RuleSet } from "../../src/engine/model/plan.ts";
import { plannedOf } from "../engine/kit.ts";

const RULE = builtinRules.find(({ id }) => id === "resil/volume-backup");

const CLASS = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: a\n";
const claim = (spec: string, metadata = "name: data, namespace: shop"): string => `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {${metadata}}\nspec: ${spec}\n`;
const stateful = (templates: string): string =>
  `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db, namespace: shop}\nspec: {template: {spec: {containers: [{name: db, image: a}]}}, volumeClaimTemplates: ${templates}}\n`;
const schedule = (template: string): string => `apiVersion: velero.io/v1\nkind: Schedule\nmetadata: {name: s, namespace: velero}\nspec: {template: ${template}}\n`;
const SET = `${CLASS}---\n${claim("{storageClassName: fast}")}`;
const OF_BANK = schedule("{includedNamespaces: [bank]}");

describe("resil/volume-backup", () => {
  check("fires without a schedule", { "a.yaml": SET }, ["fail"]);
  check("is silent without environments", { "a.yaml": SET }, [], { environments: [] });
  check("is silent where schedules are applied from elsewhere", { "a.yaml": SET }, [], { externals: ["Schedule/*"] });
  check("fires where the schedule is one of another namespace", { "a.yaml": `${SET}---\n${OF_BANK}` }, ["fail"]);
  check("cannot tell where a kustomization sets the namespace", { "a.yaml": `${SET}---\n${OF_BANK}`, "kustomization.yaml": "resources: [a.yaml]\nnamespace: bank\n" }, ["unresolved"]);
  check("cannot tell where a template fills the schedule in", { "a.yaml": `${SET}---\n${schedule('{includedNamespaces: ["${NS}"]}')}` }, ["unresolved"]);
  check("cannot tell of a class that is not in the set", { "a.yaml": claim("{storageClassName: gp3}") }, ["unresolved"]);
  check("is silent where a class that is not in the set is covered", { "a.yaml": `${claim("{storageClassName: gp3}")}---\n${schedule("{}")}` }, []);
  check("cannot tell of a class that a template names", { "a.yaml": `${CLASS}---\n${claim('{storageClassName: "${CLASS}"}')}` }, ["unresolved"]);
  check("fires where it can tell of one of two claims", { "a.yaml": `${CLASS}---\n${stateful("[{metadata: {name: a}, spec: {storageClassName: gp3}}, {metadata: {name: b}, spec: {storageClassName: fast}}]")}` }, ["fail"]);
  check("is silent where no class is named and the set has no default", { "a.yaml": `${CLASS}---\n${claim("{}")}` }, []);
  check("is silent where one of two classes of a name keeps the volume", { "a.yaml": SET, "b.yaml": `${CLASS}reclaimPolicy: Retain\n` }, []);
});

interface Given {
  readonly environments?: readonly string[];
  readonly externals?: readonly string[];
}

/** The verdicts of the rule on some files, all in production. */
function check(what: string, files: Readonly<Record<string, string>>, expected: readonly string[], given: Given = {}): void {
  it(what, () => {
    assert.ok(RULE !== undefined);
    const environments = (given.environments ?? ["prod"]).map((name) => ({ name, paths: [], namespaces: [], labels: {}, isDefault: true, origin: { file: "", range: null } }));
    const settings = { kubernetesMinor: 34, reasonRequired: false, foreignSuppressions: true, suppressionDays: null, externals: given.externals ?? [] };
    const set: RuleSet = { id: what, rules: [plannedOf(RULE, { params: { environments: ["prod"] } })], settings, environments };
    const engine = createEngine({ rulesFor: () => set, complete: true, asOf: "2026-01-01", hasFile: (path) => path in files });
    for (const [file, text] of Object.entries(files)) engine.update(file, text);
    assert.deepEqual(engine.report().flatMap((report) => report.findings.map(({ verdict }) => verdict)), expected);
  });
}

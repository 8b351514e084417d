import assert from "node:assert/strict";
import type { Environment } from "../../../src/engine/model/governance.ts";
import type { RuleDefinition } from "../../../src/engine/model/rule.ts";
import { engineWith, plannedOf, ruleOf, told } from "../kit.ts";

const ENVIRONMENTS: readonly Environment[] = [
  environment("prod", { namespaces: ["shop"] }),
  environment("staging", { paths: ["staging/**"] }),
  environment("lab", { labels: { stage: "lab" } }),
];

const FILES = {
  "a.yaml": ["{name: a, namespace: shop}", "{name: b, namespace: bank}", "{name: c, labels: {stage: lab}}"].map(claim).join("---\n"),
  "staging/b.yaml": claim("{name: d, namespace: bank}"),
};

describe("environment()", () => {
  check("prod", ["a.yaml:3:12 test/rule fail"]);
  check("staging", ["staging/b.yaml:3:12 test/rule fail"]);
  check("lab", ["a.yaml:13:12 test/rule fail"]);
  check("other", []);

  it("is absent where no environment fits", () => {
    const rule = ruleOf({ targets: ["k8s.object"], at: [{ path: "metadata.name" }], message: "", forbid: "environment() == null" });
    assert.deepEqual(told(engineWith({ rules: [plannedOf(rule)], files: FILES, governance: { environments: ENVIRONMENTS } })), ["a.yaml:8:12 test/rule fail"]);
    assert.equal(told(engineWith({ rules: [plannedOf(rule)], files: FILES })).length, 4);
  });

  it("is explained", () => {
    const engine = engineWith({ rules: [plannedOf(perFile("lab"))], files: FILES, governance: { environments: ENVIRONMENTS } });
    const steps = engine.explain("test/rule", "a.yaml", 13).map(({ step, value }) => `${step}: ${value}`);
    assert.ok(steps.includes('forbid: environment() == "lab": true'), steps.join("\n"));
  });

  it("is known to fixes", () => {
    const fix = [{ title: "Fix", safety: "unsafe" as const, edits: [{ op: "set" as const, path: "metadata.labels.a", value: "b" }] }];
    const engine = engineWith({ rules: [plannedOf({ ...perFile("lab"), fix })], files: FILES, governance: { environments: ENVIRONMENTS } });
    const [finding] = engine.findings("a.yaml").findings;
    assert.ok(finding !== undefined);
    assert.equal(engine.fixes("a.yaml", finding).length, 1);
  });
});

function check(name: string, expected: readonly string[]): void {
  for (const rule of [perFile(name), acrossFiles(name)]) {
    it(`${name} in ${rule.forbid ?? ""}`, () => {
      assert.deepEqual(told(engineWith({ rules: [plannedOf(rule)], files: FILES, governance: { environments: ENVIRONMENTS } })), expected);
    });
  }
}

function perFile(name: string): RuleDefinition {
  return ruleOf({ targets: ["k8s.object"], at: [{ path: "metadata.name" }], message: "", forbid: `environment() == "${name}"` });
}

function acrossFiles(name: string): RuleDefinition {
  return { ...perFile(name), forbid: `environment() == "${name}" && related(self, "boundedBy", "k8s.quota").size() == 0` };
}

function claim(metadata: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\ndata: {}\n`;
}

function environment(name: string, fields: Partial<Environment>): Environment {
  return { name, paths: [], namespaces: [], labels: {}, isDefault: false, origin: { file: "principles.yaml", range: null }, ...fields };
}

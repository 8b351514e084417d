import assert from "node:assert/strict";
import { kustomizeFormat } from "#engine/formats/kustomize/index.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

describe("kustomizeFormat", () => {
  for (const file of ["kustomization.yaml", "a/kustomization.yml", "a/b/Kustomization"]) {
    it(`knows ${file}`, () => {
      assert.equal(kustomizeFormat.mayBe(file), true);
    });
  }
  for (const file of ["my-kustomization.yaml", "kustomization.json", "Kustomization.yaml", "kustomization/a.yaml"]) {
    it(`does not know ${file}`, () => {
      assert.equal(kustomizeFormat.mayBe(file), false);
    });
  }

  describe("detects", () => {
    checkDetection("resources: [a.yaml]\n", "yes");
    checkDetection("", "yes");
    checkDetection("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n", "yes");
    checkDetection("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n", "yes");
    checkDetection("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n", "no");
  });

  describe("names patches by their path from the root", () => {
    checkFacts("patches: [{path: a.yaml}, {patch: '[]', target: {kind: Pod}}, {path: ../x/b.yaml}]", ["o/dev/a.yaml", "o/x/b.yaml"], []);
    checkFacts("patchesJson6902: [{path: ./a.json, target: {name: x}}]", ["o/dev/a.json"], []);
    checkFacts("patchesStrategicMerge:\n  - a.yaml\n  - |\n    kind: Pod\n    metadata: {name: x}\n", ["o/dev/a.yaml"], []);
    checkFacts("patches: [{path: /a.yaml}, {path: ../../../a.yaml}, {path: }]", [], []);
    checkFacts("patches: a.yaml", [], []);
    checkFacts("- a", [], []);
  });

  describe("names folders of what is listed", () => {
    checkFacts("resources: [a.yaml, b.yaml, ../../base, ../shared/c.json, .]", [], ["o/dev", "base", "o/shared"]);
    checkFacts("bases: [../../base/]\ncomponents: [../../parts/tls]", [], ["base", "parts/tls"]);
    checkFacts("resources: ['https://example.com/a//b?ref=v1', 'git@example.com:a/b', 'example.com/a/b?ref=main']", [], []);
  });
});

function checkDetection(text: string, expected: string): void {
  it(`${JSON.stringify(text)} → ${expected}`, () => {
    assert.equal(kustomizeFormat.detect("kustomization.yaml", parseYaml(text)), expected);
  });
}

function checkFacts(text: string, patches: readonly string[], folders: readonly string[]): void {
  it(JSON.stringify(text), () => {
    const { facts } = kustomizeFormat.build("o/dev/kustomization.yaml", parseYaml(text));
    assert.deepEqual(facts.filter((fact) => fact.type === "kustomize.patch").map((fact) => fact.value["file"]), patches);
    assert.deepEqual(facts.filter((fact) => fact.type === "kustomize.folder").map((fact) => fact.value["folder"]), folders);
  });
}

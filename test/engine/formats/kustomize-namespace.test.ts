import assert from "node:assert/strict";
import { KUSTOMIZE_RELATIONS } from "#engine/formats/kustomize/relations.ts";
import { kustomizeFormat } from "#engine/formats/kustomize/index.ts";
import type { LocatedFact } from "#engine/model/facts.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

const OVERLAY = { "prod/kustomization.yaml": "namespace: prod\nresources: [../base, extra.yaml]\n", "base/kustomization.yaml": "resources: [web.yaml]\n" };

describe("the namespace that a kustomization gives", () => {
  check(OVERLAY, "base/web.yaml", ["prod"]);
  check(OVERLAY, "prod/extra.yaml", ["prod"]);
  check(OVERLAY, "other/web.yaml", []);
  check({ "kustomization.yaml": "namespace: shop\nresources: [web.yaml, ../outside]\n" }, "web.yaml", ["shop"]);
  check({ "a/kustomization.yaml": "resources: [../b]\nnamespace: x\n", "b/kustomization.yaml": "resources: [../a, b.yaml]\n" }, "b/b.yaml", ["x"]);
  check({ "a/kustomization.yaml": "resources: [web.yaml]\n" }, "a/web.yaml", []);
});

function check(files: Readonly<Record<string, string>>, object: string, expected: readonly string[]): void {
  it(`${object} among ${Object.keys(files).join(", ")}: ${expected.join(", ") || "none"}`, () => {
    const facts = Object.entries(files).flatMap(([file, text]): LocatedFact[] =>
      kustomizeFormat.build(file, parseYaml(text)).facts.flatMap((fact) => (fact.type === "kustomize.kustomization" ? [{ ...fact, file }] : [])),
    );
    const lookUp = KUSTOMIZE_RELATIONS.find((relation) => relation.from === "k8s.object")?.prepare(facts);
    const subject: LocatedFact = { type: "k8s.object", document: 0, route: [], value: {}, file: object };
    assert.deepEqual(lookUp?.(subject).map((fact) => fact.value["namespace"]), expected);
  });
}

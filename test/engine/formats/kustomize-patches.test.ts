import assert from "node:assert/strict";
import { kustomizeFormat } from "#engine/formats/kustomize/index.ts";
import { isPlainObject, type Value } from "#engine/model/value.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

describe("labels that a kustomization may put on objects", () => {
  check("resources: [a.yaml]", []);
  check("patches: [{path: a.yaml}]", ["* any"]);
  check("patches: [{path: a.yaml, target: {kind: Deployment, name: web}}]", ["web any"]);
  check("patchesStrategicMerge: [a.yaml]", ["* any"]);
  check("patches:\n  - patch: |\n      kind: Deployment\n      metadata:\n        name: web\n      spec: {replicas: 3}\n", []);
  check("patches:\n  - patch: |\n      metadata:\n        name: web\n      spec: {template: {metadata: {labels: {tier: front}}}}\n", ["web tier=front"]);
  check("patchesStrategicMerge:\n  - |\n    metadata:\n      name: web\n      labels: {team: a, zone: '${ZONE}'}\n", ["web team=a zone=?"]);
  check("patches:\n  - target: {name: web}\n    patch: |\n      - {op: add, path: /spec/template/metadata/labels/tier, value: front}\n", ["web any"]);
  check("patches:\n  - target: {name: web}\n    patch: '[{op: replace, path: /spec/selector/app, value: x}]'\n", ["web any"]);
  check("patches:\n  - patch: |\n      metadata:\n        name: web\n      spec: {ports: [{port: 80}]}\n", ["web any"]);
  check("patches:\n  - patch: |\n      metadata:\n        name: web\n      labels: [broken\n", ["web any"]);
  check("replacements: [{path: a.yaml}]", ["* any"]);
  check("commonLabels: {team: a}", ["* team=a"]);
  check("labels: [{pairs: {team: a}}]", ["* team=a"]);
});

function check(text: string, expected: readonly string[]): void {
  it(JSON.stringify(text), () => {
    const { facts } = kustomizeFormat.build("o/kustomization.yaml", parseYaml(text));
    const patched = facts.flatMap(({ value: { patched: names, labels } }) => (Array.isArray(names) ? [`${names.join(", ")} ${describeLabels(labels)}`] : []));
    assert.deepEqual(patched, expected);
  });
}

function describeLabels(labels: Value): string {
  if (!isPlainObject(labels)) return "any";
  return Object.entries(labels).map(([key, value]) => `${key}=${typeof value === "string" ? value : "?"}`).join(" ");
}

import assert from "node:assert/strict";
import { KUBERNETES_RELATIONS } from "#engine/formats/kubernetes/relations.ts";
import type { Fact } from "#engine/model/facts.ts";
import { UNRESOLVED, type PlainObject, type Value } from "#engine/model/value.ts";
import { FactsIndex } from "#engine/workspace/facts-index.ts";
import { FileSets } from "#engine/workspace/sets.ts";

const fact = (type: string, value: PlainObject): Fact => ({ type, document: 0, route: [], value });
const workload = (podLabels: Value): Fact => fact("k8s.workload", { kind: "Pod", name: "web", podLabels });
const policy = (name: string, matchLabels: Value = {}): Fact => fact("k8s.NetworkPolicy", { kind: "NetworkPolicy", name, podSelector: { matchLabels } });

/** Names and files of the policies of the first fact of a file. */
function policiesOf(index: FactsIndex, file: string): string[] {
  const found = index.related(index.of(file)[0]?.value, "selectedBy", "k8s.NetworkPolicy");
  return found.map(({ value: { name }, file: other }) => `${typeof name === "string" ? name : ""} in ${other}`);
}

describe("FactsIndex", () => {
  let index: FactsIndex;
  beforeEach(() => {
    index = new FactsIndex(KUBERNETES_RELATIONS, new FileSets());
    index.set("a.yaml", [workload({ app: "web" })]);
  });

  it("gives related facts by file and place, in whatever order they came", () => {
    index.set("z.yaml", [policy("z")]);
    index.set("b.yaml", [policy("c"), policy("a"), policy("x", { app: "api" })]);
    assert.deepEqual(policiesOf(index, "a.yaml"), ["c in b.yaml", "a in b.yaml", "z in z.yaml"]);
  });

  it("forgets what a file no longer states", () => {
    index.set("b.yaml", [policy("c")]);
    assert.deepEqual(policiesOf(index, "a.yaml"), ["c in b.yaml"]);
    index.set("b.yaml", []);
    assert.deepEqual(policiesOf(index, "a.yaml"), []);
    assert.deepEqual(index.of("b.yaml"), []);
  });

  it("joins a set and the kustomizations around it, each fact once and in order", () => {
    const listed = (folder: string): Fact => fact("kustomize.folder", { folder });
    index.set("dev/web.yaml", [workload({}), policy("own")]);
    index.set("prod/web.yaml", [workload({}), policy("other")]);
    index.set("base/deny.yaml", [policy("base")]);
    index.set("dev/kustomization.yaml", [listed("base")]);
    index.set("policies/kustomization.yaml", [listed("dev")]);
    index.set("policies/deny.yaml", [policy("deny")]);
    assert.deepEqual(policiesOf(index, "dev/web.yaml"), ["base in base/deny.yaml", "own in dev/web.yaml", "deny in policies/deny.yaml"]);
    assert.deepEqual(policiesOf(index, "prod/web.yaml"), ["other in prod/web.yaml"]);
  });

  it("knows nothing of unknown subjects and relations", () => {
    const self = index.of("a.yaml")[0]?.value;
    assert.deepEqual(index.related({ ...self }, "selectedBy", "k8s.NetworkPolicy"), []);
    assert.deepEqual(index.related(self, "noRelation", "k8s.NetworkPolicy"), []);
    assert.deepEqual(index.related(undefined, "selectedBy", "k8s.NetworkPolicy"), []);
  });

  it("counts changes that others can see, and no others", () => {
    const changes = (change: () => void): boolean => {
      const before = index.version;
      change();
      return index.version !== before;
    };
    assert.equal(changes(() => { index.set("b.yaml", [policy("c", { app: undefined })]); }), true);
    assert.equal(changes(() => { index.set("b.yaml", [policy("c", { app: undefined })]); }), false);
    assert.equal(changes(() => { index.set("b.yaml", [policy("c", { app: UNRESOLVED })]); }), true);
    assert.equal(changes(() => { index.set("b.yaml", [policy("c", { app: UNRESOLVED }), fact("k8s.object", { kind: "Secret", name: "s" })]); }), false);
    assert.equal(changes(() => { index.set("b.yaml", []); }), true);
  });
});

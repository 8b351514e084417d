import assert from "node:assert/strict";
import type { Fact } from "#engine/model/facts.ts";
import { FileSets } from "#engine/workspace/sets.ts";

const object = (id: string): Fact => {
  const [kind = "", name = "", namespace] = id.split("/");
  return { type: "k8s.object", document: 0, route: [], value: { kind, name, namespace } };
};
const folder = (path: string): Fact => ({ type: "kustomize.folder", document: 0, route: [], value: { folder: path } });

describe("FileSets", () => {
  describe("of two files", () => {
    const overlays = { "dev/web.yaml": ["Deployment/web"], "prod/web.yaml": ["Deployment/web"], "prod/deny.yaml": ["NetworkPolicy/deny"], "dev/x.yaml": [] };
    check(overlays, "dev/web.yaml", "prod/deny.yaml", false);
    check(overlays, "prod/web.yaml", "prod/deny.yaml", true);
    check(overlays, "dev/web.yaml", "dev/x.yaml", true);
    check({ ...overlays, "base/a.yaml": ["Service/a"] }, "dev/web.yaml", "base/a.yaml", false);
    check({ "base/web.yaml": ["Deployment/web"], "policies/deny.yaml": ["NetworkPolicy/deny"] }, "base/web.yaml", "policies/deny.yaml", true);
    check({ ...overlays, "base/a.yaml": ["Service/a"], "policies/b.yaml": ["NetworkPolicy/b"] }, "base/a.yaml", "policies/b.yaml", true);
    check({ "dev/web.yaml": ["Deployment/web/dev"], "prod/web.yaml": ["Deployment/web/prod"] }, "dev/web.yaml", "prod/web.yaml", true);
    check({ "a/web.yaml": ["Deployment/web"], "b/web.yaml": ["Service/web"] }, "a/web.yaml", "b/web.yaml", true);
    check({ "a/ns.yaml": ["Namespace/shop"], "b/ns.yaml": ["Namespace/shop"] }, "a/ns.yaml", "b/ns.yaml", true);
    check({ "a/x.yaml": ["Pod/(unnamed)"], "b/x.yaml": ["Pod/(unnamed)"] }, "a/x.yaml", "b/x.yaml", true);
    check({ "web.yaml": ["Deployment/web"], "prod/web.yaml": ["Deployment/web"] }, "web.yaml", "prod/web.yaml", true);
    check({ "a/web.yaml": ["Deployment/web"], "a/again.yaml": ["Deployment/web"], "b.yaml": [] }, "a/web.yaml", "b.yaml", true);
  });

  describe("below variants", () => {
    const nested = { "dev/web/a.yaml": ["Deployment/web"], "prod/web/a.yaml": ["Deployment/web"], "dev/policies/p.yaml": [], "prod/policies/p.yaml": [] };
    check(nested, "dev/web/a.yaml", "dev/policies/p.yaml", true);
    check(nested, "dev/web/a.yaml", "prod/policies/p.yaml", false);
    check({ "apps/web/a.yaml": ["Deployment/web"], "examples/one/a.yaml": ["Deployment/web"], "policies/p.yaml": [] }, "apps/web/a.yaml", "policies/p.yaml", true);
    const inner = { ...nested, "dev/eu/b.yaml": ["Service/b"], "dev/us/b.yaml": ["Service/b"] };
    check(inner, "dev/eu/b.yaml", "dev/us/b.yaml", false);
    check(inner, "dev/eu/b.yaml", "dev/web/a.yaml", false);
    check({ "a/dev/x.yaml": ["Pod/x"], "a/dev2/x.yaml": ["Pod/x"], "a/de/y.yaml": [], "a/y.yaml": [] }, "a/de/y.yaml", "a/y.yaml", true);
  });

  describe("that a kustomization brings together", () => {
    const facts = {
      "base/kustomization.yaml": [folder("base"), folder("common")],
      "dev/kustomization.yaml": [folder("base"), folder("dev")],
      "prod/kustomization.yaml": [folder("base"), folder("policies")],
      "dev/web.yaml": [object("Deployment/web")],
      "prod/web.yaml": [object("Deployment/web")],
    };
    checkFacts(facts, "dev/web.yaml", "base/a.yaml", true);
    checkFacts(facts, "dev/web.yaml", "common/a.yaml", true);
    checkFacts(facts, "dev/web.yaml", "policies/a.yaml", false);
    checkFacts(facts, "prod/web.yaml", "policies/a.yaml", true);
    checkFacts(facts, "dev/web.yaml", "prod/web.yaml", false);
    checkFacts(facts, "base/a.yaml", "policies/a.yaml", true);
    checkFacts({ ...facts, "base/kustomization.yaml": [folder("dev")] }, "dev/web.yaml", "base/a.yaml", true);
  });

  it("follow what comes and goes", () => {
    const sets = setsOf({ "dev/web.yaml": [object("Deployment/web")] });
    const versions = [sets.version];
    const meets = (): boolean => sets.meets("dev/web.yaml", "base/a.yaml");
    assert.equal(meets(), true);
    sets.set("prod/web.yaml", [object("Deployment/web")]);
    versions.push(sets.version);
    assert.equal(meets(), false);
    sets.set("prod/second.yaml", [object("Deployment/web")]);
    sets.set("prod/web.yaml", []);
    assert.equal(sets.version, versions[1]);
    assert.equal(meets(), false);
    sets.set("dev/kustomization.yaml", [folder("base")]);
    assert.equal(meets(), true);
    sets.set("dev/kustomization.yaml", []);
    assert.equal(meets(), false);
    sets.set("prod/second.yaml", []);
    assert.equal(meets(), true);
  });

  it("do not change with facts that name nothing else", () => {
    const sets = setsOf({ "dev/web.yaml": [object("Deployment/web")], "prod/web.yaml": [object("Deployment/web")] });
    const { version } = sets;
    sets.set("dev/web.yaml", [object("Deployment/web"), object("Service/a")]);
    sets.set("dev/web.yaml", [object("Service/a"), object("Deployment/web")]);
    assert.equal(sets.version, version);
  });

  it("have names", () => {
    const sets = setsOf({ "o/dev/web.yaml": [object("Pod/a")], "o/prod/web.yaml": [object("Pod/a")], "o/dev/kustomization.yaml": [folder("base")] });
    assert.equal(sets.describe("o/prod/web.yaml"), "o/prod/, a variant of o/dev/");
    assert.equal(sets.describe("o/dev/web.yaml"), "o/dev/, a variant of o/prod/; with what the kustomization of o/dev/ lists");
    assert.equal(sets.describe("other.yaml"), "the root, without folders that are variants of one another");
    assert.equal(setsOf({ "a.yaml": [object("Pod/a")] }).describe("a.yaml"), "the root");
  });
});

function setsOf(files: Readonly<Record<string, readonly Fact[]>>): FileSets {
  const sets = new FileSets();
  for (const [file, facts] of Object.entries(files)) sets.set(file, facts);
  return sets;
}

function check(files: Readonly<Record<string, readonly string[]>>, left: string, right: string, expected: boolean): void {
  checkFacts(Object.fromEntries(Object.entries(files).map(([file, ids]) => [file, ids.map(object)])), left, right, expected);
}

function checkFacts(files: Readonly<Record<string, readonly Fact[]>>, left: string, right: string, expected: boolean): void {
  it(`${left} ${expected ? "meets" : "does not meet"} ${right} among ${Object.keys(files).join(", ")}`, () => {
    for (const entries of [Object.entries(files), Object.entries(files).reverse()]) {
      const sets = setsOf(Object.fromEntries(entries));
      assert.equal(sets.meets(left, right), expected);
      assert.equal(sets.meets(right, left), expected);
    }
  });
}

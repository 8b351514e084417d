import assert from "node:assert/strict";
import { SetState, undecidedCause, undecidedMessage } from "#engine/workspace/set-state.ts";
import { FileSets } from "#engine/workspace/sets.ts";
import type { Fact } from "#engine/model/facts.ts";
import { engineWith, plannedOf, POD, PRIVILEGED, ruleOf, told } from "../kit.ts";

const patch = (file: string): Fact => ({ type: "kustomize.patch", document: 0, route: [], value: { file } });
const UNPROTECTED = ruleOf({
  id: "test/unprotected",
  targets: ["k8s.workload"],
  require: 'related(self, "selectedBy", "k8s.NetworkPolicy").size() > 0',
  at: [{ path: "metadata.name" }],
  message: "Nothing protects {kind}/{name}.",
  needs: ["graph"],
});
/** Fires on a name whatever other files hold, or where nothing selects the pod. */
const NAMED_OR_UNPROTECTED = ruleOf({
  ...UNPROTECTED,
  id: "test/either",
  require: 'self.name != "web" && related(self, "selectedBy", "k8s.NetworkPolicy").size() > 0',
  needs: [],
});
const UNCOVERED = ruleOf({
  id: "test/uncovered",
  formats: ["compose"],
  targets: ["compose.service"],
  forbid: 'related(self, "overriddenBy", "compose.service").size() == 0',
  at: [{ path: "image" }],
  message: "Nothing overrides {name}.",
});
const API = POD.replaceAll("web", "api");
const POLICY = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec:\n  podSelector: {}\n";
const BROKEN_POD = "apiVersion: v1\nkind: Pod\nmetadata: [\n";
const COMPOSE = "services:\n  db:\n    image: a\n";
const BROKEN_COMPOSE = "services:\n  db: {image: a}\nnetworks: [\n";

describe("SetState", () => {
  it("knows a patch as long as one kustomization names it", () => {
    const state = new SetState(new FileSets());
    assert.deepEqual(state.enter("a/k.yaml", [patch("p"), patch("q")], null), ["p", "q"]);
    assert.deepEqual(state.enter("b/k.yaml", [patch("p")], null), ["p"]);
    assert.deepEqual(state.remove("a/k.yaml"), ["p", "q"]);
    assert.deepEqual([state.isPatch("p"), state.isPatch("q")], [true, false]);
    assert.deepEqual(state.enter("b/k.yaml", [patch("q")], null), ["p", "q"]);
    assert.deepEqual([state.isPatch("p"), state.isPatch("q")], [false, true]);
  });

  it("does not change with what bears on no other file", () => {
    const state = new SetState(new FileSets());
    state.enter("k.yaml", [patch("p")], "kubernetes");
    const { version } = state;
    state.enter("k.yaml", [patch("p")], "kubernetes");
    state.enter("other.yaml", [], null);
    state.remove("third.yaml");
    assert.equal(state.version, version);
  });

  it("reads the cause from a message", () => {
    assert.equal(undecidedCause(undecidedMessage("a b.yaml", "x")), undecidedCause(undecidedMessage("a b.yaml", "y")));
    assert.notEqual(undecidedCause(undecidedMessage("a.yaml", "x")), undecidedCause(undecidedMessage("b.yaml", "x")));
    assert.equal(undecidedCause("Something else does not parse: x"), null);
  });

  describe("where a file does not parse", () => {
    const both = ["a.yaml:4:3 test/unprotected fail", "b.yaml:4:3 test/unprotected fail"];
    check("each rule is undecided once", { "a.yaml": POD, "b.yaml": API, "c.yaml": BROKEN_POD }, ["a.yaml:4:3 test/unprotected unresolved"]);
    check("a broken Compose file hides no policy", { "a.yaml": POD, "b.yaml": API, "compose.yaml": BROKEN_COMPOSE }, [...both, "compose.yaml:2:8 test/uncovered unresolved"]);
    check("a broken Dockerfile hides no policy", { "a.yaml": POD, "b.yaml": API, Dockerfile: "FROM a\nRUN <<E\n" }, both);
    check("a broken file of no format hides nothing", { "a.yaml": POD, "b.yaml": API, "c.yaml": "a: [\n" }, both);
    check("what a template holds is as unknown", { "a.yaml": POD, "b.yaml": API, "c.yaml": `${POD}{{- end }}\n` }, ["a.yaml:4:3 test/unprotected unresolved"]);
    check("a template of a chart hides nothing of what stands outside", { "a.yaml": POD, "x/Chart.yaml": "name: x\n", "x/templates/c.yaml": `${POD}{{- end }}\n` }, [
      "a.yaml:4:3 test/unprotected fail",
    ]);
    check("a broken manifest hides no service", { "compose.yaml": COMPOSE, "c.yaml": BROKEN_POD }, ["compose.yaml:3:5 test/uncovered fail"]);
    check("a broken override may", { "compose.yaml": COMPOSE, "compose.override.yaml": BROKEN_COMPOSE.replace("db", "other") }, [
      "compose.override.yaml:2:11 test/uncovered unresolved",
    ]);
    check("a broken kustomization may", { "a.yaml": POD, "kustomization.yaml": "resources: [a.yaml\n" }, ["a.yaml:4:3 test/unprotected unresolved"]);
    check("a broken patch is left alone", { "a.yaml": POD, "kustomization.yaml": "patches: [{path: p.yaml}]\n", "p.yaml": BROKEN_POD }, [
      "a.yaml:4:3 test/unprotected fail",
    ]);
    check("what is known to select does", { "a.yaml": POD, "b.yaml": POLICY, "c.yaml": BROKEN_POD }, []);
    check("only its own set is undecided", { "dev/a.yaml": POD, "prod/a.yaml": POD, "prod/c.yaml": BROKEN_POD }, [
      "dev/a.yaml:4:3 test/unprotected fail",
      "prod/a.yaml:4:3 test/unprotected unresolved",
    ]);

    it("a rule that fires all the same does so", () => {
      const engine = engineWith({ rules: [plannedOf(NAMED_OR_UNPROTECTED)], files: { "a.yaml": POD, "b.yaml": API, "c.yaml": BROKEN_POD } });
      assert.deepEqual(told(engine), ["a.yaml:4:3 test/either fail", "b.yaml:4:3 test/either unresolved"]);
    });

    it("everything is decided again once it parses", () => {
      const engine = engineWith({ rules: [plannedOf(UNPROTECTED)], files: { "a.yaml": POD, "c.yaml": BROKEN_POD } });
      assert.deepEqual(told(engine), ["a.yaml:4:3 test/unprotected unresolved"]);
      engine.update("c.yaml", POLICY);
      assert.deepEqual(told(engine), []);
      engine.update("c.yaml", BROKEN_POD);
      engine.remove("c.yaml");
      assert.deepEqual(told(engine), ["a.yaml:4:3 test/unprotected fail"]);
    });
  });

  describe("where folders are variants", () => {
    const overlays = { "dev/web.yaml": POD, "prod/web.yaml": POD, "prod/deny.yaml": POLICY };
    check("a policy protects its own", overlays, ["dev/web.yaml:4:3 test/unprotected fail"]);
    check("a folder without siblings meets the others", { "base/web.yaml": POD, "policies/deny.yaml": POLICY }, []);
    check("a kustomization adds its base", { ...overlays, "base/deny.yaml": POLICY, "dev/kustomization.yaml": "resources: [../base, web.yaml]\n" }, []);
    check("patches make no variants", { ...overlays, "dev/kustomization.yaml": "patches: [{path: web.yaml}]\n" }, []);

    it("an edit that makes or unmakes them counts at once", () => {
      const engine = engineWith({ rules: [plannedOf(UNPROTECTED), plannedOf(PRIVILEGED)], files: overlays });
      const privileged = (file: string): string => `${file}:10:9 test/privileged fail`;
      assert.deepEqual(told(engine), ["dev/web.yaml:4:3 test/unprotected fail", privileged("dev/web.yaml"), privileged("prod/web.yaml")]);
      engine.update("prod/web.yaml", API);
      assert.deepEqual(told(engine), [privileged("dev/web.yaml"), privileged("prod/web.yaml")]);
    });
  });
});

function check(what: string, files: Readonly<Record<string, string>>, expected: readonly string[]): void {
  it(what, () => {
    const rules = [plannedOf(UNPROTECTED), plannedOf(UNCOVERED)];
    const engine = engineWith({ rules, files });
    assert.deepEqual(told(engine), expected);
    const reversed = engineWith({ rules, files: Object.fromEntries(Object.entries(files).reverse()) });
    assert.deepEqual(reversed.report(), engine.report());
  });
}

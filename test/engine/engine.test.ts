import assert from "node:assert/strict";
import { engineWith, plannedOf, POD, POLICY, PRIVILEGED, ruleOf, told, UNPROTECTED } from "./kit.ts";


describe("engine", () => {
  it("gives nothing for a file of no format", () => {
    const engine = engineWith({ rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": "foo: bar\n" } });
    assert.equal(engine.findings("a.yaml").format, null);
    assert.deepEqual(told(engine), []);
  });

  it("finds what an edit brings and forgets what it removes", () => {
    const engine = engineWith({ rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": POD } });
    assert.deepEqual(told(engine), ["a.yaml:10:9 test/privileged fail"]);
    engine.update("a.yaml", POD.replace("true", "false"));
    assert.deepEqual(told(engine), []);
    engine.update("a.yaml", POD);
    engine.remove("a.yaml");
    assert.deepEqual(told(engine), []);
  });

  it("judges relations over all files, whichever comes first", () => {
    const engine = engineWith({ rules: [plannedOf(UNPROTECTED)], files: { "a.yaml": POD } });
    assert.deepEqual(told(engine), ["a.yaml:4:3 test/unprotected fail"]);
    engine.update("z.yaml", POLICY);
    assert.deepEqual(told(engine), []);
    engine.update("z.yaml", POLICY.replace("{}", "{matchLabels: {app: api}}"));
    assert.deepEqual(told(engine), ["a.yaml:4:3 test/unprotected fail"]);
    engine.update("z.yaml", POLICY.replace("{name: deny}", "{name: deny, namespace: other}"));
    assert.deepEqual(told(engine), ["a.yaml:4:3 test/unprotected fail"]);
  });

  it("stays silent about the graph unless the whole set is loaded", () => {
    const engine = engineWith({ rules: [plannedOf(UNPROTECTED)], complete: false, files: { "a.yaml": POD } });
    assert.deepEqual(told(engine), []);
  });

  it("says once that a broken file leaves a relation undecided", () => {
    const files = { "a.yaml": POD, "b.yaml": POD.replaceAll("web", "api"), "c.yaml": "apiVersion: v1\nkind: Pod\nmetadata: [\n" };
    const engine = engineWith({ rules: [plannedOf(UNPROTECTED)], files });
    assert.deepEqual(told(engine), ["a.yaml:4:3 test/unprotected unresolved"]);
    assert.equal(engine.findings("c.yaml").errors[0]?.kind, "parse");
  });

  it("never lints a patch as a whole object, nor counts it as one", () => {
    const files = { "base/pod.yaml": POLICY, "o/kustomization.yaml": "patches:\n  - path: pod.yaml\n", "o/pod.yaml": POD };
    const engine = engineWith({ rules: [plannedOf(PRIVILEGED), plannedOf(UNPROTECTED)], files });
    assert.deepEqual(told(engine), []);
    assert.equal(engine.findings("o/pod.yaml").notYet, true);
    engine.update("o/kustomization.yaml", "resources: [pod.yaml]\n");
    assert.deepEqual(told(engine), ["o/pod.yaml:10:9 test/privileged fail"]);
  });

  it("leaves chart templates alone", () => {
    const files = { "c/Chart.yaml": "name: c\n", "c/templates/pod.yaml": POD, "c/templates/x/y.yaml": "apiVersion: v1\nkind: {{ .Kind }}\n" };
    const engine = engineWith({ rules: [plannedOf(PRIVILEGED)], files });
    assert.deepEqual(told(engine), []);
    assert.equal(engine.findings("c/templates/pod.yaml").notYet, true);
    assert.equal(engine.findings("c/templates/x/y.yaml").notYet, true);
  });

  it("keeps findings and their places after the text was released", () => {
    const engine = engineWith({ rules: [plannedOf(PRIVILEGED), plannedOf(UNPROTECTED)], files: { "a.yaml": POD } });
    const before = engine.report();
    const released = engineWith({ rules: [plannedOf(PRIVILEGED), plannedOf(UNPROTECTED)], files: { "a.yaml": POD } });
    released.release("a.yaml");
    assert.deepEqual(released.report(), before);
  });

  it("gives the same report when another engine did the map step", () => {
    const rules = [plannedOf(PRIVILEGED), plannedOf(UNPROTECTED)];
    const files = { "a.yaml": POD, "b.yaml": POLICY.replace("{}", '{matchLabels: {app: "${APP}"}}') };
    const direct = engineWith({ rules, files });
    const mapper = engineWith({ rules, files });
    const reducer = engineWith({ rules });
    for (const file of Object.keys(files)) reducer.adopt(structuredClone(mapper.extract(file)));
    assert.deepEqual(reducer.report(), direct.report());
  });

  it("changes rules without losing files", () => {
    const engine = engineWith({ rules: [], files: { "a.yaml": POD } });
    assert.deepEqual(told(engine), []);
    engine.configure({
      rulesFor: () => ({ id: "next", rules: [plannedOf(PRIVILEGED)], settings: { kubernetesMinor: 34, reasonRequired: false, foreignSuppressions: true, suppressionDays: null } }),
      complete: true,
      asOf: "2026-06-01",
      hasFile: () => false,
    });
    assert.deepEqual(told(engine), ["a.yaml:10:9 test/privileged fail"]);
  });

  it("loses one rule, not the run, when a rule breaks", () => {
    const broken = ruleOf({ id: "test/broken", forbid: "self.noSuchField == true" });
    const engine = engineWith({ rules: [plannedOf(broken), plannedOf(PRIVILEGED)], files: { "a.yaml": POD } });
    assert.deepEqual(told(engine), ["a.yaml:10:9 test/privileged fail"]);
    assert.equal(engine.findings("a.yaml").errors[0]?.kind, "rule");
  });

  it("reports what cannot be computed as unresolved", () => {
    const rules = [plannedOf(PRIVILEGED)];
    const engine = engineWith({ rules, files: { "a.yaml": POD.replace("privileged: true", "privileged: ${PRIVILEGED}") } });
    assert.deepEqual(told(engine), ["a.yaml:10:9 test/privileged unresolved"]);
  });

  it("reads items of a List and of every document", () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n${POD.replace(/^/gm, "    ").replace("    a", "  - a").trimEnd()}\n---\n${POD}`;
    const engine = engineWith({ rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": list } });
    assert.deepEqual(told(engine), ["a.yaml:13:13 test/privileged fail", "a.yaml:24:9 test/privileged fail"]);
    assert.deepEqual(engine.findings("a.yaml").findings[0]?.route.slice(0, 3), ["items", 0, "spec"]);
    assert.equal(engine.findings("a.yaml").findings[1]?.document, 1);
  });
});

describe("a text that was let go", () => {
  const rules = [plannedOf(PRIVILEGED)];

  it("is taken up again as it was", () => {
    const engine = engineWith({ rules, files: { "a.yaml": POD } });
    const [before] = engine.findings("a.yaml").findings;
    engine.release("a.yaml");
    engine.update("a.yaml", POD);
    assert.deepEqual(engine.findings("a.yaml").findings[0], before);
    assert.ok(engine.explain("test/privileged", "a.yaml", 10).some(({ step }) => step === "target"));
  });
  it("is another one once it is changed", () => {
    const engine = engineWith({ rules, files: { "a.yaml": POD } });
    engine.release("a.yaml");
    engine.update("a.yaml", POD.replace("true", "false"));
    assert.deepEqual(engine.findings("a.yaml").findings, []);
    engine.release("a.yaml");
    engine.update("a.yaml", POD);
    assert.equal(engine.findings("a.yaml").findings.length, 1);
  });
});

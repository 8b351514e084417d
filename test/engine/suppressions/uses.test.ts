import assert from "node:assert/strict";
import { engineWith, plannedOf, POD } from "../kit.ts";
import { reportOf, RULES } from "./kit.ts";

const LINE = "        privileged: true";

/** The suppressions of a pod as `line by: unused`. */
function usesOf(text: string, file = "a.yaml"): string[] {
  return reportOf(file, text).suppressions.map(({ range, by, unused }) => `${String(range.start.line)} ${by}: ${unused.join(",")}`);
}

describe("suppressions that are not needed", () => {
  it("are told by the rules they name", () => {
    assert.deepEqual(usesOf(POD.replace(LINE, `${LINE} # groundrules-ignore test/privileged,test/host-network`)), ["10 comment: test/host-network"]);
    assert.deepEqual(usesOf(POD.replace(LINE, "        privileged: false # groundrules-ignore test/privileged")), ["10 comment: test/privileged"]);
  });
  it("are needed where their time has passed and the finding is back", () => {
    assert.deepEqual(usesOf(POD.replace(LINE, `${LINE} # groundrules-ignore test/privileged until=2020-01-01`)), ["10 comment: "]);
  });
  it("cannot be told of rules that did not run", () => {
    assert.deepEqual(usesOf(POD.replace(LINE, `${LINE} # groundrules-ignore test/unknown,test/from`)), ["10 comment: "]);
    const scoped = plannedOf(RULES[0] ?? assert.fail(), { excludePaths: ["a.yaml"] });
    const text = POD.replace(LINE, `${LINE} # groundrules-ignore test/privileged`);
    const [use] = engineWith({ rules: [scoped], files: { "a.yaml": text } }).findings("a.yaml").suppressions;
    assert.deepEqual(use?.unused, []);
  });
  it("cannot be told of a file that does not parse", () => {
    assert.deepEqual(usesOf(`${POD.replace(LINE, "        privileged: false # groundrules-ignore test/privileged")}spec: {}\n`), ["10 comment: "]);
  });
  it("are not told of rules that need the whole set before it is loaded", () => {
    const rule = { ...(RULES[0] ?? assert.fail()), needs: ["graph"] };
    const text = POD.replace(LINE, "        privileged: false # groundrules-ignore test/privileged");
    const unused = (complete: boolean): readonly string[] | undefined =>
      engineWith({ rules: [plannedOf(rule)], files: { "a.yaml": text }, complete }).findings("a.yaml").suppressions[0]?.unused;
    assert.deepEqual(unused(false), []);
    assert.deepEqual(unused(true), ["test/privileged"]);
  });
  it("are never those of other tools", () => {
    assert.deepEqual(usesOf(POD.replace(LINE, "        privileged: false # checkov:skip=CKV_K8S_16")), ["10 checkov: "]);
  });
  it("are found in annotations", () => {
    const annotated = POD.replace("  name: web\n", "  name: web\n  annotations:\n    groundrules.dev/ignore: test/host-network\n");
    assert.deepEqual(usesOf(annotated), ["6 annotation: test/host-network"]);
  });
});

describe("suppressions of other tools", () => {
  it("know the identifiers that no rule answers", () => {
    const text = "# hadolint ignore=DL3006,DL9999\nFROM a\n";
    const [use] = reportOf("Dockerfile", text).suppressions;
    assert.deepEqual([use?.rules, use?.unknown, use?.used, use?.isBlanket], [["test/from"], ["DL9999"], ["test/from"], false]);
  });
  it("come after ours, so that ours are told as what suppresses", () => {
    const [finding] = reportOf("Dockerfile", "# hadolint global ignore=DL3006\n# groundrules-ignore test/from\nFROM a\n").findings;
    assert.equal(finding?.suppression?.by, "comment");
  });
});

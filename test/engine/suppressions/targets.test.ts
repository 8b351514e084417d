import assert from "node:assert/strict";
import { engineWith, plannedOf, POD, ruleOf } from "../kit.ts";

const ENDLESS = ruleOf({
  id: "test/endless", targets: ["file.comment"], message: "{rule}: {left}", at: [{ path: "self" }], packs: ["strict"],
  let: { left: "has(self.daysLeft) ? string(self.daysLeft) : has(self.until) ? 'unreadable' : 'no end'" }, forbid: "true",
});

/** Checks `line:column message verdict` of a rule on suppressions. */
function check(text: string, ...expected: readonly string[]): void {
  const { findings, errors } = engineWith({ rules: [plannedOf(ENDLESS)], files: { "a.yaml": text } }).findings("a.yaml");
  assert.deepEqual(errors, []);
  assert.deepEqual(findings.map(({ range: { start }, message, verdict }) => `${String(start.line)}:${String(start.column)} ${message} ${verdict}`), expected);
}

describe("rules on suppressions", () => {
  it("stand on the comment", () => {
    check(POD.replace("spec:", "spec: # groundrules-ignore test/a,test/b until=2026-06-11"), "6:7 test/a, test/b: 10 fail");
  });
  it("know dates that have passed, and those that cannot be read", () => {
    check(POD.replace("spec:", "spec: # groundrules-ignore test/a until=2026-05-31"), "6:7 test/a: -1 fail");
    check(POD.replace("spec:", "spec: # groundrules-ignore test/a until=2026-02-30"), "6:7 test/a: unreadable fail");
    check(POD.replace("spec:", "spec: # groundrules-ignore test/a"), "6:7 test/a: no end fail");
  });
  it("stand on the annotation", () => {
    check(POD.replace("  name: web\n", "  name: web\n  annotations: {groundrules.dev/ignore: test/a}\n"), "5:17 test/a: no end fail");
  });
  it("are not about what is written for other scanners", () => {
    check(POD.replace("spec:", "spec: # checkov:skip=CKV_K8S_16"));
  });
  it("are explained", () => {
    const text = POD.replace("spec:", "spec: # groundrules-ignore test/a");
    const steps = engineWith({ rules: [plannedOf(ENDLESS)], files: { "a.yaml": text } }).explain("test/endless", "a.yaml", 6);
    assert.ok(steps.some(({ step, value }) => step === "target" && value === "file.comment"));
    assert.ok(steps.some(({ step, value }) => step === "verdict" && value.startsWith("fail")));
  });
  it("can be suppressed like others", () => {
    check(POD.replace("spec:", "spec: # groundrules-ignore test/endless"), "6:7 test/endless: no end suppressed");
  });
});

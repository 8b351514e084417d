import assert from "node:assert/strict";
import { engineWith, plannedOf, POLICY, UNPROTECTED } from "../kit.ts";

const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: web}]}\n";
const OTHER = POD.replace("name: web, labels", "name: other, labels");

/** Checks `file verdict` of all findings. */
function check(what: string, files: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  it(what, () => {
    const reports = engineWith({ rules: [plannedOf(UNPROTECTED)], files }).report();
    assert.deepEqual(reports.flatMap((report) => report.findings.map(({ file, verdict }) => `${file} ${verdict}`)), expected);
  });
}

describe("what stands beside variants", () => {
  const variants = { "dev/web.yaml": POD, "prod/web.yaml": POD };
  check("may belong to each of them, so nothing is said to be missing", { ...variants, "shared/policy.yaml": POLICY }, "dev/web.yaml unresolved", "prod/web.yaml unresolved");
  check("says nothing where it does not help", variants, "dev/web.yaml fail", "prod/web.yaml fail");
  check("is not what stands in another variant", { ...variants, "prod/policy.yaml": POLICY }, "dev/web.yaml fail");
  check("may have what it lacks in a variant", { ...variants, "prod/policy.yaml": POLICY, "dev/policy.yaml": POLICY, "shared/other.yaml": OTHER }, "shared/other.yaml unresolved");
  check("is judged as ever where there are no variants", { "app/web.yaml": POD, "shared/policy.yaml": POLICY });

  it("tells why it cannot be decided", () => {
    const files = { ...variants, "prod/policy.yaml": POLICY, "shared/policy.yaml": POLICY.replace("deny", "all"), "shared/other.yaml": OTHER };
    const messages = engineWith({ rules: [plannedOf(UNPROTECTED)], files }).report().flatMap((report) => report.findings.map(({ message }) => message));
    assert.deepEqual(messages, ["Cannot be decided, because what stands outside of dev/ may belong to it: Nothing protects Pod/web."]);
  });

  it("explains why it cannot be decided", () => {
    const engine = engineWith({ rules: [plannedOf(UNPROTECTED)], files: { ...variants, "shared/policy.yaml": POLICY } });
    const steps = engine.explain("test/unprotected", "dev/web.yaml", 3).map(({ step, value }) => `${step}: ${value}`);
    assert.ok(steps.includes("undecided: Cannot be decided, because what stands outside of dev/ may belong to it: Nothing protects Pod/web."), steps.join("\n"));
  });

  it("follows edits", () => {
    const engine = engineWith({ rules: [plannedOf(UNPROTECTED)], files: { ...variants, "shared/policy.yaml": POLICY } });
    const verdicts = (): readonly string[] => engine.findings("dev/web.yaml").findings.map(({ verdict }) => verdict);
    assert.deepEqual(verdicts(), ["unresolved"]);
    engine.update("shared/policy.yaml", POLICY.replace("podSelector: {}", "podSelector: {matchLabels: {app: db}}"));
    assert.deepEqual(verdicts(), ["fail"]);
    engine.update("shared/policy.yaml", POLICY);
    assert.deepEqual(verdicts(), ["unresolved"]);
    engine.remove("shared/policy.yaml");
    assert.deepEqual(verdicts(), ["fail"]);
  });
});

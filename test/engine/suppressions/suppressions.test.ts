import assert from "node:assert/strict";
import { engineWith, plannedOf, POD, PRIVILEGED, told } from "../kit.ts";

/** The verdict of the one finding of a pod with `comment` put in at the mark. */
function verdictWith(text: string, asOf = "2026-06-01"): string {
  const engine = engineWith({ rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": text }, asOf });
  return told(engine).map((line) => line.split(" ")[2]).join(",");
}

function above(line: string, comment: string): string {
  const indent = line.length - line.trimStart().length;
  return POD.replace(line, `${" ".repeat(indent)}${comment}\n${line}`);
}

const LINE = "        privileged: true";

describe("inline suppressions", () => {
  it("mean their own line at its end", () => {
    assert.equal(verdictWith(POD.replace(LINE, `${LINE} # groundrules-ignore test/privileged`)), "suppressed");
  });
  it("mean no other line", () => {
    assert.equal(verdictWith(POD.replace("kind: Pod", "kind: Pod # groundrules-ignore test/privileged")), "fail");
  });
  it("mean the key below when they stand alone", () => {
    assert.equal(verdictWith(above(LINE, "# groundrules-ignore test/privileged")), "suppressed");
    assert.equal(verdictWith(above("      securityContext:", "# groundrules-ignore test/privileged")), "suppressed");
  });
  it("mean one container above its name", () => {
    assert.equal(verdictWith(above("    - name: web", "# groundrules-ignore test/privileged")), "suppressed");
    const second = `${POD}    - name: other\n      securityContext:\n        privileged: true\n`;
    assert.equal(verdictWith(second.replace("    - name: web", "    # groundrules-ignore test/privileged\n    - name: web")), "suppressed,fail");
  });
  it("pass over further comments", () => {
    assert.equal(verdictWith(above(LINE, "# groundrules-ignore test/privileged\n        # why")), "suppressed");
  });
  it("mean only the key they stand above", () => {
    assert.equal(verdictWith(above("      - name: web".slice(2), "# x").replace("metadata:", "# groundrules-ignore test/privileged\nmetadata:")), "fail");
  });
  it("mean the document in their file form", () => {
    assert.equal(verdictWith(`# licence\n# groundrules-ignore-file test/privileged\n${POD}`), "suppressed");
    assert.equal(verdictWith(`---\n# groundrules-ignore-file test/privileged\n${POD}---\n${POD}`), "suppressed,fail");
    assert.equal(verdictWith(POD.replace("metadata:", "# groundrules-ignore-file test/privileged\nmetadata:")), "fail");
  });
  it("mean the document above its marker", () => {
    assert.equal(verdictWith(`# groundrules-ignore test/privileged\n---\n${POD}`), "suppressed");
  });
  it("take several rules and none but those", () => {
    assert.equal(verdictWith(above(LINE, "# groundrules-ignore test/other, test/privileged")), "suppressed");
    assert.equal(verdictWith(above(LINE, "# groundrules-ignore test/other")), "fail");
    assert.equal(verdictWith(above(LINE, "# groundrules-ignore")), "fail");
  });
  it("end with their date, the day itself included", () => {
    const text = above(LINE, '# groundrules-ignore test/privileged until=2026-06-30 reason="until the rebuild"');
    assert.equal(verdictWith(text, "2026-06-30"), "suppressed");
    assert.equal(verdictWith(text, "2026-07-01"), "fail");
    assert.equal(verdictWith(above(LINE, "# groundrules-ignore test/privileged until=2026-02-31")), "fail");
  });
  it("need a reason where the principles file says so", () => {
    const verdicts = (comment: string): string[] =>
      told(engineWith({ rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": above(LINE, comment) }, reasonRequired: true }));
    assert.deepEqual(verdicts("# groundrules-ignore test/privileged"), ["a.yaml:11:9 test/privileged fail"]);
    assert.deepEqual(verdicts('# groundrules-ignore test/privileged reason=" "'), ["a.yaml:11:9 test/privileged fail"]);
    assert.deepEqual(verdicts('# groundrules-ignore test/privileged reason="old reader"'), ["a.yaml:11:9 test/privileged suppressed"]);
  });
  it("carry their reason into the finding", () => {
    const text = above(LINE, '# groundrules-ignore test/privileged until=2026-06-30 reason="until the rebuild"');
    const [finding] = engineWith({ rules: [plannedOf(PRIVILEGED)], files: { "a.yaml": text } }).findings("a.yaml").findings;
    assert.deepEqual(finding?.suppression, { by: "comment", reason: "until the rebuild", until: "2026-06-30" });
    assert.equal(finding.gates, false);
  });
});

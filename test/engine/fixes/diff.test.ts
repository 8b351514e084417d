import assert from "node:assert/strict";
import { unifiedDiff } from "#engine/fixes/index.ts";

/** The hunks of the difference, without the two header lines. */
function check(before: string, after: string, expected: readonly string[]): void {
  const diff = unifiedDiff("a.yaml", before, after);
  const lines = diff === "" ? [] : diff.replace(/\n$/, "").split("\n");
  assert.deepEqual(lines.slice(2), expected);
}

describe("unifiedDiff", () => {
  it("is empty for equal texts and names the file otherwise", () => {
    assert.equal(unifiedDiff("a.yaml", "x\n", "x\n"), "");
    assert.equal(unifiedDiff("d/a.yaml", "x\n", "y\n"), "--- a/d/a.yaml\n+++ b/d/a.yaml\n@@ -1 +1 @@\n-x\n+y\n");
  });
  it("shows three lines of context", () => {
    check("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n", ["@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+x", " 6", " 7", " 8"]);
  });
  it("joins near changes and parts distant ones", () => {
    const lines = Array.from({ length: 30 }, (_, index) => `${String(index)}\n`);
    const near = lines.map((line, index) => (index === 3 || index === 9 ? `x${line}` : line)).join("");
    const far = lines.map((line, index) => (index === 3 || index === 20 ? `x${line}` : line)).join("");
    assert.equal(unifiedDiff("a", lines.join(""), near).match(/^@@/gm)?.length, 1);
    assert.equal(unifiedDiff("a", lines.join(""), far).match(/^@@/gm)?.length, 2);
  });
  it("finds insertions and deletions", () => {
    check("a\nb\nc\n", "a\nx\nb\nc\n", ["@@ -1,3 +1,4 @@", " a", "+x", " b", " c"]);
    check("a\nb\nc\n", "a\nc\n", ["@@ -1,3 +1,2 @@", " a", "-b", " c"]);
    check("a\nb\nc\nd\ne\n", "b\nc\nx\ne\n", ["@@ -1,5 +1,4 @@", "-a", " b", " c", "-d", "+x", " e"]);
    check("", "a\n", ["@@ -0,0 +1 @@", "+a"]);
    check("a\n", "", ["@@ -1 +0,0 @@", "-a"]);
  });
  it("tells a missing last line break", () => {
    check("a", "a\n", ["@@ -1 +1 @@", "-a", "\\ No newline at end of file", "+a"]);
    check("a\nb", "x\nb", ["@@ -1,2 +1,2 @@", "-a", "+x", " b", "\\ No newline at end of file"]);
  });
  it("stays usable where everything differs", () => {
    const before = Array.from({ length: 4000 }, (_, index) => `a${String(index)}\n`).join("");
    const after = Array.from({ length: 4000 }, (_, index) => `b${String(index)}\n`).join("");
    assert.equal(unifiedDiff("a", before, after).match(/^[-+][ab]\d/gm)?.length, 8000);
  });
});

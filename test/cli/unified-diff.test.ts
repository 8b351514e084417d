import assert from "node:assert/strict";
import { unifiedDiff } from "#cli/unified-diff.ts";

function check(before: string, after: string, expected: string): void {
  const body = unifiedDiff("f", before, after).split("\n").slice(2).join("\n");
  assert.equal(body, expected);
}

const numbers = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => `${String(from + index)}\n`).join("");

describe("unified diff", () => {
  it("is empty for equal texts", () => { assert.equal(unifiedDiff("f", "a\n", "a\n"), ""); });
  it("names both versions", () => { assert.match(unifiedDiff("d/f", "a\n", "b\n"), /^--- a\/d\/f\n\+\+\+ b\/d\/f\n/); });
  it("marks a new file", () => { assert.match(unifiedDiff("f", "", "b\n"), /^--- \/dev\/null\n\+\+\+ b\/f\n@@ -0,0 \+1,1 @@\n\+b\n/); });
  it("changes one line", () => { check("a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"); });
  it("inserts", () => { check("a\nc\n", "a\nb\nc\n", "@@ -1,2 +1,3 @@\n a\n+b\n c\n"); });
  it("deletes", () => { check("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"); });
  it("shows three lines around", () => {
    check(numbers(1, 9), numbers(1, 4) + "x\n" + numbers(6, 9), "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
  });
  it("cuts far changes into hunks", () => {
    const after = "x\n" + numbers(2, 19) + "y\n";
    check(numbers(1, 20), after, "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+y\n");
  });
  it("says that the last line has no end", () => {
    check("a", "b", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
  });
  it("keeps CRLF", () => { check("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"); });
});

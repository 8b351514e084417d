import assert from "node:assert/strict";
import { applyEdits, sortEdits } from "#engine/fixes/index.ts";
import { PieceTable } from "#engine/fixes/pieces.ts";

describe("applyEdits", () => {
  it("replaces, inserts and deletes", () => {
    const edits = [{ start: 0, end: 1, text: "X" }, { start: 2, end: 2, text: "--" }, { start: 3, end: 5, text: "" }];
    assert.equal(applyEdits("abcdef", edits), "Xb--cf");
  });
  it("says what is wrong with edits", () => {
    assert.throws(() => applyEdits("abc", [{ start: 0, end: 2, text: "" }, { start: 1, end: 2, text: "" }]), /1\.\.2 overlaps the edit that ends at 2/);
    assert.throws(() => applyEdits("abc", [{ start: 2, end: 4, text: "" }]), /2\.\.4 ends behind the text of 3/);
    assert.throws(() => applyEdits("abc", [{ start: 2, end: 1, text: "" }]), /2\.\.1 ends before it starts/);
  });
  it("keeps the order of insertions at one place when sorting", () => {
    const edits = sortEdits([{ start: 1, end: 1, text: "b" }, { start: 0, end: 0, text: "a" }, { start: 1, end: 1, text: "c" }]);
    assert.equal(applyEdits("xy", edits), "axbcy");
  });
});

describe("PieceTable", () => {
  /** Applies batches of edits one after the other; their sum must do the same at once. */
  function check(text: string, batches: readonly (readonly [number, number, string])[][], expected: readonly [number, number, string][]): void {
    const table = new PieceTable(text);
    let current = text;
    for (const batch of batches) {
      const edits = batch.map(([start, end, inserted]) => ({ start, end, text: inserted }));
      table.apply(edits);
      current = applyEdits(current, edits);
    }
    assert.equal(applyEdits(text, table.edits()), current);
    assert.deepEqual(table.edits(), expected.map(([start, end, inserted]) => ({ start, end, text: inserted })));
  }
  it("adds up edits", () => {
    check("abcdef", [[[1, 2, "XY"], [4, 4, "-"]], [[2, 3, "Z"]]], [[1, 2, "XZ"], [4, 4, "-"]]);
    check("abcdef", [[[2, 2, "xx"]], [[1, 5, ""]]], [[1, 3, ""]]);
    check("abc", [[[0, 3, ""]], [[0, 0, "new"]]], [[0, 3, "new"]]);
    check("", [[[0, 0, "a"]]], [[0, 0, "a"]]);
    check("abc", [], []);
  });
});

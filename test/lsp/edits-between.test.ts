import assert from "node:assert/strict";
import { applyEdits } from "#engine/index.ts";
import { editsBetween } from "#server/edits-between.ts";

describe("server: edits between two texts", () => {
  function check(before: string, after: string, expected: number): void {
    const edits = editsBetween(before, after);
    assert.equal(applyEdits(before, edits), after);
    assert.equal(edits.length, expected);
  }

  it("are none between equal texts", () => {
    check("a\nb\n", "a\nb\n", 0);
  });
  it("replace a line", () => {
    check("a\nb\nc\n", "a\nx\nc\n", 1);
  });
  it("leave the lines between two changes alone", () => {
    check("a\nb\nc\nd\ne\n", "x\nb\nc\nd\ny\n", 2);
  });
  it("insert at the start and at the end", () => {
    check("b\n", "a\nb\nc\n", 2);
  });
  it("delete everything", () => {
    check("a\nb", "", 1);
  });
  it("fill an empty text", () => {
    check("", "a\n", 1);
  });
  it("add a last line break", () => {
    check("a\nb", "a\nb\n", 1);
  });
  it("keep carriage returns", () => {
    check("a\r\nb\r\nc\r\n", "a\r\nc\r\n", 1);
  });
  it("replace a stretch that is too long to compare as a whole", () => {
    const lines = Array.from({ length: 1000 }, (_, index) => String(index));
    check(`${lines.join("\n")}\n`, `${[...lines].reverse().join("\n")}\n`, 1);
  });
  it("hold for many small texts", () => {
    const words = ["a\n", "b\n", "c\n"];
    const text = (seed: number): string => Array.from({ length: 6 }, (_, index) => words[Math.floor(seed / 3 ** index) % 3]).join("");
    for (let one = 0; one < 729; one += 31) for (let other = 0; other < 729; other += 37) assert.equal(applyEdits(text(one), editsBetween(text(one), text(other))), text(other));
  });
});

import assert from "node:assert/strict";
import { createLineIndex } from "#engine/text/lines.ts";

describe("createLineIndex", () => {
  check("", 0, 1, 1);
  check("ab", 2, 1, 3);
  check("a\nb", 1, 1, 2);
  check("a\nb", 2, 2, 1);
  check("a\r\nb", 3, 2, 1);
  check("a\rb", 2, 2, 1);
  check("a\r\rb\n\nc", 6, 5, 1);
  check("a\n", 2, 2, 1);
  check("😀b\n", 2, 1, 3);

  it("counts offsets outside of the text as its ends", () => {
    const index = createLineIndex("a\nbc");
    assert.deepEqual(index.positionAt(-1), { line: 1, column: 1 });
    assert.deepEqual(index.positionAt(9), { line: 2, column: 3 });
  });

  it("counts columns behind a line as its end", () => {
    const index = createLineIndex("ab\r\nc\rd\n");
    const offsets = [[1, 9], [2, 9], [3, 9], [4, 9], [5, 1], [0, 0]].map(([line = 0, column = 0]) => index.offsetAt({ line, column }));
    assert.deepEqual(offsets, [2, 5, 7, 8, 8, 0]);
  });

  it("finds every offset again, except inside of a line break", () => {
    const text = "a\n\nbc\r\n\rd\r\n";
    const index = createLineIndex(text);
    for (let offset = 0; offset <= text.length; offset += 1) {
      const isInside = text[offset - 1] === "\r" && text[offset] === "\n";
      if (!isInside) assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    }
  });

  function check(text: string, offset: number, line: number, column: number): void {
    it(`${JSON.stringify(text)} at ${String(offset)}`, () => {
      const index = createLineIndex(text);
      assert.deepEqual(index.positionAt(offset), { line, column });
      assert.equal(index.offsetAt({ line, column }), offset);
    });
  }
});

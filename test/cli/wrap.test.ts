import assert from "node:assert/strict";
import { wrap } from "#cli/wrap.ts";

const word = "x".repeat(30);

describe("wrap", () => {
  it("leaves short lines alone", () => { assert.equal(wrap("  a  b\nc"), "  a  b\nc"); });
  it("breaks between words and indents what follows", () => { assert.equal(wrap(`${word} ${word} ${word}`), `${word} ${word}\n  ${word}`); });
  it("keeps the indentation of the line", () => { assert.equal(wrap(`    ${word} ${word} ${word}`, 3), `    ${word} ${word}\n       ${word}`); });
  it("never breaks a word", () => { assert.equal(wrap("y".repeat(100)), "y".repeat(100)); });
});

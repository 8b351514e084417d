import assert from "node:assert/strict";
import { braceExpand } from "minimatch";
import { countExpansions, globProblem } from "../../../src/engine/principles/globs.ts";

/** Checks the number of patterns against what the matcher makes of the glob. */
function check(glob: string, expected: number): void {
  assert.equal(countExpansions(glob), expected, glob);
  assert.equal(braceExpand(glob).length, expected, glob);
}

describe("countExpansions", () => {
  it("counts alternatives, products and ranges", () => {
    check("a/b", 1);
    check("{a,b}", 2);
    check("{a,b}/{c,d,e}", 6);
    check("{a,{b,c}}", 3);
    check("{a,b{c,d}e}x", 3);
    check("{1..9}", 9);
    check("{a..e}", 5);
    check("{1..9..2}", 5);
    check("x{9..1}{a,b}", 18);
  });
  it("does not take as long as the patterns are many", () => {
    assert.equal(countExpansions("{a,b}".repeat(40)), 2 ** 40);
  });
});

describe("globProblem", () => {
  it("bounds length and braces, and keeps to the root", () => {
    assert.equal(globProblem("deploy/**/*.{yaml,yml}"), null);
    assert.equal(globProblem("{1..64}"), null);
    assert.match(globProblem("{1..65}") ?? "", /64/);
    assert.match(globProblem("x".repeat(201)) ?? "", /200/);
    assert.match(globProblem("/etc/**") ?? "", /slash/);
    assert.equal(globProblem("{unclosed"), null);
    assert.equal(globProblem("closed}{a,b}"), null);
  });
});

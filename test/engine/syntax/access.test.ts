import assert from "node:assert/strict";
import { allPairs, followRoute, getValue, isNull, scalarText } from "#engine/syntax/access.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

describe("getValue", () => {
  check("a: 1\nb: 2\n", "b", "2");
  check("'a': 1\n", "a", "1");
  check("a: 1\na: 2\n", "a", "2");
  check("a: &x 1\nb: *x\n", "b", "1");
  check("x: &x {a: 1}\n<<: *x\n", "a", "1");
  check("x: &x {a: 1}\n<<: *x\na: 2\n", "a", "2");
  check("x: &x {a: 1}\ny: &y {a: 2, b: 3}\n<<: [*x, *y]\n", "a", "1");
  check("x: &x {a: 1}\ny: &y {b: 3}\n<<: *x\n<<: *y\n", "a", "1");
  check("x: &x {<<: {a: 1}}\n<<: *x\n", "a", "1");
  check("a: 1\n", "b", undefined);
  check("<<: *x\n", "b", undefined);
  check("- a\n", "a", undefined);

  it("ends on mappings merged into themselves", () => {
    const tree = parseYaml("&a\nx: 1\n<<: [*a, *a]\nb: &b {<<: *c}\nc: &c {<<: *b}\n");
    assert.equal(getValue(tree, 0, "y"), -1);
    assert.deepEqual([...allPairs(tree, 0).keys()], ["x", "b", "c"]);
  });

  it("ends on deep merges of merges", () => {
    const lines = ["a0: &a0 {x: 1}"];
    for (let level = 1; level < 40; level += 1) lines.push(`a${String(level)}: &a${String(level)} {<<: [*a${String(level - 1)}, *a${String(level - 1)}]}`);
    const tree = parseYaml(lines.join("\n"));
    assert.equal(scalarText(tree, getValue(tree, getValue(tree, 0, "a39"), "x")), "1");
    assert.equal(getValue(tree, getValue(tree, 0, "a39"), "y"), -1);
  });

  function check(text: string, key: string, expected: string | undefined): void {
    it(`${JSON.stringify(text)} ${key}`, () => {
      const tree = parseYaml(text);
      const value = getValue(tree, 0, key);
      assert.equal(value < 0 ? undefined : scalarText(tree, value), expected);
    });
  }
});

describe("followRoute and isNull", () => {
  it("walk lists and mappings", () => {
    const tree = parseYaml("a:\n  - b\n  - c: ~\n    d: '~'\n");
    assert.equal(scalarText(tree, followRoute(tree, 0, ["a", 0])), "b");
    assert.equal(followRoute(tree, 0, ["a", 2]), -1);
    assert.ok(isNull(tree, followRoute(tree, 0, ["a", 1, "c"])));
    assert.ok(!isNull(tree, followRoute(tree, 0, ["a", 1, "d"])));
    assert.ok(isNull(tree, -1));
  });
});

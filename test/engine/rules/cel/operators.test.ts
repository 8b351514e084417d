import { strict as assert } from "node:assert";
import { DYN, INT, INT_OR_STRING, listOf, type Type } from "#engine/model/type.ts";
import type { Value } from "#engine/model/value.ts";
import { compileCel } from "#engine/rules/cel/index.ts";
import { functionTable } from "#engine/functions/table.ts";
import { evaluate } from "./environment.ts";

describe("operators of expressions", () => {
  function check(source: string, expected: Value): void {
    it(source, () => {
      assert.deepEqual(evaluate(source, { n: 7, half: 0.5, s: "abc", m: { b: 1, a: { c: [1] } }, l: ["x", "y"] }, { n: INT, l: listOf(DYN) }), expected);
    });
  }

  check("1 + 2", 3);
  check("1 + 2.0", 3);
  check("1 - 2", -1);
  check("n * 2", 14);
  check("n / 2", 3);
  check("-n / 2", -3);
  check("n / 2.0", 3.5);
  check("n / 0", undefined);
  check("n % 4", 3);
  check("n % 0", undefined);
  check("half * 2", 1);
  check("0 * -1", 0);
  check("1.0e308 * 10.0", undefined);
  check("0xff", 255);
  check('"a" + "b"', "ab");
  check("l + [1]", ["x", "y", 1]);
  check('s + "d"', "abcd");
  check("s + 1", undefined);
  check("m + 1", undefined);

  check("1 == 1.0", true);
  check("2 > 1 && 1 >= 1 && 1 < 2 && 1 <= 1", true);
  check("1 > 2 || 1 >= 2 || 2 < 1 || 2 <= 1", false);
  check('"a" < "b"', true);
  check('"Z" < "a"', true);
  check('"ä" > "z"', true);
  check('"a" < "a"', false);
  check("s > 1", undefined);
  check('s == "abc"', true);
  check('"abc" != s', false);
  check("s == 1", false);
  check("[1, [2]] == [1, [2]]", true);
  check("[1, [2]] == [1, [3]]", false);
  check('m == {"a": {"c": [1]}, "b": 1}', true);
  check('m == {"a": {"c": [2]}, "b": 1}', false);
  check('m.a == {"c": [1], "d": 2}', false);
  check("m == [1]", false);

  check('"x" in l', true);
  check('"z" in l', false);
  check('"a" in m', true);
  check('"toString" in m', false);
  check("1 in s", undefined);
  check("[1] in [[1], [2]]", true);
  check('{"a": 1}.a', 1);
  check('{"a": 1}["b"]', undefined);
  check("[1, 2][1]", 2);
  check("n > 5 ? s : n", "abc");
  check('true ? "a" : 1', "a");
  check("cel.bind(x, n + 1, x * x)", 64);
  check("!(1 == 2)", true);
  check("// a comment\n1", 1);
});

describe("types of expressions", () => {
  function check(source: string, expected: Type["kind"]): void {
    it(`${source}: ${expected}`, () => {
      const variables = { n: INT, d: DYN, p: INT_OR_STRING };
      assert.equal(compileCel(source, { variables, functions: functionTable }).program?.type.kind, expected);
    });
  }

  check("n + 1", "int");
  check("n + 1.0", "double");
  check("n == 1", "bool");
  check('true ? 1 : "a"', "intOrString");
  check("true ? 1 : 2.0", "double");
  check("true ? 1 : null", "int");
  check("true ? 1 : false", "dyn");
  check("orElse(n, 1)", "int");
  check("[n].first()", "int");
  check("d.a.b", "dyn");
  check("d + 1", "dyn");
  check('d + "a"', "string");
  check("size(d)", "int");
  check('["a"].map(x, x + "b")[0]', "string");
  check("[1].map(x, x).filter(x, x > 1)[0]", "int");
  check("image(d).tag", "string");
});

describe("what a program tells of itself", () => {
  it("variables and calls, without those of comprehensions", () => {
    const variables = { self: DYN, other: DYN };
    const { program } = compileCel('self.a.exists(x, x.startsWith("a")) && has(self.b)', { variables, functions: functionTable });
    assert.deepEqual([...(program?.variables ?? [])], ["self"]);
    assert.deepEqual([...(program?.calls ?? [])].sort(), ["exists", "has", "startsWith"]);
  });
});

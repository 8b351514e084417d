import { strict as assert } from "node:assert";
import { UNRESOLVED, type Value } from "#engine/model/value.ts";
import { evaluate, viewOf } from "./environment.ts";

describe("comprehensions", () => {
  function check(source: string, expected: Value): void {
    it(source, () => {
      const values: Readonly<Record<string, Value>> = { l: [1, 2, 3], e: [], m: { a: 1, b: 2 }, gaps: [{ v: true }, {}, { v: false }], open: [true, UNRESOLVED], missing: [true, undefined] };
      assert.deepEqual(evaluate(source, values), expected);
    });
  }

  check("l.all(x, x > 0)", true);
  check("l.all(x, x > 1)", false);
  check("e.all(x, x > 1)", true);
  check("l.exists(x, x == 2)", true);
  check("l.exists(x, x == 9)", false);
  check("e.exists(x, true)", false);
  check("l.exists_one(x, x > 2)", true);
  check("l.exists_one(x, x > 1)", false);
  check("l.filter(x, x > 1)", [2, 3]);
  check("l.map(x, x * 2)", [2, 4, 6]);
  check("l.map(x, x > 1, x * 2)", [4, 6]);

  check("l.exists(i, x, i == 2 && x == 3)", true);
  check("l.all(i, x, x == i + 1)", true);
  check("l.filter(i, x, i > 0)", [2, 3]);
  check("m.all(k, m[k] > 0)", true);
  check('m.exists(k, k == "b")', true);
  check("m.filter(k, m[k] > 1)", ["b"]);
  check("m.map(k, k)", ["a", "b"]);
  check("m.filter(k, v, v > 1)", ["b"]);
  check('m.exists(k, v, k == "b" && v == 2)', true);

  check("l.map(x, l.filter(y, y < x).size())", [0, 1, 2]);
  check("l.exists(x, l.exists(y, x + y == 6 && l.exists(x, x == 1)) && x == 3)", true);
  check("cel.bind(n, 2, l.filter(x, x == n).map(x, x + n))", [4]);

  check("gaps.exists(x, x.v)", true);
  check("gaps.all(x, x.v)", false);
  check("gaps.filter(x, x.v).size()", 1);
  check("gaps.map(x, x.v)", [true, undefined, false]);
  check("gaps.exists_one(x, x.v)", true);
  check("missing.all(x, x)", undefined);
  check("missing.exists(x, !x)", false);
  check("open.all(x, x)", UNRESOLVED);
  check("open.all(x, !x)", false);
  check("open.exists(x, x)", true);
  check("open.exists(x, !x)", UNRESOLVED);
  check("open.exists_one(x, x)", UNRESOLVED);
  check("open.filter(x, x)", UNRESOLVED);
  check("open.map(x, x)", [true, UNRESOLVED]);
  check("absent.all(x, x)", undefined);
  check("absent.exists(x, x)", undefined);
  check("unresolved.map(x, x)", UNRESOLVED);
  check("orElse(absent, []).all(x, x)", true);
  check("m.a.exists(x, x)", undefined);
});

describe("comprehensions over a tree", () => {
  function check(source: string, expected: Value): void {
    it(source, () => {
      assert.deepEqual(evaluate(source, { self: viewOf("base: &b {x: 1}\nports: [{n: a, p: 1}, {n: b}, *b]\nmap: {<<: *b, y: 2, z: }\nargs: [1, yes, '2', ~]") }), expected);
    });
  }

  check("self.ports.filter(p, has(p.p)).map(p, p.n)", ["a"]);
  check("self.ports.exists(p, p.x == 1)", true);
  check("self.map.map(k, k)", ["y", "z", "x"]);
  check("self.map.filter(k, v, v == 1)", ["x"]);
  check('"z" in self.map', true);
  check("has(self.map.z)", false);
  check("self.args.map(a, a)", [1, "yes", "2", undefined]);
  check("self.args == [1, 'yes', '2', null]", true);
  check("self.map == {'x': 1, 'y': 2, 'z': null}", true);
  check("self.base in self.ports", true);
  check("keys(self.map)", ["y", "z", "x"]);
  check("size(self.map)", 3);
  check("size(self.ports)", 3);
});

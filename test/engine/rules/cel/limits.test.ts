import { strict as assert } from "node:assert";
import { functionTable } from "#engine/functions/table.ts";
import { DYN } from "#engine/model/type.ts";
import type { Value } from "#engine/model/value.ts";
import { compileCel } from "#engine/rules/cel/index.ts";
import { createContext, issuesOf } from "./environment.ts";

describe("limits of expressions", () => {
  /** Evaluates on 200 elements with a budget and tells whether it held. */
  function check(source: string, steps: number, holds: boolean): void {
    it(`${source} within ${String(steps)} steps: ${String(holds)}`, () => {
      const list: Value[] = Array.from({ length: 200 }, (_, index) => `item-${String(index)}`);
      const { program } = compileCel(source, { variables: { list: DYN }, functions: functionTable });
      const context = createContext(steps);
      program?.evaluate([list], context);
      assert.equal(context.steps >= 0, holds);
    });
  }

  check("list.all(a, true)", 200, true);
  check("list.all(a, true)", 199, false);
  check("list.all(a, list.all(b, list.all(c, true)))", 1_000_000, false);
  check("list.map(a, list.map(b, list)).size()", 10_000, false);
  check("list.exists(a, list.join(',').size() < 0)", 10_000, false);
  check("list.exists(a, a in list && list == [a])", 1_000, false);
  check("list.map(a, (list + list + list + list).size())", 10_000, false);

  it("text cannot grow without end", () => {
    const doubled = Array.from({ length: 24 }, () => "replace('a', 'aa')").join(".");
    const { program } = compileCel(`'a'.${doubled}`, { variables: {}, functions: functionTable });
    const context = createContext(10_000);
    program?.evaluate([], context);
    assert.ok(context.steps < 0);
  });

  it("a long chain is compiled, a deep one refused", () => {
    assert.deepEqual(issuesOf(Array.from({ length: 900 }, () => "a").join("||"), { a: DYN }), []);
    assert.equal(issuesOf(`${"(".repeat(200)}1${")".repeat(200)}`).length, 1);
    assert.equal(issuesOf(`'${"a".repeat(20_000)}'`).length, 1);
    assert.equal(issuesOf("!".repeat(5000) + "a", { a: DYN }).length, 1);
  });
});

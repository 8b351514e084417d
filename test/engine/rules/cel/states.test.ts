import { strict as assert } from "node:assert";
import { UNRESOLVED, type Value } from "#engine/model/value.ts";
import { evaluate } from "./environment.ts";

/** Absent and unresolved in every operator. */
describe("expressions with absent and unresolved values", () => {
  function check(source: string, expected: Value): void {
    it(source, () => {
      assert.deepEqual(evaluate(source, { object: { name: "a", gap: undefined, later: UNRESOLVED }, list: [1, undefined, UNRESOLVED] }), expected);
    });
  }

  // Navigation
  check("object.name", "a");
  check("object.missing", undefined);
  check("object.missing.deeper.still", undefined);
  check("object.gap.deeper", undefined);
  check("object.later.deeper", UNRESOLVED);
  check('object["name"]', "a");
  check('object["missing"]["deeper"]', undefined);
  check("object[absent]", undefined);
  check("object[unresolved]", UNRESOLVED);
  check("object.name.deeper", undefined);
  check("object.constructor", undefined);
  check("object.toString", undefined);
  check("list[0]", 1);
  check("list[7]", undefined);
  check("list[-1]", undefined);
  check("object.?name", "a");
  check('object[?"missing"].orValue("b")', "b");

  // has
  check("has(object.name)", true);
  check("has(object.missing)", false);
  check("has(object.gap)", false);
  check("has(object.missing.deeper)", false);
  check("has(object.later)", UNRESOLVED);
  check("has(absent)", false);
  check('has(object["name"])', true);

  // Equality
  check("absent == 1", false);
  check("absent != 1", true);
  check("1 == absent", false);
  check("absent == absent", false);
  check("absent != absent", true);
  check("absent == null", true);
  check("null == absent", true);
  check("absent != null", false);
  check("object.name == null", false);
  check("unresolved == null", UNRESOLVED);
  check("unresolved == 1", UNRESOLVED);
  check("unresolved != 1", UNRESOLVED);
  check("absent == unresolved", false);
  check("unresolved != absent", true);
  check("list == [1, null, 2]", UNRESOLVED);
  check("list == [2, null, 2]", false);
  check("list == [1]", false);

  // Logic: a decided side wins
  check("absent && false", false);
  check("false && absent", false);
  check("true && absent", undefined);
  check("absent && true", undefined);
  check("unresolved && false", false);
  check("false && unresolved", false);
  check("true && unresolved", UNRESOLVED);
  check("absent && unresolved", UNRESOLVED);
  check("absent || true", true);
  check("true || absent", true);
  check("false || absent", undefined);
  check("unresolved || true", true);
  check("unresolved || false", UNRESOLVED);
  check("absent || unresolved", UNRESOLVED);
  check("!absent", undefined);
  check("!unresolved", UNRESOLVED);
  check("!object.name", undefined);
  check("object.name && true", undefined);
  check("absent ? 1 : 2", undefined);
  check("unresolved ? 1 : 2", UNRESOLVED);
  check("true ? 1 : unresolved", 1);
  check("false ? absent : 2", 2);

  // Everything else
  check("absent < 1", undefined);
  check("unresolved >= 1", UNRESOLVED);
  check("absent < unresolved", UNRESOLVED);
  check("absent + 1", undefined);
  check("unresolved + 1", UNRESOLVED);
  check("-absent", undefined);
  check("-unresolved", UNRESOLVED);
  check("absent in [1]", undefined);
  check("1 in absent", undefined);
  check("1 in unresolved", UNRESOLVED);
  check("1 in list", true);
  check("2 in list", UNRESOLVED);
  check("2 in [1, absent]", false);
  check("size(absent)", undefined);
  check("size(unresolved)", UNRESOLVED);
  check('absent.startsWith("a")', undefined);
  check('unresolved.startsWith("a")', UNRESOLVED);
  check("object.name.startsWith(absent)", undefined);
  check("orElse(absent, 1)", 1);
  check("orElse(object.missing.deeper, 1)", 1);
  check("orElse(false, true)", false);
  check("orUnknown(absent, 1)", 1);
  check("orUnknown(unresolved, 1)", 1);
  check("orUnknown(false, true)", false);
  check("orElse(unresolved, 1)", UNRESOLVED);
  check("orElse(2, unresolved)", 2);
  check("orElse(absent, absent)", undefined);
});

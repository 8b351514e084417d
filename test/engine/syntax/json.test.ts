import assert from "node:assert/strict";
import { Style } from "#engine/model/tree.ts";
import { STRIDE, styleOf } from "#engine/syntax/access.ts";
import { parseJson } from "#engine/syntax/json.ts";
import { toPlainValue } from "#engine/syntax/resolve.ts";
import { damage, outline } from "./outline.ts";

describe("parseJson", () => {
  describe("reads what JSON.parse reads", () => {
    for (const text of ['{"a": [1, -2.5e3, true, null, "x"], "b": {}}', "[]", '"\\u00e9\\n\\"\\/\\\\"', " 1 ", '\n{\r\n\t"a": "\\ud83d\\ude00"}\n', '{"__proto__": 1, "<<": {"a": 1}}']) {
      it(JSON.stringify(text), () => {
        const tree = parseJson(text);
        assert.deepEqual(tree.issues, []);
        assert.deepEqual(toPlainValue(tree, 0), JSON.parse(text));
      });
    }
  });

  it("spans keys, values and collections", () => {
    assert.deepEqual(outline(parseJson('\ufeff{"a" : [1, {"b":2} ] }')), ['{} {"a" : [1, {"b":2} ] }', '= "a"', '[] [1, {"b":2} ]', "= 1", '{} {"b":2}', '= "b"', "= 2"]);
  });

  it("has styles like YAML", () => {
    const tree = parseJson('{"a": [1, "b"]}');
    const styles = Array.from({ length: tree.tape.length / STRIDE }, (_, node) => styleOf(tree, node));
    assert.deepEqual(styles, [Style.Flow, Style.Double, Style.Flow, Style.Plain, Style.Double]);
  });

  describe("keeps what it can", () => {
    check('{"a": 1, // c\n "b": 2 /* d */}', { a: 1, b: 2 }, "// c", "/* d */");
    check('{"a": [1, 2,], "b": 3,}', { a: [1, 2], b: 3 }, ",", ",");
    check('{"a": 1, "b": 2, "\\u0061": 3}', { a: 3, b: 2 }, '"\\u0061"');
    check('{"a" 1, "b": 2}', { a: null, 1: null, b: 2 }, "", "1", "");
    check('{"a": , "b": 2}', { a: null, b: 2 }, "");
    check('{"a": 1 "b": 2}', { a: 1, b: 2 }, "");
    check('{a: 1, "b": x}', { a: 1, b: "x" }, "a", "x");
    check('{"a": "x\n, "b": 2}', { a: "x", b: 2 }, '"x');
    check('{"a": [1, {"b": 2', { a: [1, { b: 2 }] }, "{", "[", "{");
    check('{"a": {"b": 1], "c": 2}', { a: { b: 1 } }, "{", "{", "]");
    check('{[1]: 2, "a": 3}', { "": 2, a: 3 }, "[", "", "");
    check("[1,,2]", [1, null, 2], "");
    check("[01, +1, .5, 1e, NaN]", [1, 1, 0.5, "1e", "NaN"], "01", "+1", ".5", "1e", "NaN");
    check('["\\q\\u12", "\t"]', ["\\q\\u12", "\t"], '"\\q\\u12"', '"\t"');
    check("{} {}", {}, "{");
    check("/* a", null, "/* a", "");
    check("", null, "");
    check("}", null, "");
  });

  it("stops at deep nesting and goes on with nothing", () => {
    const tree = parseJson("[".repeat(100_000));
    assert.ok(tree.issues.length > 0 && tree.tape.length / STRIDE <= 201);
  });

  for (const part of ["[", "{", '"', "\\", "/*", "//\n", ",", ":", '{"a":', "[1,", "x", '"a" ']) {
    it(`ends on many ${JSON.stringify(part)}`, () => {
      assert.ok(parseJson(part.repeat(200_000 / part.length)).issues.length > 0);
    });
  }
});

function check(text: string, expected: unknown, ...damaged: string[]): void {
  it(JSON.stringify(text), () => {
    const tree = parseJson(text);
    const root = tree.documents[0]?.root ?? -1;
    assert.deepEqual(damage(tree), damaged);
    const read = JSON.stringify(toPlainValue(tree, root));
    assert.equal(read, JSON.stringify(expected));
  });
}

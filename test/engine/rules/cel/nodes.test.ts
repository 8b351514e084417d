import { strict as assert } from "node:assert";
import {
  BOOL,
  closedObject,
  DOUBLE,
  DYN,
  INT,
  INT_OR_STRING,
  listOf,
  mapOf,
  QUANTITY,
  STRING,
  TEXT,
  type Type,
} from "#engine/model/type.ts";
import { NodeView, UNRESOLVED, type Value } from "#engine/model/value.ts";
import { parseJson } from "#engine/syntax/json.ts";
import { evaluate, viewOf } from "./environment.ts";

/** How the scalar behind `v:` is read under a declared type. */
describe("scalars under a declared type", () => {
  function check(type: Type, written: string, expected: Value): void {
    it(`${type.kind} ${written}`, () => {
      const self = viewOf(`v: ${written}\n`);
      assert.deepEqual(evaluate("self.v", { self }, { self: closedObject("holder", { v: type }) }), expected);
    });
  }

  check(BOOL, "true", true);
  check(BOOL, "yes", true);
  check(BOOL, "Off", false);
  check(BOOL, '"true"', undefined);
  check(BOOL, "'yes'", undefined);
  check(BOOL, "1", undefined);
  check(BOOL, "tRue", undefined);
  check(BOOL, "!!str true", undefined);
  check(BOOL, "${FLAG}", UNRESOLVED);
  check(BOOL, '"${FLAG}"', UNRESOLVED);
  check(BOOL, '"{{ .Values.flag }}"', UNRESOLVED);
  check(BOOL, "{{ .Values.flag }}", UNRESOLVED);
  check(BOOL, "~", undefined);
  check(BOOL, "", undefined);
  check(BOOL, "[true]", undefined);

  check(INT, "3", 3);
  check(INT, "-3", -3);
  check(INT, "0644", 420);
  check(INT, "0o644", 420);
  check(INT, "0x1F", 31);
  check(INT, "0b101", 5);
  check(INT, "1_000", 1000);
  check(INT, "08", undefined);
  check(INT, "3.5", undefined);
  check(INT, '"3"', undefined);
  check(INT, "three", undefined);
  check(INT, "${N}", UNRESOLVED);
  check(INT, "_", undefined);
  check(DOUBLE, "0.5", 0.5);
  check(DOUBLE, "2", 2);
  check(DOUBLE, '"2"', undefined);

  check(STRING, "abc", "abc");
  check(STRING, "12", "12");
  check(STRING, "1e3", "1e3");
  check(STRING, "true", "true");
  check(STRING, '"a\\tb"', "a\tb");
  check(STRING, "null", undefined);
  check(STRING, '"null"', "null");
  check(STRING, '""', "");
  check(STRING, "a-${X}", UNRESOLVED);
  check(STRING, "'{{ x }}'", UNRESOLVED);
  check(STRING, "$(X)", "$(X)");
  check(STRING, "!Ref x", UNRESOLVED);
  check(STRING, "{a: b}", undefined);
  check(TEXT, "echo ${X}", "echo ${X}");
  check(TEXT, "null", undefined);
  check(QUANTITY, "128Mi", "128Mi");
  check(QUANTITY, "1", "1");
  check(QUANTITY, "${MEM}", UNRESOLVED);
  check(INT_OR_STRING, "80", 80);
  check(INT_OR_STRING, '"80"', "80");
  check(INT_OR_STRING, "http", "http");
  check(INT_OR_STRING, "${P}", UNRESOLVED);

  check(DYN, "12", 12);
  check(DYN, "1.5", 1.5);
  check(DYN, "true", true);
  check(DYN, "yes", "yes");
  check(DYN, '"12"', "12");
  check(DYN, "!!str 12", "12");
  check(DYN, "null", undefined);
  check(DYN, "${X}", UNRESOLVED);
  check(DYN, "!Sub x", UNRESOLVED);

  check(listOf(STRING), "abc", undefined);
  check(listOf(STRING), "${LIST}", UNRESOLVED);
  check(listOf(STRING), "{a: b}", undefined);
  check(mapOf(STRING), "[a]", undefined);
  check(mapOf(STRING), "{{ x }}", UNRESOLVED);
  check(closedObject("inner", {}), "text", undefined);
});

describe("views", () => {
  const inner = closedObject("inner", { flag: BOOL, list: listOf(STRING) });
  const type = closedObject("outer", { a: inner, b: inner, labels: mapOf(STRING), rows: listOf(inner) });
  const text = "a: &a {flag: yes, list: [1, true]}\nb: {<<: *a, flag: no}\nlabels: {x: 1, 80: y}\nrows: [*a, {flag: on}, text]\n";

  function check(source: string, expected: Value): void {
    it(source, () => {
      assert.deepEqual(evaluate(source, { self: viewOf(text) }, { self: type }), expected);
    });
  }

  check("self.a.flag", true);
  check("self.b.flag", false);
  check("self.b.list[0]", "1");
  check("self.a.list == ['1', 'true']", true);
  check("'1' in self.a.list", true);
  check("self.a.list.join(',')", "1,true");
  check("self.labels.x", "1");
  check("self.labels['x'] == '1'", true);
  check("self.labels['80']", "y");
  check("self.labels == {'x': '1', '80': 'y'}", true);
  check("self.rows[1].flag", true);
  check("self.rows[2]", undefined);
  check("self.rows[2].flag", undefined);
  check("self.rows.map(r, r.flag)", [true, true, undefined]);
  check("self.a == self.rows[0]", true);
  check("self.a == self.b", false);

  it("keep the node they came from", () => {
    const self = viewOf(text);
    const found = evaluate("self.rows.filter(r, !has(r.list))[0]", { self }, { self: type });
    assert.ok(found instanceof NodeView);
    assert.equal(found.tree, self.tree);
    assert.equal(evaluate("self", { self }, { self: type }), self);
  });

  it("of a scalar are read when they are named", () => {
    const tree = viewOf("yes").tree;
    assert.equal(evaluate("item", { item: new NodeView(tree, 0) }, { item: BOOL }), true);
    assert.equal(evaluate("item == 'yes'", { item: new NodeView(tree, 0) }, { item: STRING }), true);
    assert.deepEqual(evaluate("items.map(i, i)", { items: [new NodeView(tree, 0)] }, { items: listOf(BOOL) }), [true]);
  });

  it("of JSON", () => {
    const tree = parseJson('{"a": "x", "n": 3, "f": true, "z": null, "q": "3"}');
    const self = new NodeView(tree, tree.documents[0]?.root ?? -1);
    assert.deepEqual(evaluate("[self.a, self.n, self.f, self.z, self.q]", { self }), ["x", 3, true, undefined, "3"]);
  });

  it("of an alias to what holds it end", () => {
    const self = viewOf("a: &a [*a, 1]\nb: &b [*b, 1]");
    assert.doesNotThrow(() => evaluate("self.a == self.b", { self }));
    assert.doesNotThrow(() => evaluate("self.a[0][0][0] == 1", { self }));
  });
});

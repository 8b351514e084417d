import assert from "node:assert/strict";
import { Fields, plainValue } from "../../../src/engine/shape/fields.ts";
import { pairsOf } from "../../../src/engine/shape/pairs.ts";
import { parseYaml } from "../../../src/engine/syntax/yaml.ts";

function fieldsOf(text: string): Fields {
  const tree = parseYaml(text);
  const fields = Fields.of(tree, tree.documents[0]?.root ?? -1);
  assert.ok(fields);
  return fields;
}

/** Checks a document as plain data. */
function check(text: string, expected: unknown): void {
  const tree = parseYaml(text);
  assert.deepEqual(plainValue(tree, tree.documents[0]?.root ?? -1), expected);
}

describe("plainValue", () => {
  it("reads by the core schema", () => {
    check("{a: 1, b: 1.5, c: yes, d: true, e: null, f: ~, g: '1', h: 0x1F, i: 2026-01-02, j: [x, {k: v}], l: -.inf}", {
      a: 1, b: 1.5, c: "yes", d: true, e: null, f: null, g: "1", h: 31, i: "2026-01-02", j: ["x", { k: "v" }], l: -Infinity,
    });
    check("a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}", { a: { b: 1 }, c: { b: 1 }, d: { e: 2, b: 1 } });
    check("", null);
  });
  it("is bounded where aliases multiply, cycle or nest", () => {
    let multiplied = "a0: &a0 [x, x]\n";
    let nested = "b0: &b0 [x]\n";
    let merged = "c0: &c0 {x: 1}\n";
    for (let index = 1; index < 30; index += 1) multiplied += `a${String(index)}: &a${String(index)} [*a${String(index - 1)}, *a${String(index - 1)}]\n`;
    for (let index = 1; index < 20_000; index += 1) {
      nested += `b${String(index)}: &b${String(index)} [*b${String(index - 1)}]\n`;
      merged += `c${String(index)}: &c${String(index)} {<<: *c${String(index - 1)}}\n`;
    }
    for (const text of [multiplied, nested, merged, "a: &a {b: *a, c: [*a]}"]) assert.doesNotThrow(() => fieldsOf(text).plain("a"));
    assert.doesNotThrow(() => fieldsOf(nested).plain("b19999"));
    assert.doesNotThrow(() => fieldsOf(merged).child("c19999")?.keys());
  });
});

describe("Fields", () => {
  it("gives what has the asked-for kind, and leaves the rest out", () => {
    const fields = fieldsOf("a: 1\nb: [x, {y: z}, [w]]\nc: {d: {e: f}}\ng:\n");
    assert.equal(fields.text("a"), "1");
    assert.equal(fields.text("b"), undefined);
    assert.equal(fields.text("g"), undefined);
    assert.equal(fields.text("none"), undefined);
    assert.deepEqual(fields.texts("b"), ["x"]);
    assert.deepEqual(fields.texts("a"), ["1"]);
    assert.equal(fields.children("b")[0]?.text("y"), "z");
    assert.equal(fields.textAt("c", "d", "e"), "f");
    assert.equal(fields.textAt("c", "x", "e"), null);
    assert.equal(fields.child("a"), null);
    assert.deepEqual(fields.span("g"), fields.keySpan("g"));
  });
  it("lets own keys win over merged ones", () => {
    const tree = parseYaml("base: &b {k: 1, l: 2}\nown: {<<: [*b, {m: 3, k: 4}], l: 5}");
    const own = Fields.of(tree, tree.documents[0]?.root ?? -1)?.child("own");
    assert.ok(own);
    assert.deepEqual(own.keys(), ["l", "k", "m"]);
    assert.deepEqual(["k", "l", "m"].map((key) => own.text(key)), ["1", "5", "3"]);
    assert.equal(pairsOf(tree, own.node).length, 3);
  });
});

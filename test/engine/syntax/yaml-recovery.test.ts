import assert from "node:assert/strict";
import { parseYaml } from "#engine/syntax/yaml.ts";
import { toPlainValue } from "#engine/syntax/resolve.ts";
import { damage } from "./outline.ts";

describe("parseYaml on a damaged document", () => {
  describe("keeps the keys around", () => {
    check("a half-typed key", "s:\n  a: 1\n  foo\n  b: 2\nc: 3\n", { s: { a: 1, b: 2 }, c: 3 }, "foo");
    check("a half-typed last key", "s:\n  a: 1\n  foo\nb: 2\n", { s: { a: 1 }, b: 2 }, "foo");
    check("a half-typed key above a list", "s:\n  foo\n    - a: 1\nb: 2\n", { s: [{ a: 1 }], b: 2 }, "foo");
    check("a key without a space", "a:1\nb: 2\n", { b: 2 }, "a:1");
    check("an open double quote", 'a: "x\nb: "y"\nc: 3\n', { a: null, b: "y", c: 3 }, '"x');
    check("an open double quote to the end", 'a: "x\nb: y\nc: 3\n', { a: null, b: "y", c: 3 }, '"x');
    check("a single quote inside of single quotes", "a: 'it's'\nb: 1\n", { a: null, b: 1 }, "'it's'");
    check("an open bracket", "a: [x, y\nb: 2\nc: 3\n", { a: null, b: 2, c: 3 }, "[x, y");
    check("an open bracket on several lines", "s:\n  a: [\n    x,\n    y\n  b: 2\nc: 3\n", { s: { a: null, b: 2 }, c: 3 }, "[\n    x,\n    y");
    check("an open brace", "a: {x: 1\nb: 2\n", { a: null, b: 2 }, "{x: 1");
    check("tabs", "s:\n\ta: 1\n\tb: 2\nc: 3\n", { s: { a: 1, b: 2 }, c: 3 }, "\t");
    check("a line too far in", "s:\n  a: 1\n    b: 2\n  c: 3\n", { s: { a: 1, c: 3 } }, "b: 2");
    check("a line too far out", "s:\n  a: 1\n b: 2\n  c: 3\n", { s: { a: 1, c: 3 } }, "b: 2");
    check("a first line too far in", "s:\n    a: 1\n  b: 2\n  c: 3\n", { s: { b: 2, c: 3 } }, "a: 1");
    check("a colon in a value", "- a: x: y\n  b: 1\n- c: 2\n", [{ a: null, b: 1 }, { c: 2 }], "x: y");
    check("a reserved character", "a: @x\nb: 1\n", { a: null, b: 1 }, "@x");
    check("a list item among keys", "a: 1\n- b\nc: 2\n", { a: 1, c: 2 }, "- b");
    check("an unknown escape", 'a: "\\d"\nb: 1\n', { a: null, b: 1 }, '"\\d"');
    check("a control character", "a: x\u0007y\nb: 1\n", { a: "x\u0007y", b: 1 }, "\u0007");
    check("template lines", "s:\n{{- if .x }}\n  a: 1\n{{- end }}\n  c: 3\n", { s: { a: 1, c: 3 } }, "{{- if .x }}", "{{- end }}");
    check("several faults", 'a: b: c\nd: @x\nfoo\ne: "q" r\nf: 1\n', { a: null, d: null, e: null, f: 1 }, "b: c", "@x", "foo", '"q" r');
    check("windows lines", "a: [x\r\nb: 2\r\nfoo\r\nc: 3\r\n", { a: null, b: 2, c: 3 }, "[x", "foo");
    check("a fault below brackets that close far left", "a:\n  b: [\n    x # c\n  ]\nd: e: f\ng: 1\n", { a: { b: ["x"] }, d: null, g: 1 }, "e: f");
  });

  it("places the damage of a later document in the whole text", () => {
    const tree = parseYaml("\ufeffa: 1\n---\nb: @x\n");
    assert.deepEqual(damage(tree), ["@x"]);
  });

  it("keeps what stands before damage it cannot repair", () => {
    const tree = parseYaml(`a: 1\nb: ${"{x: ".repeat(300)}\n`);
    assert.deepEqual(toPlainValue(tree, tree.documents[0]?.root ?? -1), { a: 1 });
  });

  it("says in words what to do", () => {
    const message = (text: string): string => parseYaml(text).issues[0]?.message ?? "";
    assert.equal(message("a:\n\tb: 1\n"), "Tabs may not be used for indentation in YAML; use spaces.");
    assert.equal(message('a: "b\nc: 1\n'), 'This " is never closed.');
    assert.equal(message("a: b: c\n"), "This value is not valid YAML; put a text that holds `: ` or begins with a special character in quotes.");
    assert.equal(message("a: 1\nfoo\n"), "This line is neither `key: value` nor a list item; a key needs a colon and a space behind it.");
    assert.equal(message("a: \0\n"), "The character U+0000 is not allowed in YAML.");
  });
});

function check(name: string, text: string, expected: unknown, ...damaged: string[]): void {
  it(name, () => {
    const tree = parseYaml(text);
    assert.deepEqual(toPlainValue(tree, tree.documents[0]?.root ?? -1), expected);
    assert.deepEqual(damage(tree), damaged);
  });
}

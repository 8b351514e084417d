import assert from "node:assert/strict";
import { parseYaml } from "../../../src/engine/syntax/yaml.ts";
import { BOOLEAN, INTEGER, list, map, object, oneOf, optional, pattern, reference, required, TEXT, union, type Shape } from "../../../src/engine/shape/shape.ts";
import { describeIssue, validateShape } from "../../../src/engine/shape/validate.ts";

const BY_ID = object({ id: required(TEXT, ""), options: optional(map(TEXT), "") });
const BY_PACK = object({ pack: required(TEXT, "") });
const SHAPE: Shape = object(
  {
    name: required(TEXT, ""),
    severity: optional(oneOf("error", "warning"), ""),
    count: optional({ ...INTEGER, minimum: 1 }, ""),
    on: optional(BOOLEAN, ""),
    id: optional(pattern("^[a-z]+$", "small letters"), ""),
    rules: optional(list(union(BY_ID, BY_PACK)), ""),
    some: optional(list(TEXT, 1), ""),
    child: optional(reference("child", () => SHAPE), ""),
    left: optional(TEXT, ""),
    right: optional(TEXT, ""),
    glob: optional({ kind: "string", check: (text) => (text.length > 3 ? "too long" : null) }, ""),
  },
  [],
);

/** Checks issues, each as `text it stands on | message`. */
function check(text: string, ...expected: readonly string[]): void {
  checkWith(SHAPE, text, ...expected);
}

function checkWith(shape: Shape, text: string, ...expected: readonly string[]): void {
  const tree = parseYaml(text);
  const issues = validateShape(tree, tree.documents[0]?.root ?? -1, shape);
  assert.deepEqual(issues.map((issue) => `${text.slice(issue.start, issue.end)} | ${describeIssue(issue)}`), expected);
}

describe("validateShape", () => {
  it("accepts what has its shape", () => {
    check("name: x\nseverity: error\ncount: 3\non: true\nrules: [{id: a, options: {k: v}}, {pack: p}]\nsome: [a]");
  });
  it("names unknown keys with the nearest", () => {
    check("name: x\nsevrity: error", 'sevrity | unknown key "sevrity"; did you mean "severity"?');
    check("name: x\nzzzzzz: 1", 'zzzzzz | unknown key "zzzzzz"');
    check("name: x\ntoString: 1", 'toString | unknown key "toString"');
  });
  it("reports a missing key on the parent's key", () => {
    check("name: x\nchild:\n  on: true", 'child | child: the key "name" is missing');
    check("on: true", 'on | the key "name" is missing');
    check("name: x\nrules:\n  - options: {}", 'options | rules[0]: the key "id" is missing');
  });
  it("reports wrong types in words", () => {
    check("name: [a]", "[a] | name: must be a text, not a list");
    check("name: 3", "3 | name: must be a text, not a whole number; put the value in quotes");
    check("name: 1.30", "1.30 | name: must be a text, not a number; put the value in quotes");
    check("name: true", "true | name: must be a text, not true or false; put the value in quotes");
    check('name: "3"');
    check("name: !!str 3");
    check("name: 2026-01-02");
    check("name:\non: true", "name | name: has no value; it must be a text");
    check("name: x\ncount: 1.5", "1.5 | count: must be a whole number, not a number");
    check("name: x\ncount: 0", "0 | count: must be at least 1");
    check("name: x\non: yes", "yes | on: must be true or false, not a text");
    check("- a", "- a | must be a mapping, not a list");
  });
  it("reports values with the nearest", () => {
    check("name: x\nseverity: eror", 'eror | severity: "eror" is not one of error, warning; did you mean "error"?');
    check("name: x\nid: A1", 'A1 | id: "A1" must be small letters');
    check("name: x\nsome: []", "[] | some: must have at least 1 entry");
    check("name: x\nglob: abcd", "abcd | glob: too long");
  });
  it("judges a union by the alternative whose keys fit best", () => {
    check("name: x\nrules: [{pack: p, packs: q}]", 'packs | rules[0]: unknown key "packs"; did you mean "pack"?');
    check("name: x\nrules: [text]", "text | rules[0]: must be a mapping, not a text");
  });
  it("asks for exactly one of a group", () => {
    const either = object({ left: optional(TEXT, ""), right: optional(TEXT, ""), name: optional(TEXT, "") }, [["left", "right"]]);
    checkWith(either, "left: a");
    checkWith(either, "name: a", 'name | one of "left" or "right" is missing');
    checkWith(either, "left: a\nright: b", 'left | only one of "left" or "right" may be written');
  });
  it("follows aliases and merge keys, and bounds what cycles", () => {
    check("name: x\nchild: &a {name: y, bad: 1}\nrules: []\nsome: [a]", 'bad | child: unknown key "bad"');
    check("name: x\nchild:\n  <<: &m {name: y}\n  on: true");
    check("child: &a\n  name: y\n  child: *a\nname: x");
  });
  it("reports an empty document", () => {
    check("", " | the document is empty");
  });
});

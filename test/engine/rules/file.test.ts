import assert from "node:assert/strict";
import { parseRuleFile, readCustomRule } from "../../../src/engine/rules/file.ts";
import { locateProblem } from "../../../src/engine/rules/locate-problem.ts";
import { parseYaml } from "../../../src/engine/syntax/yaml.ts";

const EXAMPLES = `examples:
  - fail: |
      kind: A
      # ^^^^^
  - fail: |
      kind: B
      #     ^ wrong kind
    fixed: |
      kind: A
  - pass: "kind: C"
  - pass: "kind: D"
`;

const RULE = `id: test/some-rule
title: Do something
formats: [kubernetes]
target: k8s.object
severity: error
confidence: certain
description: When.
rationale: Why.
message: '{kind} is wrong'
forbid: kind == params.kind
at: [kind]
params: {kind: {default: A, meaning: the kind}}
principles: [secure-by-default]
packs: [recommended]
`;

/** Checks the issues of a rule file, each as `text | message`. */
function check(text: string, ...expected: readonly string[]): void {
  const { issues } = parseRuleFile("rules/test/some-rule.yaml", text);
  assert.deepEqual(issues.map((issue) => `${text.slice(issue.start, issue.end)} | ${issue.message}`), expected);
}

/** Checks the issues of a rule with a line added or replaced. */
function checkLine(line: string, ...expected: readonly string[]): void {
  const key = `${line.split(":")[0] ?? ""}:`;
  const lines = RULE.split("\n").filter((other) => !other.startsWith(key));
  check([...lines.slice(0, -1), line, EXAMPLES].join("\n"), ...expected);
}

describe("parseRuleFile", () => {
  it("reads a rule with defaults filled in", () => {
    const { definition, documentation, examples, issues } = parseRuleFile("rules/test/some-rule.yaml", RULE + EXAMPLES);
    assert.deepEqual(issues, []);
    assert.deepEqual(definition, {
      id: "test/some-rule", title: "Do something", formats: ["kubernetes"], targets: ["k8s.object"], severity: "error", confidence: "certain",
      message: "{kind} is wrong", forbid: "kind == params.kind", at: [{ path: "kind" }], fix: [], folds: [],
      params: { kind: { default: "A", meaning: "the kind" } }, principles: ["secure-by-default"], packs: ["recommended"], needs: [], equivalents: {},
    });
    assert.ok(documentation);
    assert.equal(documentation.bad, "kind: A\n");
    assert.equal(documentation.good, "kind: C");
    assert.equal(examples.length, 4);
    assert.deepEqual(examples[1]?.fixed, { "manifest.yaml": "kind: A\n" });
    assert.equal(examples[1].line, 19);
  });
  it("reads fixes of one edit and of several", () => {
    const text = `${RULE}fix:
  - {title: t, safety: safe, when: "true", op: set, path: a.b, value: {x: [1, true, null]}}
  - title: u
    safety: scaffold
    edits: [{op: insert, path: c, valueFrom: "'x'", when: "false", comment: note}, {op: insertLine, path: d, value: e, position: after}]
`;
    assert.deepEqual(parseRuleFile("rules/test/some-rule.yaml", text + EXAMPLES).definition?.fix, [
      { title: "t", safety: "safe", when: "true", edits: [{ op: "set", path: "a.b", value: { x: [1, true, null] } }] },
      {
        title: "u", safety: "scaffold",
        edits: [{ op: "insert", path: "c", valueFrom: "'x'", comment: "note", when: "false" }, { op: "insertLine", path: "d", value: "e", position: "after" }],
      },
    ]);
  });
  it("reports unknown and missing keys", () => {
    checkLine("mesage: x", 'mesage | unknown key "mesage"; did you mean "message"?');
    check(RULE, 'id | the key "examples" is missing');
    checkLine("require: 'true'", 'id | only one of "require" or "forbid" may be written');
    checkLine("severity: bad", 'bad | severity: "bad" is not one of error, warning, info, hint, off');
    checkLine("id: Some", 'Some | id: "Some" must be a category and a name, such as security/no-latest-tag');
  });
  it("reports what the form does not show", () => {
    checkLine(`title: ${"x".repeat(81)}`, `${"x".repeat(81)} | The title has more than 80 characters.`);
    checkLine("title: Do it.", "Do it. | A title ends without a full stop.");
    checkLine("id: test/other", "test/other | The file of test/other must be named rules/test/other.yaml.");
    checkLine("params: {kind: {default: A, meaning: m}, more: {default: 1, meaning: m}}", 'more | The parameter "more" is not used; use it or remove it.');
    checkLine("let: {extra: '1'}", 'extra | The name "extra" is not used; use it or remove it.');
    checkLine("each: 'a[*].b'", "'a[*].b' | The route of `each` has exactly one [*], at its end.");
    checkLine("fix: [{title: t, safety: safe, op: set, path: a}]", "op | `set` needs exactly one of value, valueFrom and candidates.");
    checkLine("fix: [{title: t, safety: safe, op: delete, path: a, value: 1}]", "value | `delete` takes no `value`.");
    checkLine("fix: [{title: t, safety: safe, op: set, path: a, candidates: '[1]'}]", "candidates | Only a fix of safety `choice` has candidates.");
  });
  it("demands examples that mark what fails", () => {
    check(`${RULE}examples: [{fail: "a: b"}, {pass: "a: c"}]\n`, "examples | At least two examples must fail.", "examples | At least two examples must pass.", "fail | Mark what fails: a line of carets below it, or an `expect` list.");
  });
  it("reports a text that does not parse, and an empty one", () => {
    assert.notEqual(parseRuleFile("rules/test/some-rule.yaml", "id: [").issues.length, 0);
    assert.equal(parseRuleFile("rules/test/some-rule.yaml", "").issues[0]?.message, "the document is empty");
  });
});

describe("readCustomRule", () => {
  it("fills in what a custom rule leaves out", () => {
    const tree = parseYaml("id: own/rule\ntitle: t\nseverity: warning\ntarget: [k8s.Service, compose.service]\nrequire: 'true'\nmessage: m\n");
    const { definition, issues } = readCustomRule(tree, tree.documents[0]?.root ?? -1);
    assert.deepEqual(issues, []);
    assert.ok(definition);
    assert.deepEqual(definition.formats, ["kubernetes", "helm", "kustomize", "compose"]);
    assert.deepEqual([definition.confidence, definition.at], ["certain", [{ path: "self" }]]);
  });
});

describe("locateProblem", () => {
  /** Checks the text a problem is shown on. */
  function checkPlace(text: string, key: string, expected: string, range: readonly [number, number] = [0, 0]): void {
    const tree = parseYaml(text);
    const span = locateProblem(tree, tree.documents[0]?.root ?? -1, { key, message: "", start: range[0], end: range[1] });
    assert.equal(text.slice(span.start, span.end), expected);
  }
  it("finds the key, and the place in its expression", () => {
    checkPlace("id: a\nforbid: self.abc == 1", "forbid", "abc", [5, 8]);
    checkPlace("id: a\nforbid: 'x == ''abc'''", "forbid", "''abc''", [5, 10]);
    checkPlace("id: a\nwhere: >-\n  self.a &&\n  self.b\n", "where", "self.b", [10, 16]);
    checkPlace("id: a\nlet: {x: 'self.q'}", "let.x", "q", [5, 6]);
    checkPlace("id: a\nfix: [{op: set, valueFrom: abc}]", "fix[0].edits[0].valueFrom", "abc");
    checkPlace("id: a\nfix: [{edits: [{op: set, when: abc}]}]", "fix[0].edits[0].when", "abc");
    checkPlace("id: a\nat: [x, {path: q.r, when: z}]", "at[1]", "q.r");
    checkPlace("id: a\nat: [x, {path: q.r, when: z}]", "at[1].when", "z");
    checkPlace("id: a\nmessage: m", "subject", "id");
  });
});

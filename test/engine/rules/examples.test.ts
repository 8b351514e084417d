import assert from "node:assert/strict";
import { extractMarks } from "../../../src/engine/rules/examples.ts";
import { readCustomRule } from "../../../src/engine/rules/file.ts";
import { parseYaml } from "../../../src/engine/syntax/yaml.ts";
import type { RuleExample } from "../../../src/engine/model/example.ts";

/** Checks the remaining text and the marks, each as `line:column-column message`. */
function check(source: string, text: string, ...marks: readonly string[]): void {
  const found = extractMarks(source);
  assert.equal(found.text, text);
  const shown = found.marks.map(({ range, message }) => {
    return `${String(range.start.line)}:${String(range.start.column)}-${String(range.end.column)}${message === null ? "" : ` ${message}`}`;
  });
  assert.deepEqual(shown, marks);
}

function readExample(body: string): RuleExample | undefined {
  const text = `id: own/rule\ntitle: t\nseverity: info\ntarget: k8s.object\nforbid: 'true'\nmessage: m\nexamples:\n  - ${body}`;
  const tree = parseYaml(text);
  return readCustomRule(tree, tree.documents[0]?.root ?? -1).examples[0];
}

describe("extractMarks", () => {
  it("takes caret lines out and places them on the line above", () => {
    check("a: b\n# ^^\nc: d\n", "a: b\nc: d\n", "1:3-5");
    check("a: b\n^\n", "a: b\n", "1:1-2");
    check("a: b\n   #^ it is wrong \n", "a: b\n", "1:5-6 it is wrong");
    check("x\na: b\n^ one\n   ^ two\nc", "x\na: b\nc", "2:1-2 one", "2:4-5 two");
  });
  it("leaves other lines alone", () => {
    check("# comment\na: ^b\nkey: |\n  x ^^\n", "# comment\na: ^b\nkey: |\n  x ^^\n");
    check("^ first", "^ first");
    check("a\n# ## ^\n", "a\n# ## ^\n");
    check("a\n^^^b\n", "a\n^^^b\n");
  });
});

describe("readExamples", () => {
  it("reads expectations in place of caret lines", () => {
    const example = readExample("{fail: 'a', expect: [{line: 1, column: 2, endColumn: 3, message: m}, {line: 1, column: 1, endLine: 2, endColumn: 4, file: x.yaml}]}");
    assert.deepEqual(example?.expected, [
      { file: "manifest.yaml", range: { start: { line: 1, column: 2 }, end: { line: 1, column: 3 } }, message: "m" },
      { file: "x.yaml", range: { start: { line: 1, column: 1 }, end: { line: 2, column: 4 } }, message: null },
    ]);
  });
  it("reads several files, a version and options", () => {
    const example = readExample('{fail: {a.yaml: "x\\n^", b.yaml: "y"}, fixed: {a.yaml: z}, kubernetes: "1.25", options: {min: 3}}');
    assert.deepEqual(example, {
      kind: "fail", files: { "a.yaml": "x", "b.yaml": "y" }, fixed: { "a.yaml": "z" }, kubernetesMinor: 25, options: { min: 3 },
      expected: [{ file: "a.yaml", range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, message: null }], line: 8,
    });
  });
  it("reads an environment", () => {
    assert.equal(readExample("{pass: x, environment: prod}")?.environment, "prod");
  });
  it("names the file as its format does", () => {
    assert.deepEqual(Object.keys(readExample("{pass: x, file: deploy/web.yaml}")?.files ?? {}), ["deploy/web.yaml"]);
    assert.deepEqual(Object.keys(readExample("{pass: x}")?.files ?? {}), ["manifest.yaml"]);
  });
});

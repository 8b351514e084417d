import assert from "node:assert/strict";
import { compareFindings, createEngine, createRuleIndex, rulesFromCommandLine, type Engine, type FileReport, type Finding, type Range } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import { EXTREMES, MANIFESTS } from "./manifests.ts";
import { drawFrom, mutate } from "./mutations.ts";

const MUTANTS_PER_FILE = 250;
const EDITS = 120;
/** Of so many mutants, one is checked by a new engine too: to compile all rules takes longer than to run them. */
const COMPARED = 10;

const strict = rulesFromCommandLine({ rule: [], skipRule: [], pack: ["strict"] }, createRuleIndex(builtinRules)).ruleSet;

type Files = Readonly<Record<string, string>>;

function engineOf(files: Files): Engine {
  const engine = createEngine({ rulesFor: () => strict, complete: true, asOf: "2026-06-01", hasFile: (path) => path in files });
  for (const [file, text] of Object.entries(files)) engine.update(file, text);
  return engine;
}

/** Everything that must hold of any text, however broken; gives the report. */
function check(engine: Engine, file: string, text: string): FileReport {
  engine.update(file, text);
  const report = engine.findings(file);
  const what = `${file}: ${JSON.stringify(text.slice(0, 3000))}`;
  assert.deepEqual(report.errors.filter((error) => error.kind !== "parse"), [], what);
  const lines = text.split(/\r\n|[\n\r]/);
  for (const finding of report.findings) {
    for (const range of rangesOf(finding)) assertInside(range, lines, `${finding.rule}\n${what}`);
  }
  for (const { range } of report.errors) if (range !== null) assertInside(range, lines, what);
  assert.deepEqual([...report.findings].sort(compareFindings), report.findings, what);
  return report;
}

function rangesOf({ file, range, related }: Finding): Range[] {
  return [range, ...related.filter((place) => place.file === file).map((place) => place.range)];
}

function assertInside({ start, end }: Range, lines: readonly string[], what: string): void {
  for (const { line, column } of [start, end]) {
    const length = lines[line - 1]?.length ?? -1;
    assert.ok(line >= 1 && column >= 1 && column <= length + 1, `${String(line)}:${String(column)} is outside\n${what}`);
  }
  assert.ok(start.line < end.line || (start.line === end.line && start.column <= end.column), `the end stands before the start\n${what}`);
}

function assertEqualReports(actual: readonly FileReport[], expected: readonly FileReport[], files: Files): void {
  assert.deepEqual(actual, expected, JSON.stringify(files));
}

describe("robustness", () => {
  it("what mutations start from has findings and no errors", () => {
    const reports = engineOf(MANIFESTS).report();
    assert.deepEqual(reports.filter((report) => report.findings.length === 0 || report.errors.length > 0).map((report) => report.file), []);
  });

  for (const [at, [file, text]] of Object.entries(MANIFESTS).entries()) {
    it(`${String(MUTANTS_PER_FILE)} mutants of ${file}`, () => {
      const draw = drawFrom(1000 + at);
      const engine = engineOf({});
      for (let count = 0; count < MUTANTS_PER_FILE; count += 1) {
        const mutant = mutate(text, draw);
        const report = check(engine, file, mutant);
        if (count % COMPARED === 0) assert.deepEqual(report, engineOf({ [file]: mutant }).findings(file), JSON.stringify(mutant));
      }
    });
  }

  for (const [file, text] of Object.entries(EXTREMES)) {
    it(`extreme: ${file}`, () => {
      assert.deepEqual(check(engineOf({}), file, text), check(engineOf({}), file, text));
    });
  }

  it("edits one by one give what a new engine gives", () => {
    const draw = drawFrom(7);
    const files: Record<string, string> = { ...MANIFESTS };
    const names = Object.keys(files);
    const engine = engineOf(files);
    for (let edit = 0; edit < EDITS; edit += 1) {
      const file = names[draw(names.length)] ?? "";
      const original = MANIFESTS[file] ?? "";
      const text = draw(3) === 0 ? original : mutate(draw(2) === 0 ? original : (files[file] ?? original), draw);
      files[file] = text;
      engine.update(file, text);
      if (draw(2) === 0) engine.findings(names[draw(names.length)] ?? "");
      if (edit % 4 === 0) assertEqualReports(engine.report(), engineOf(files).report(), files);
    }
    assertEqualReports(engine.report(), engineOf(files).report(), files);
  });

  it("the order in which files arrive does not matter", () => {
    const reversed = Object.fromEntries(Object.entries(MANIFESTS).reverse());
    assertEqualReports(engineOf(reversed).report(), engineOf(MANIFESTS).report(), MANIFESTS);
  });
});

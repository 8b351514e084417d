import assert from "node:assert/strict";
import type { FileReport } from "#engine/index.ts";
import { check, engineOf, type Files } from "./invariants.ts";
import { EXTREMES, MANIFESTS } from "./manifests.ts";
import { drawFrom, mutate } from "./mutations.ts";

const MUTANTS_PER_FILE = 250;
const EDITS = 120;
/** Of so many mutants, one is checked by a new engine too: to compile all rules takes longer than to run them. */
const COMPARED = 10;

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

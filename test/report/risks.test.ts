import assert from "node:assert/strict";
import { formatRisks, risksOf } from "#report/index.ts";
import { exportReport, exportReports } from "./export-reports.ts";
import { readCsv } from "./read-csv.ts";

describe("the register of risks", () => {
  for (const [name, report] of Object.entries(exportReports())) {
    it(`has a row for each risk, all of one length and without formulas: ${name}`, () => {
      const rows = readCsv(formatRisks(report));
      assert.equal(rows.length, risksOf(report).length + 1);
      assert.deepEqual([...new Set(rows.map((row) => row.length))], [19]);
      assert.deepEqual(rows.flat().filter((value) => /^\s*[=+\-@\t\r]/.test(value)), []);
    });
  }
  it("holds waivers with likelihood × impact, owner, end and state, and what fails without one", () => {
    const [head = [], ...rows] = readCsv(formatRisks(exportReport()));
    const shown = ["id", "source", "status", "likelihood", "impact", "score", "owner", "due", "findings", "effect", "register"];
    assert.deepEqual(rows.map((row) => shown.map((column) => row[head.indexOf(column)]).join(" | ")), [
      "W-1 | waiver | accepted | 2 | 4 | 8 | team:shop | 2027-03-31 | 0 |  | R-17",
      "W-2 | waiver | accepted | 2 | 4 | 8 | team:shop | 2026-12-01 | 1 | error | R-17",
      "W-3 | waiver | open | 2 | 4 | 8 | team:shop | 2026-11-01 | 0 |  | R-17",
      "W-4 | waiver | proposed | 2 | 4 | 8 | team:shop | 2027-04-01 | 0 |  | R-17",
      "W-5 | waiver | open | 2 | 4 | 8 | team:shop | soon | 0 |  | R-17",
      "SEC-1 | principle | open |  |  |  | platform-security | 2027-01-15 | 2 | error | ",
    ]);
  });
  it("holds no waiver of what does not concern", () => {
    const report = exportReport();
    const waivers = report.waivers.map((state) => ({ ...state, waiver: { ...state.waiver, type: "not-applicable" as const } }));
    assert.deepEqual(risksOf({ ...report, waivers }).map(({ id }) => id), ["SEC-1"]);
  });
  it("leaves a risk that nobody has judged without a score", () => {
    const report = exportReport();
    const waivers = report.waivers.map((state) => ({ ...state, waiver: { ...state.waiver, risk: null } }));
    const [head = [], first = []] = readCsv(formatRisks({ ...report, waivers }));
    assert.deepEqual(["likelihood", "impact", "score", "register"].map((column) => first[head.indexOf(column)]), ["", "", "", ""]);
  });
});

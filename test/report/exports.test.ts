import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { formatCalendar, formatGemara, formatMap, formatMapCsv, formatMapJson, formatOscal, formatPoam, formatRisks, type Report } from "#report/index.ts";
import { exportReport, exportReports } from "./export-reports.ts";

const FOLDER = new URL("../golden/report/exports/", import.meta.url);
const FRAMEWORK = "iso-27001-2022";

/** Exports with the names of their goldens. To write the goldens anew: UPDATE_GOLDENS=1, and read the difference. */
const EXPORTS: Readonly<Record<string, (report: Report) => string>> = {
  "oscal.json": formatOscal,
  "poam.json": formatPoam,
  "gemara.yaml": formatGemara,
  "risks.csv": formatRisks,
  "calendar.ics": formatCalendar,
  "map.txt": (report) => formatMap(report, FRAMEWORK),
  "map.json": (report) => formatMapJson(report, FRAMEWORK),
  "map.csv": (report) => formatMapCsv(report, FRAMEWORK),
};

for (const [name, format] of Object.entries(EXPORTS)) {
  describe(`export ${name}`, () => {
    it("gives its golden", () => {
      const file = new URL(name, FOLDER);
      const actual = format(exportReport());
      if (process.env["UPDATE_GOLDENS"] === "1") {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(file, actual);
      }
      assert.equal(actual, readFileSync(file, "utf8"));
    });
    it("lets nothing through that moves a cursor, hides or reorders text", () => {
      for (const report of Object.values(exportReports())) {
        assert.doesNotMatch(format(report).replaceAll("\r\n", "\n"), /[^\P{Cc}\n]|[\p{Cs}\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u);
      }
    });
    it("does not say that anything is compliant", () => { assert.doesNotMatch(format(exportReport()), /complian/i); });
  });
}

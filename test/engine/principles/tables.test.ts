import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TABLE_DATES } from "../../../src/engine/functions/tables/dates.ts";
import { SUPPORT_AS_OF } from "../../../src/engine/functions/tables/support.ts";
import { parsePrinciplesFile } from "../../../src/engine/principles/parse.ts";
import { checkTables } from "../../../src/engine/principles/tables.ts";
import { ROOT } from "../../project/arrows.ts";

const FOLDER = join(ROOT, "src/engine/functions/tables");
const TABLES = [{ table: "support", title: "ends of support", date: "2026-06-01", source: "s" }, { table: "ports", title: "registered ports", date: "2026-01-31", source: "s" }];

/** Checks the findings of a date, each as `severity text | message`. */
function check(text: string, asOf: string, ...expected: readonly string[]): void {
  const found = checkTables(parsePrinciplesFile("principles.yaml", text), asOf, TABLES);
  assert.deepEqual(found.map(({ severity, span, message }) => `${severity} ${text.slice(span.start, span.end)} | ${message}`), expected);
}

/** The oldest month that a table names as that of its contents. */
function oldestMonth(file: string): string | undefined {
  const text = readFileSync(join(FOLDER, file), "utf8");
  return [...text.matchAll(/As of (\d{4}-\d{2})\b/g)].map((match) => match[1] ?? "").sort()[0];
}

describe("checkTables", () => {
  const head = "apiVersion: groundrules/v1\nkind: Principles\n";
  const ports = "Table ports (registered ports) is of 2026-01-31; update Groundrules, because rules that use it grow wrong.";
  const support = "Table support (ends of support) is of 2026-06-01; update Groundrules, because rules that use it grow wrong.";
  it("tells tables that are older than a year, once each", () => {
    check(head, "2027-01-31");
    check(head, "2027-02-01", `info apiVersion | ${ports}`);
    check(`${head}settings: {gate: {failOn: error}}\n`, "2027-06-02", `info settings | ${support}`, `info settings | ${ports}`);
  });
  it("says nothing on a date before the tables, and of an empty file", () => {
    check(head, "2020-01-01");
    check("", "2030-01-01");
  });
});

describe("dates of tables", () => {
  const files = readdirSync(FOLDER).filter((file) => file !== "dates.ts");
  it("are there for every table", () => {
    assert.deepEqual(TABLE_DATES.map(({ table }) => `${table}.ts`), files.sort());
  });
  for (const { table, date, source } of TABLE_DATES) {
    it(`of ${table} is what its comments say, with a source`, () => {
      assert.equal(date, date === SUPPORT_AS_OF ? date : lastDayOf(oldestMonth(`${table}.ts`) ?? ""));
      assert.ok(source.length > 0);
    });
  }
});

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

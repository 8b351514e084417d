import { dayNumber } from "./dates.ts";
import { ownSeverity } from "./own-rules.ts";
import { issueAt, Places } from "./places.ts";
import type { ParsedPrinciples, PrinciplesIssue } from "./types.ts";
import { TABLE_DATES, type TableDate } from "../functions/tables/dates.ts";
import { firstKeySpan } from "../shape/pairs.ts";

/** Days after which a table that comes with the product counts as old. */
const MAXIMUM_DAYS = 365;

/** Tables that come with the product and were proof-read too long ago, once each, at the settings of a principles file. */
export function checkTables({ file, tree, fields }: ParsedPrinciples, asOf: string, tables: readonly TableDate[] = TABLE_DATES): PrinciplesIssue[] {
  if (fields === null) return [];
  const places = new Places(file, tree);
  const at = fields.has("settings") ? fields.keySpan("settings") : firstKeySpan(tree, fields.node);
  const today = dayNumber(asOf) ?? 0;
  return tables.flatMap(({ table, title, date }) => {
    if (today - (dayNumber(date) ?? 0) <= MAXIMUM_DAYS) return [];
    const message = `Table ${table} (${title}) is of ${date}; update Groundrules, because rules that use it grow wrong.`;
    return [issueAt(places, at, { code: "table-outdated", message, severity: ownSeverity("table-outdated") })];
  });
}

import { appendHistory } from "#cli/history.ts";
import type { HistoryRecord } from "#report/index.ts";

/** A process that adds records to a history: `FILE NAME COUNT`; a count of 0 goes on until somebody ends it. */
const [path = "", name = "", count = "0"] = process.argv.slice(2);

for (let index = 0; count === "0" || index < Number(count); index += 1) {
  appendHistory(path, record(`${name}-${String(index)}`));
  if (index === 0) process.stdout.write("writing\n");
}

function record(commit: string): HistoryRecord {
  const conformance = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`PRINCIPLE-${String(index)}`, index / 40]));
  const waivers = { inForce: 1, expiring: 2, expired: 3 };
  return { asOf: "2026-11-21", commit, version: "1", findings: { error: 0, warning: 0, info: 0, hint: 0 }, waived: 0, suppressed: 0, baseline: 0, unresolved: 0, waivers, conformance };
}

import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BenchContext } from "./bench/context.ts";
import { measureCold } from "./bench/measures/cold.ts";
import { measureEngine } from "./bench/measures/engine.ts";
import { measureMemory } from "./bench/measures/memory.ts";
import { measureOthers } from "./bench/measures/others.ts";
import { measureServer } from "./bench/measures/server.ts";
import { measureStart } from "./bench/measures/start.ts";
import { CACHE, ROOT } from "./bench/places.ts";
import { prepare } from "./bench/prepare.ts";
import { isMet, type Row } from "./bench/row.ts";
import { formatTable } from "./bench/table.ts";
import { runCommand } from "./vscode/run-command.ts";
import { existsSync } from "node:fs";

interface Measure {
  readonly title: string;
  readonly measure: (context: BenchContext) => Promise<Row[]>;
}

const MEASURES: Readonly<Record<string, Measure>> = {
  start: { title: "Start of the command line", measure: measureStart },
  cold: { title: "Cold check", measure: measureCold },
  memory: { title: "Peak memory", measure: measureMemory },
  engine: { title: "Engine alone, 500-line file", measure: measureEngine },
  server: { title: "Language server, 500-line file", measure: measureServer },
  others: { title: "Other scanners", measure: measureOthers },
};

const USAGE = `Measures the product on made-up repositories of 1 000 and 10 000 manifests.

npm run bench -- [--quick] [--only NAME]… [--json FILE] [--dist FOLDER]
  --quick        1 000 manifests only, and fewer runs
  --only NAME    ${Object.keys(MEASURES).join(", ")}
  --json FILE    the figures as JSON too
  --dist FOLDER  the bundles to measure, in place of dist`;

const { values } = parseArgs({
  options: { quick: { type: "boolean" }, only: { type: "string", multiple: true }, json: { type: "string" }, dist: { type: "string" }, help: { type: "boolean" } },
});
const unknown = values.only?.filter((name) => !(name in MEASURES)) ?? [];
if (values.help === true || unknown.length > 0) {
  console.log(unknown.length > 0 ? `There is no measure ${unknown.join(", ")}.\n\n${USAGE}` : USAGE);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const isQuick = values.quick === true;
const context: BenchContext = { dist: resolve(values.dist ?? resolve(ROOT, "dist")), sizes: isQuick ? [1000] : [1000, 10_000], isQuick };
await mkdir(CACHE, { recursive: true });
if (values.dist === undefined && !existsSync(resolve(ROOT, "dist/cli/main.js"))) await runCommand("npm", ["run", "--silent", "build"], { cwd: ROOT });
await prepare(context.dist, context.sizes);

const processors = cpus();
const machine = { node: process.version, processors: processors.length, model: processors[0]?.model ?? "" };
console.log(`Node ${machine.node}, ${String(machine.processors)} x ${machine.model}\n`);
const results: Record<string, readonly Row[]> = {};
for (const [name, { title, measure }] of Object.entries(MEASURES)) {
  if (values.only !== undefined && !values.only.includes(name)) continue;
  const rows = await measure(context);
  results[name] = rows;
  if (rows.length > 0) console.log(formatTable(title, rows));
}
if (values.json !== undefined) {
  const judged = Object.fromEntries(Object.entries(results).map(([name, rows]) => [name, rows.map((row) => ({ ...row, met: isMet(row) }))]));
  await writeFile(values.json, `${JSON.stringify({ machine, quick: isQuick, results: judged }, null, 2)}\n`);
}

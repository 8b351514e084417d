import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { createRuleIndex } from "../src/engine/index.ts";
import { rulesFromPacks } from "../src/engine/principles/command-line.ts";
import { readRules } from "./generate-packs.ts";
import { measureNoise, type Noise } from "./noise/measure.ts";
import { drawSample, formatPlaced } from "./noise/sample.ts";

const USAGE = `Counts how often each rule speaks over real manifests. Every folder is checked as a repository of its own.

npx tsx scripts/noise.ts FOLDER… [--pack NAME]… [--sample N] [--seed N] [--rule ID]… [--as-of DATE] [--json]
  --pack NAME    packs to run, each by itself (default: recommended and strict)
  --sample N     prints N findings of each pack with their lines, drawn evenly over the rules
  --seed N       draws another sample (default 1)
  --rule ID      counts and draws these rules only; the others still fold
  --json         the counts as JSON`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pack: { type: "string", multiple: true }, sample: { type: "string" }, seed: { type: "string" }, rule: { type: "string", multiple: true },
    "as-of": { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" },
  },
});
if (values.help === true || positionals.length === 0) {
  console.log(USAGE);
  process.exit(values.help === true ? 0 : 2);
}

const { rules, faults } = await readRules(process.cwd());
for (const fault of faults) console.error(fault);
const index = createRuleIndex(rules.map((rule) => rule.definition));
const folders = positionals.map((folder) => resolve(folder));
const asOf = values["as-of"] ?? new Date().toISOString().slice(0, 10);
const results = new Map<string, Noise>();
for (const pack of values.pack ?? ["recommended", "strict"]) results.set(pack, onlyRules(measureNoise(folders, rulesFromPacks([pack], index), asOf), values.rule));

if (values.json === true) {
  const plain = [...results].map(([pack, { findings, ...counts }]) => [pack, { ...counts, total: findings.length }] as const);
  console.log(JSON.stringify(Object.fromEntries(plain), null, 2));
} else for (const [pack, noise] of results) console.log(formatNoise(pack, noise));

function onlyRules(noise: Noise, ids: readonly string[] | undefined): Noise {
  if (ids === undefined) return noise;
  return { ...noise, rows: noise.rows.filter((row) => ids.includes(row.rule)), findings: noise.findings.filter(({ finding }) => ids.includes(finding.rule)) };
}

function formatNoise(pack: string, noise: Noise): string {
  const total = noise.lines === 0 ? 0 : (noise.findings.length / noise.lines) * 1000;
  const others = Object.entries(noise.otherVerdicts).map(([verdict, count]) => `, ${String(count)} ${verdict}`).join("");
  const counts = `${String(noise.findings.length)} findings in ${String(noise.files)} files, ${String(noise.lines)} lines (${total.toFixed(2)} per 1000)`;
  const head = ["", `## ${pack}`, "", `${counts}${others}, ${String(noise.errors)} errors`, ""];
  const table = ["| rule | findings | files | per 1000 lines | severity | confidence |", "|---|---:|---:|---:|---|---|", ...noise.rows.map((row) =>
    `| ${row.rule} | ${String(row.findings)} | ${String(row.files)} | ${row.perThousandLines.toFixed(2)} | ${row.severity} | ${row.confidence} |`)];
  const drawn = values.sample === undefined ? [] : drawSample(noise.findings, Number(values.sample), Number(values.seed ?? "1"));
  return [...head, ...table, "", ...drawn.map((placed, place) => `${formatPlaced(placed, place + 1)}\n`)].join("\n");
}

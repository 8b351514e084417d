import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { checkArguments, commandLine, largest, type BenchContext } from "../context.ts";
import { CACHE, repositoryFolder } from "../places.ts";
import { timeProcess } from "../processes.ts";
import { median, rowOfRatio, rowOfRuns, type Row } from "../row.ts";

/** Other scanners, with the arguments that make them check the current folder. */
const SCANNERS: readonly { readonly name: string; readonly version: string; readonly values: readonly string[] }[] = [
  { name: "kube-linter", version: "version", values: ["lint", "."] },
  { name: "kube-score", version: "version", values: ["score", "."] },
  { name: "trivy", version: "--version", values: ["config", "--quiet", "--offline-scan", "--skip-check-update", "."] },
  { name: "checkov", version: "--version", values: ["--quiet", "--compact", "--skip-download", "-d", "."] },
  { name: "kubeconform", version: "-v", values: ["-ignore-missing-schemas", "."] },
];

/** What is installed here, on the same files. Nothing is downloaded. */
export async function measureOthers(context: BenchContext): Promise<Row[]> {
  const present = SCANNERS.filter(({ name, version }) => spawnSync(name, [version]).status === 0);
  if (present.length === 0) {
    console.log(`none of ${SCANNERS.map(({ name }) => name).join(", ")} is installed\n`);
    return [];
  }
  const folder = repositoryFolder(largest(context));
  const runs = context.isQuick ? 1 : 3;
  const own = await timesOf(runs, () => timeProcess(process.execPath, [commandLine(context), ...checkArguments("recommended", null, join(CACHE, "report.json"))], folder));
  const rows: Row[] = [rowOfRuns("groundrules, recommended", "ms", own)];
  for (const { name, values } of present) {
    const times = await timesOf(runs, () => timeProcess(name, values, folder));
    rows.push(rowOfRuns(name, "ms", times), rowOfRatio(`${name} / groundrules`, median(times) / median(own)));
  }
  return rows;
}

async function timesOf(runs: number, run: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < runs; count += 1) times.push(await run());
  return times;
}

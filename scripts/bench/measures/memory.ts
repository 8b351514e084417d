import { join } from "node:path";
import { checkArguments, commandLine, largest, type BenchContext } from "../context.ts";
import { CACHE, repositoryFolder } from "../places.ts";
import { peakMemory } from "../processes.ts";
import { rowOfRuns, type Row } from "../row.ts";

const TARGET_MB = 400;

/** Peak memory of a check of the largest repository. */
export async function measureMemory(context: BenchContext): Promise<Row[]> {
  const files = largest(context);
  const rows: Row[] = [];
  for (const pack of ["recommended", "strict"]) {
    for (const jobs of [1, 2]) {
      const values = checkArguments(pack, jobs, join(CACHE, "report.json"));
      const runs: number[] = [];
      for (let run = 0; run < (context.isQuick ? 1 : 3); run += 1) runs.push(await peakMemory(commandLine(context), values, repositoryFolder(files)));
      rows.push(rowOfRuns(`${String(files)}: ${pack}, --jobs ${String(jobs)}`, "MB", runs, TARGET_MB));
    }
  }
  return rows;
}

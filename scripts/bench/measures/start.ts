import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { commandLine, type BenchContext } from "../context.ts";
import { CACHE } from "../places.ts";
import { timeProcess } from "../processes.ts";
import { median, rowOfRatio, rowOfRuns, type Row } from "../row.ts";

const TARGET_MS = 100;

/** How long the command line takes to be there at all, beside what Node itself takes. */
export async function measureStart(context: BenchContext): Promise<Row[]> {
  const empty = join(CACHE, "empty");
  await rm(empty, { recursive: true, force: true });
  await mkdir(join(empty, ".git"), { recursive: true });
  const [bare, version, check]: [number[], number[], number[]] = [[], [], []];
  const main = commandLine(context);
  for (let run = 0; run < (context.isQuick ? 5 : 15); run += 1) {
    bare.push(await timeProcess(process.execPath, ["-e", "0"], empty));
    version.push(await timeProcess(process.execPath, [main, "--version"], empty));
    check.push(await timeProcess(process.execPath, [main, "check"], empty));
  }
  return [
    rowOfRuns("node -e 0", "ms", bare),
    rowOfRuns("--version", "ms", version, TARGET_MS),
    rowOfRuns("check of an empty folder", "ms", check, TARGET_MS),
    rowOfRatio("--version / node", median(version) / median(bare)),
    rowOfRatio("check of an empty folder / node", median(check) / median(bare)),
  ];
}

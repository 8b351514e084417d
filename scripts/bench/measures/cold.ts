import { join } from "node:path";
import { checkArguments, commandLine, type BenchContext } from "../context.ts";
import { CACHE, programFile, repositoryFolder } from "../places.ts";
import { timeProcess } from "../processes.ts";
import { median, rowOfRatio, rowOfRuns, type Row } from "../row.ts";

const PACKS = ["recommended", "strict"] as const;
const JOBS = [1, 2] as const;
const FULL_SIZE = 10_000;
const TARGETS = { ms: 4000, floors: 6, growth: 11 } as const;

interface Variant {
  readonly name: string;
  readonly files: number;
  /** Null for the floor. */
  readonly check: { readonly pack: string; readonly jobs: number } | null;
  readonly times: number[];
}

/** Cold checks of whole repositories, each a new process, beside the floor. Variants take turns, so that a busy machine hits all alike. */
export async function measureCold(context: BenchContext): Promise<Row[]> {
  const variants = context.sizes.flatMap(variantsOf);
  for (let round = 0; round < (context.isQuick ? 3 : 5); round += 1) {
    for (const variant of variants) variant.times.push(await runOnce(context, variant));
  }
  return [...variants.map(timeRow), ...ratioRows(variants)];
}

function variantsOf(files: number): Variant[] {
  const checks = PACKS.flatMap((pack) => JOBS.map((jobs) => ({ name: `${String(files)}: ${pack}, --jobs ${String(jobs)}`, files, check: { pack, jobs }, times: [] })));
  return [{ name: `${String(files)}: floor`, files, check: null, times: [] }, ...checks];
}

async function runOnce(context: BenchContext, { check, files }: Variant): Promise<number> {
  const folder = repositoryFolder(files);
  if (check === null) return await timeProcess(process.execPath, [programFile("floor"), folder], folder);
  const values = checkArguments(check.pack, check.jobs, join(CACHE, "report.json"));
  return await timeProcess(process.execPath, [commandLine(context), ...values], folder);
}

function timeRow({ name, files, check, times }: Variant): Row {
  return rowOfRuns(name, "ms", times, files === FULL_SIZE && check?.jobs === 2 ? TARGETS.ms : null);
}

function ratioRows(variants: readonly Variant[]): Row[] {
  const rows: Row[] = [];
  for (const variant of variants) {
    const { check, files } = variant;
    if (check === null) continue;
    const floor = variants.find((other) => other.check === null && other.files === files);
    const smaller = variants.find((other) => other.check?.pack === check.pack && other.check.jobs === check.jobs && other.files * 10 === files);
    const time = median(variant.times);
    const target = files === FULL_SIZE && check.jobs === 2 ? TARGETS.floors : null;
    rows.push(rowOfRatio(`${variant.name} / floor`, time / median(floor?.times ?? []), target));
    if (smaller !== undefined) rows.push(rowOfRatio(`  / ${String(smaller.files)} files`, time / median(smaller.times), TARGETS.growth));
  }
  return rows;
}

/** One line of the result: several runs of the same thing, or a ratio of two such lines. */
export interface Row {
  readonly name: string;
  readonly unit: "ms" | "MB" | "times";
  /** What `low`, `middle` and `high` are. A single figure stands in `middle`. */
  readonly of: "min median max" | "p50 p95 p99" | "single";
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly runs: number;
  /** The most it may be, judged by `high` for percentiles and by `middle` otherwise; null where nothing was promised. */
  readonly target: number | null;
}

/** Least, median and most of several runs. */
export function rowOfRuns(name: string, unit: Row["unit"], runs: readonly number[], target: number | null = null): Row {
  const of = "min median max";
  return { name, unit, of, low: quantile(runs, 0), middle: quantile(runs, 0.5), high: quantile(runs, 1), runs: runs.length, target };
}

/** Percentiles of many short runs, in milliseconds. */
export function rowOfEdits(name: string, runs: readonly number[], target: number | null = null): Row {
  const of = "p50 p95 p99";
  return { name, unit: "ms", of, low: quantile(runs, 0.5), middle: quantile(runs, 0.95), high: quantile(runs, 0.99), runs: runs.length, target };
}

export function rowOfRatio(name: string, ratio: number, target: number | null = null): Row {
  return { name, unit: "times", of: "single", low: ratio, middle: ratio, high: ratio, runs: 1, target };
}

/** Whether a row keeps its promise; null where there is none. */
export function isMet(row: Row): boolean | null {
  if (row.target === null) return null;
  return (row.of === "p50 p95 p99" ? row.high : row.middle) <= row.target;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that at least this share of the values does not exceed; of an even count, 0.5 gives the mean of the two in the middle. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[Math.min(Math.max(index, 0), sorted.length - 1)] ?? 0;
  if (share === 0.5 && sorted.length % 2 === 0) return (at(sorted.length / 2 - 1) + at(sorted.length / 2)) / 2;
  return at(Math.ceil(share * sorted.length) - 1);
}

import { join } from "node:path";
import { AS_OF } from "./places.ts";

/** What all measures share. */
export interface BenchContext {
  /** Folder of the bundles. */
  readonly dist: string;
  /** Counts of files, the smallest first. */
  readonly sizes: readonly number[];
  readonly isQuick: boolean;
}

/** The largest repository that is measured. */
export function largest(context: BenchContext): number {
  return context.sizes.at(-1) ?? 0;
}

export function commandLine(context: BenchContext): string {
  return join(context.dist, "cli/main.js");
}

/** Arguments of a check that writes JSON to a file and never fails because of findings. */
export function checkArguments(pack: string, jobs: number | null, output: string): string[] {
  const workers = jobs === null ? [] : ["--jobs", String(jobs)];
  return ["check", "--pack", pack, ...workers, "--format", "json", "--output", output, "--fail-on", "never", "--no-progress", "--as-of", AS_OF];
}

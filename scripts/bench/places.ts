import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Everything the bench writes; git ignores it. */
export const CACHE = join(ROOT, ".cache/bench");

/** Today, for every run: dates in files must not change what is measured. */
export const AS_OF = "2026-06-01";

export function repositoryFolder(files: number): string {
  return join(CACHE, `repository-${String(files)}`);
}

/** A program of the bench, bundled as the product is. */
export function programFile(name: "engine" | "floor" | "peak"): string {
  return join(CACHE, "programs", `${name}.mjs`);
}

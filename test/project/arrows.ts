import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** What dependency-cruiser says of a folder. */
export interface Cruise {
  readonly modules: number;
  /** `rule: from → to`, sorted. */
  readonly violations: readonly string[];
}

interface Output {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[];
  };
}

/** Cruises folders below `cwd` with the rules of this repository. */
export function cruise(cwd: string, folders: readonly string[]): Cruise {
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(ROOT, ".dependency-cruiser.cjs");
  const run = spawnSync(process.execPath, [program, "--config", config, "--output-type", "json", ...folders], { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.stdout === "") throw new Error(run.stderr);
  const { summary } = JSON.parse(run.stdout) as Output;
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { modules: summary.totalCruised, violations: violations.sort() };
}

/** Cruises a throw-away project that has only the files given, by path below `src/`. */
export function cruisePlanted(files: Readonly<Record<string, string>>): Cruise {
  const folder = mkdtempSync(join(tmpdir(), "groundrules-arrows-"));
  try {
    for (const name of ["package.json", "tsconfig.base.json"]) copyFileSync(join(ROOT, name), join(folder, name));
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "src", file)), { recursive: true });
      writeFileSync(join(folder, "src", file), text);
    }
    return cruise(folder, ["src"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

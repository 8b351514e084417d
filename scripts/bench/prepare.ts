import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { CACHE, repositoryFolder, ROOT } from "./places.ts";
import { writeRepository } from "./repository.ts";

const GENERATOR = ["scripts/bench/manifests", "scripts/bench/random.ts", "scripts/bench/repository.ts"];

/** Writes the repositories and bundles the programs of the bench. */
export async function prepare(dist: string, sizes: readonly number[]): Promise<void> {
  for (const file of ["cli/main.js", "server/node.cjs"]) {
    if (!existsSync(join(dist, file))) throw new Error(`${join(dist, file)} is missing. Run \`npm run build\` first.`);
  }
  const generation = await hashOf(GENERATOR);
  for (const files of sizes) await writeRepository(repositoryFolder(files), files, generation);
  await build({
    entryPoints: ["engine", "floor", "peak"].map((name) => join(ROOT, `scripts/bench/programs/${name}.ts`)),
    outdir: join(CACHE, "programs"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    keepNames: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
}

/** The repositories are written again when the code that writes them has changed. */
async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    const absolute = join(ROOT, path);
    const files = path.endsWith(".ts") ? [absolute] : (await readdir(absolute)).sort().map((name) => join(absolute, name));
    for (const file of files) hash.update(await readFile(file));
  }
  return hash.digest("hex");
}

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { parseBuiltInPrinciples } from "../src/engine/index.ts";
import { docFiles } from "./generate-docs.ts";
import { readOwnRules } from "./generate-own-rules.ts";
import { expressionPage } from "./generate-expressions.ts";
import { packFiles, type SourceRule } from "./generate-packs.ts";
import { reportAssetFiles } from "./generate-report-assets.ts";
import { schemaFiles } from "./generate-schemas.ts";

/** Texts of generated files by path, relative to the root of the repository. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Folders that hold nothing but generated files: what is there and is not generated any more is removed. */
const FOLDERS = ["src/packs/generated", "src/report/html/generated", "docs/rules", "schemas"];

/** Everything that is generated and committed: compiled packs, rule pages, schemas, style and script of the HTML report, the table of functions. */
export async function generatedFiles(root: string, rules: readonly SourceRule[]): Promise<GeneratedFiles> {
  const page = await expressionPage(root);
  const principles = parseBuiltInPrinciples(await readFile(join(root, "rules/principles.yaml"), "utf8"));
  const own = await readOwnRules(root);
  const ownFile = ["src/packs/generated/own-rules.json", `${JSON.stringify(own, null, 1)}\n`] as const;
  return new Map([...(await packFiles(root, rules)), ownFile, ...docFiles(rules, own, principles), ...schemaFiles(), ...(await reportAssetFiles(root)), ...page]);
}

/** How the files on disk differ from the generated ones, each as `path: what`. */
export async function findDrift(root: string, files: GeneratedFiles): Promise<string[]> {
  const drift: string[] = [];
  for (const [path, text] of files) {
    const present = await readFile(join(root, path), "utf8").catch(() => null);
    if (present !== text) drift.push(`${path}: ${present === null ? "missing" : "differs"}`);
  }
  for (const path of await filesBelow(root)) if (!files.has(path)) drift.push(`${path}: no longer generated`);
  return drift.sort();
}

/** Brings the files on disk in step; an equal file is left alone, so that nothing that watches it wakes up. Returns what changed. */
export async function writeGenerated(root: string, files: GeneratedFiles): Promise<string[]> {
  const drift = await findDrift(root, files);
  for (const [path] of drift.map((line) => line.split(": "))) {
    if (path === undefined) continue;
    const text = files.get(path);
    if (text === undefined) await rm(join(root, path));
    else {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  }
  return drift;
}

async function filesBelow(root: string): Promise<string[]> {
  const paths: string[] = [];
  for (const folder of FOLDERS) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isFile()) paths.push(relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  }
  return paths;
}

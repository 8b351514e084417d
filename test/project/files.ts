import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { ROOT } from "./arrows.ts";

/** Files below folders of the repository, by path relative to the root, sorted; written by hand only. */
export function ownFiles(folders: readonly string[], ending: string): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.includes(".generated."))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1).split(sep).join("/"))
    .sort();
}

export function readOwn(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

export function readJson(file: string): unknown {
  return JSON.parse(readOwn(file));
}

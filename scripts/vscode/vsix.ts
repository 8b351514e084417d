import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./suite.ts";

/** Where `npm run package` writes the VSIX, relative to the root. */
export async function vsixName(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { version: string };
  return `dist/groundrules-${manifest.version}.vsix`;
}

/** The packaged extension. */
export async function vsixFile(): Promise<string> {
  const file = join(ROOT, await vsixName());
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run package`);
  return file;
}

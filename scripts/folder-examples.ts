import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { RuleExample } from "../src/engine/model/example.ts";
import { extractMarks } from "../src/engine/rules/examples.ts";

/** Examples of several files: `rules/<category>/<name>/fail.<case>/…` and `pass.<case>/…`; marks stand in the files. */
export async function readFolderExamples(root: string, ruleFile: string): Promise<RuleExample[]> {
  const folder = join(root, ruleFile.replace(/\.yaml$/, ""));
  const cases = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const examples: RuleExample[] = [];
  for (const entry of cases.filter((found) => found.isDirectory()).sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const kind = entry.name.startsWith("fail") ? "fail" : "pass";
    const files: Record<string, string> = {};
    const expected: RuleExample["expected"][number][] = [];
    for (const file of await filesBelow(join(folder, entry.name))) {
      const marked = extractMarks(await readFile(join(folder, entry.name, file), "utf8"));
      files[file] = marked.text;
      expected.push(...marked.marks.map((mark) => ({ file, ...mark })));
    }
    examples.push({ kind, files, fixed: null, kubernetesMinor: null, options: {}, expected, line: 1 });
  }
  return examples;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

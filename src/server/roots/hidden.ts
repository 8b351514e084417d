import { addIgnoreLevel, isIgnored, type IgnoreLevel } from "#host/ignore-files.ts";
import type { AsyncFileSystem } from "#host/file-system.ts";
import { ancestorsOf, joinPath } from "#host/paths.ts";
import { textOf } from "#host/read-text.ts";

const NEVER_ENTERED = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules)\//;
const IGNORE_FILE_LIMIT = 1_000_000;

/** Answers whether git ignores a file, or a folder above it. Reads each `.gitignore` once: make a new one for every batch. */
export function createHiddenCheck(files: AsyncFileSystem): (file: string) => Promise<boolean> {
  const levels = new Map<string, Promise<IgnoreLevel | null | "hidden">>();
  const levelOf = (folder: string): Promise<IgnoreLevel | null | "hidden"> => {
    const known = levels.get(folder) ?? readLevel(files, folder, folder === "" ? readExclude(files) : levelOf(parentOf(folder)));
    levels.set(folder, known);
    return known;
  };
  return async (file) => {
    if (NEVER_ENTERED.test(file)) return true;
    const level = await levelOf(ancestorsOf(file).at(-1) ?? "");
    return level === "hidden" || isIgnored(file, level);
  };
}

async function readLevel(
  files: AsyncFileSystem,
  folder: string,
  aboveFolder: Promise<IgnoreLevel | null | "hidden">,
): Promise<IgnoreLevel | null | "hidden"> {
  const above = await aboveFolder;
  if (above === "hidden" || (folder !== "" && isIgnored(`${folder}/`, above))) return "hidden";
  return addFile(files, joinPath(folder, ".gitignore"), folder, above);
}

function readExclude(files: AsyncFileSystem): Promise<IgnoreLevel | null> {
  return addFile(files, ".git/info/exclude", "", null);
}

async function addFile(files: AsyncFileSystem, file: string, folder: string, above: IgnoreLevel | null): Promise<IgnoreLevel | null> {
  const decoded = textOf(await files.read(file, IGNORE_FILE_LIMIT));
  return "text" in decoded && decoded.text !== "" ? addIgnoreLevel(folder, decoded.text, above) : above;
}

function parentOf(folder: string): string {
  return ancestorsOf(folder).at(-1) ?? "";
}

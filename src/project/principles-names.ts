import { baseName, joinPath, parentOf } from "#host/paths.ts";

/** Names of a principles file below the folder it governs; the first that is there and ours is taken. */
export const PRINCIPLES_NAMES = ["principles.yaml", "principles.yml", ".groundrules/principles.yaml", "architecture/principles.yaml"] as const;

const BASE_NAMES: ReadonlySet<string> = new Set(PRINCIPLES_NAMES.map(baseName));

/** Whether a path may be that of a principles file. */
export function isPrinciplesName(path: string): boolean {
  return BASE_NAMES.has(baseName(path));
}

/** The paths a folder's principles file may have, best first. */
export function placesIn(folder: string): readonly string[] {
  return PRINCIPLES_NAMES.map((name) => joinPath(folder, name));
}

/** The folders a file of such a name may govern: the one it stands in, and the one above where that is only its shelf. */
export function foldersGovernedBy(path: string): readonly string[] {
  const folder = parentOf(path);
  const isShelf = placesIn(parentOf(folder)).includes(path) && folder !== "";
  return isShelf ? [parentOf(folder), folder] : [folder];
}

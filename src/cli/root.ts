import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { relativeTo } from "#host/node.ts";

/** The root of a run and what to look at, relative to it. */
export interface Root {
  /** Absolute, links resolved. */
  readonly folder: string;
  readonly paths: readonly string[];
}

/**
 * The git work tree that holds the first path; outside git the current folder if it contains every path,
 * else the deepest folder that does. Paths are as given on the command line; none means the whole root.
 */
export function findRoot(given: readonly string[], cwd: string): Root {
  const current = realPath(cwd);
  const paths = given.map((path) => realFolderOf(resolve(current, path)));
  const first = paths[0] ?? current;
  const folder = workTreeOf(first) ?? commonFolder(current, paths);
  return { folder, paths: paths.length === 0 ? [""] : paths.map((path) => relativeTo(folder, path)) };
}

function workTreeOf(path: string): string | null {
  for (let folder = folderOf(path); ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

function commonFolder(current: string, paths: readonly string[]): string {
  if (paths.every((path) => contains(current, path))) return current;
  let folder = folderOf(paths[0] ?? current);
  while (!paths.every((path) => contains(folder, path)) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Resolves links in the folder of a path, but not the path itself: a link that is named keeps its name. */
function realFolderOf(path: string): string {
  const folder = dirname(path);
  if (folder === path) return path;
  const real = realPath(folder);
  return real === folder ? path : resolve(real, path.slice(folder.endsWith(sep) ? folder.length : folder.length + 1));
}

function folderOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

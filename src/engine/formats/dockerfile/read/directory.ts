import { HOLE } from "./expand.ts";

/** Whether a path is absolute on Linux or Windows; undefined where it begins with something unknown. */
export function isAbsolutePath(path: string): boolean | undefined {
  if (path.startsWith(HOLE)) return undefined;
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

/** The directory after a WORKDIR; null where a relative path has nothing to stand on, a hole where it is not known. */
export function joinDirectory(before: string | null, path: string): string | null {
  const absolute = isAbsolutePath(path);
  if (absolute === undefined) return HOLE;
  if (absolute) return path;
  if (before === null || before === HOLE) return before;
  const parts = before.split("/").filter((part) => part !== "");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `${before.startsWith("/") ? "/" : ""}${parts.join("/")}`;
}

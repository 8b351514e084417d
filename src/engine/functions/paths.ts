/**
 * Whether a path is one of the directories or lies below one. Both are normalised (`//`, `.`, `..`, a trailing `/`);
 * `/` in the list stands for the root alone, since everything lies below it. Relative paths match relative entries only.
 */
export function isUnderPath(path: string, directories: readonly string[]): boolean {
  const inner = normalisePath(path);
  return directories.some((directory) => {
    const outer = normalisePath(directory);
    if (inner === outer) return true;
    return outer !== "/" && outer !== "" && inner.startsWith(`${outer}/`);
  });
}

/** A path without `//`, `.`, `..` and trailing `/`; `..` above the root stays at the root. Empty stays empty. */
export function normalisePath(path: string): string {
  if (path === "") return "";
  const absolute = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (!absolute && (parts.length === 0 || parts.at(-1) === ".."))) parts.push(part);
    else parts.pop();
  }
  if (absolute) return `/${parts.join("/")}`;
  return parts.length === 0 ? "." : parts.join("/");
}

/** The last part of a path. */
export function baseName(path: string): string {
  const normal = normalisePath(path);
  return normal.slice(normal.lastIndexOf("/") + 1);
}

import ignore, { type Ignore } from "ignore";

/** The patterns of one `.gitignore`, on top of those of the folders above it. */
export interface IgnoreLevel {
  /** Folder the patterns are relative to. */
  readonly folder: string;
  readonly matcher: Ignore;
  readonly above: IgnoreLevel | null;
}

export function addIgnoreLevel(folder: string, patterns: string, above: IgnoreLevel | null): IgnoreLevel {
  return { folder, matcher: ignore({ ignorecase: false, allowRelativePaths: true }).add(patterns), above };
}

/**
 * Whether git ignores a path whose folder it does not ignore. The nearest file with an opinion decides.
 * A folder is written with a slash at its end.
 */
export function isIgnored(path: string, level: IgnoreLevel | null): boolean {
  for (let at = level; at !== null; at = at.above) {
    const verdict = at.matcher.test(at.folder === "" ? path : path.slice(at.folder.length + 1));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

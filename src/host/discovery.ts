import { decode } from "./decode.ts";
import { listAll, readAll, resolveAll, statAll, type DirectoryEntry, type RealPlace, type Steps } from "./file-system.ts";
import { addIgnoreLevel, isIgnored, type IgnoreLevel } from "./ignore-files.ts";
import { ancestorsOf, comparePaths, joinPath, parentOf } from "./paths.ts";

export type SkipReason = "too-large" | "unreadable" | "binary" | "encoding" | "outside" | "not-yet";

/** A file that looked like ours and was left out. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: SkipReason;
}

export interface DiscoveryOptions {
  /** Files and folders to look at, relative to the root; "" for all of it. */
  readonly paths: readonly string[];
  /** Whether a file of this name may be ours. A file named in `paths` is taken without asking. */
  readonly wants: (file: string) => boolean;
}

export interface Discovery {
  /** Sorted by code unit. */
  readonly files: readonly string[];
  readonly skipped: readonly SkippedFile[];
  /** Files that look like ours by name, but that git ignores. */
  readonly hidden: readonly string[];
  /** Paths of the options that are missing or may not be read. */
  readonly faults: readonly { readonly path: string; readonly reason: "missing" | "unreadable" | "outside" }[];
}

const NEVER_ENTERED: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);
const IGNORE_FILE_LIMIT = 1_000_000;

interface Folder {
  readonly path: string;
  /** The same place without links: what was visited is known by it. */
  readonly real: string;
  readonly level: IgnoreLevel | null;
}

interface Link {
  readonly path: string;
  readonly level: IgnoreLevel | null;
}

/**
 * Finds the files below the given paths, level by level. Honours `.gitignore` of every folder and `.git/info/exclude`,
 * never leaves the root through a link, and enters no folder twice.
 */
export function* discover(options: DiscoveryOptions): Steps<Discovery> {
  const walk = new Walk(options.wants);
  let folders = yield* startOf(options.paths, walk);
  while (folders.length > 0) {
    folders = yield* walk.visit(folders);
    if (folders.length === 0) folders = yield* walk.followLinks();
  }
  return walk.result();
}

/** The state of one walk. */
class Walk {
  readonly files = new Set<string>();
  readonly faults: Discovery["faults"][number][] = [];
  readonly skipped: SkippedFile[] = [];
  private readonly hidden: string[] = [];
  private readonly visited = new Set<string>();
  private readonly linkedFiles = new Set<string>();
  private readonly wants: (file: string) => boolean;
  private links: Link[] = [];

  constructor(wants: (file: string) => boolean) {
    this.wants = wants;
  }

  /** Reads folders and returns the folders in them. */
  *visit(folders: readonly Folder[]): Steps<Folder[]> {
    const fresh = folders.filter((folder) => this.enter(folder.real));
    const listings = yield* listAll(fresh.map((folder) => folder.path));
    const withIgnore = fresh.filter((_, index) => holdsIgnoreFile(listings[index] ?? null));
    const patterns = yield* readIgnoreFiles(withIgnore.map((folder) => joinPath(folder.path, ".gitignore")));
    const patternsOf = new Map(withIgnore.map((folder, index) => [folder, patterns[index]]));
    const below: Folder[] = [];
    fresh.forEach((folder, index) => {
      const entries = listings[index] ?? null;
      if (entries === null) this.skipped.push({ file: folder.path, reason: "unreadable" });
      else this.sort(withPatterns(folder, patternsOf.get(folder)), entries, below);
    });
    return below;
  }

  /** Resolves the links met so far and returns the folders they lead to. */
  *followLinks(): Steps<Folder[]> {
    const links = this.links.sort((a, b) => comparePaths(a.path, b.path));
    this.links = [];
    const places = yield* resolveAll(links.map((link) => link.path));
    const folders: Folder[] = [];
    links.forEach((link, index) => {
      const real = this.follow(link, places[index] ?? null);
      if (real !== null) folders.push({ path: link.path, real, level: link.level });
    });
    return folders;
  }

  result(): Discovery {
    const files = [...this.files].sort(comparePaths);
    const skipped = this.skipped.sort((a, b) => comparePaths(a.file, b.file));
    return { files, skipped, hidden: this.hidden.sort(comparePaths), faults: this.faults };
  }

  private enter(real: string): boolean {
    if (this.visited.has(real)) return false;
    this.visited.add(real);
    return true;
  }

  private sort(folder: Folder, entries: readonly DirectoryEntry[], below: Folder[]): void {
    for (const entry of entries) {
      const path = joinPath(folder.path, entry.name);
      if (entry.kind === "directory") {
        if (NEVER_ENTERED.has(entry.name) || isIgnored(`${path}/`, folder.level)) continue;
        below.push({ path, real: joinPath(folder.real, entry.name), level: folder.level });
      } else if (entry.kind === "file" && this.wants(path)) {
        if (isIgnored(path, folder.level)) this.hidden.push(path);
        else this.files.add(path);
      } else if (entry.kind === "link" && !NEVER_ENTERED.has(entry.name) && !isIgnored(path, folder.level)) {
        this.links.push({ path, level: folder.level });
      }
    }
  }

  /** Takes the file a link leads to, or returns the folder. What the walk has seen without the link is not taken again. */
  private follow(link: Link, place: RealPlace | null): string | null {
    const isFolder = place?.kind === "directory";
    if (!isFolder && !this.wants(link.path)) return null;
    if (place === null) this.skipped.push({ file: link.path, reason: "unreadable" });
    else if (place.path === null) this.skipped.push({ file: link.path, reason: "outside" });
    else if (isFolder) return this.visited.has(place.path) ? null : place.path;
    else if (place.kind === "file" && !this.files.has(place.path) && !this.linkedFiles.has(place.path)) {
      this.linkedFiles.add(place.path);
      this.files.add(link.path);
    }
    return null;
  }
}

/** Takes the files among the paths and returns the folders, with the ignore rules that hold in them. */
function* startOf(paths: readonly string[], walk: Walk): Steps<Folder[]> {
  const stats = yield* statAll(paths);
  const places = yield* resolveAll(paths);
  const folders: Folder[] = [];
  for (const [index, path] of paths.entries()) {
    const stat = stats[index] ?? null;
    const place = places[index] ?? null;
    if (stat === null || place === null) walk.faults.push({ path, reason: "missing" });
    else if (place.path === null) walk.faults.push({ path, reason: "outside" });
    else if (stat.kind === "file") walk.files.add(path);
    else if (stat.kind === "directory" && (yield* listAll([path]))[0] === null) walk.faults.push({ path, reason: "unreadable" });
    else if (stat.kind === "directory") folders.push({ path, real: place.path, level: yield* levelAbove(path) });
    else walk.faults.push({ path, reason: "unreadable" });
  }
  return folders;
}

/** The ignore rules of the folders above a path. Where they hide the path itself they do not count: it was asked for. */
function* levelAbove(path: string): Steps<IgnoreLevel | null> {
  const folders = ancestorsOf(path);
  const files = [".git/info/exclude", ...folders.map((folder) => joinPath(folder, ".gitignore"))];
  const texts = yield* readIgnoreFiles(files);
  let level: IgnoreLevel | null = null;
  for (const [index, file] of files.entries()) {
    const text = texts[index] ?? "";
    const folder = index === 0 ? "" : parentOf(file);
    if (text !== "") level = addIgnoreLevel(folder, text, level);
  }
  return path !== "" && isIgnored(`${path}/`, level) ? null : level;
}

function* readIgnoreFiles(paths: readonly string[]): Steps<readonly string[]> {
  const results = yield* readAll(paths, IGNORE_FILE_LIMIT);
  return results.map((bytes) => {
    const decoded = bytes === null || bytes === "too-large" ? null : decode(bytes);
    return decoded !== null && "text" in decoded ? decoded.text : "";
  });
}

function withPatterns(folder: Folder, patterns: string | undefined): Folder {
  return patterns === undefined || patterns === "" ? folder : { ...folder, level: addIgnoreLevel(folder.path, patterns, folder.level) };
}

function holdsIgnoreFile(entries: readonly DirectoryEntry[] | null): boolean {
  return entries?.some((entry) => entry.name === ".gitignore" && entry.kind !== "directory") ?? false;
}

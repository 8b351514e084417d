import { addIgnoreLevel, isIgnored, type IgnoreLevel } from "./ignore-files.ts";
import { readAll, type Steps } from "./file-system.ts";
import { ancestorsOf, joinPath } from "./paths.ts";
import { textOf } from "./read-text.ts";

const NEVER_ENTERED = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules)\//;
const IGNORE_FILE_LIMIT = 1_000_000;

type Level = IgnoreLevel | null | "hidden";

/** Tells of single files whether git ignores them, or a folder above them. Reads each `.gitignore` once: make a new one for every batch. */
export class HiddenFiles {
  private readonly levels = new Map<string, Level>();

  *isHidden(file: string): Steps<boolean> {
    if (NEVER_ENTERED.test(file)) return true;
    let level: Level = null;
    for (const folder of ancestorsOf(file)) level = yield* this.levelOf(folder, level);
    return level === "hidden" || isIgnored(file, level);
  }

  private *levelOf(folder: string, above: Level): Steps<Level> {
    const known = this.levels.get(folder);
    if (known !== undefined) return known;
    const level = yield* readLevel(folder, above);
    this.levels.set(folder, level);
    return level;
  }
}

function* readLevel(folder: string, above: Level): Steps<Level> {
  if (above === "hidden" || (folder !== "" && isIgnored(`${folder}/`, above))) return "hidden";
  const below = folder === "" ? yield* addFile(".git/info/exclude", folder, above) : above;
  return yield* addFile(joinPath(folder, ".gitignore"), folder, below);
}

function* addFile(file: string, folder: string, above: IgnoreLevel | null): Steps<IgnoreLevel | null> {
  const [bytes] = yield* readAll([file], IGNORE_FILE_LIMIT);
  const decoded = textOf(bytes ?? null);
  return "text" in decoded && decoded.text !== "" ? addIgnoreLevel(folder, decoded.text, above) : above;
}

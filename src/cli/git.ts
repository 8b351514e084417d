import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { isRunFault, RunFault } from "./exit-code.ts";

/** An entry of a tree; folders are listed by what they hold. */
export interface TreeEntry {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly kind: "file" | "link" | "submodule";
  /** Hash of the blob, or of the submodule's commit. */
  readonly id: string;
}

/** What is read of a git repository. Nothing of it is ever changed. */
export interface Repository {
  /** Hash of the commit a revision names; null where it names none. */
  commitOf(revision: string): string | null;
  /** The commit that two have in common; null where none is known. */
  mergeBase(left: string, right: string): string | null;
  entriesOf(commit: string): readonly TreeEntry[];
  /** Contents by hash; what is larger than `limit` bytes, or not there, is left out. */
  contentsOf(ids: readonly string[], limit: number): ReadonlyMap<string, Uint8Array>;
}

/** Bytes that one call may answer. */
const MOST_OUTPUT = 1_000_000_000;
/** Bytes of blobs that are asked for in one call. */
const BATCH = 64_000_000;
const KINDS: Readonly<Record<string, TreeEntry["kind"]>> = { "100644": "file", "100755": "file", "100664": "file", "120000": "link", "160000": "submodule" };

/**
 * Configuration that outweighs that of the repository. Only plumbing is called that runs neither hooks, filters, pagers nor
 * drivers; what is left are monitors and the fetching of missing objects. The owner of the files does not matter to such calls.
 */
const SAFE = ["--no-optional-locks", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*", "-c", "protocol.allow=never"];

/** The repository whose work tree, main or further, is the folder; null where it is none. */
export function openRepository(folder: string): Repository | null {
  if (!existsSync(join(folder, ".git"))) return null;
  return new CommandRepository(folder);
}

/** Hash of the commit that is checked out in a folder; null outside of git, before the first commit, and where git is missing. */
export function headOf(folder: string): string | null {
  try {
    return openRepository(folder)?.commitOf("HEAD") ?? null;
  } catch (error) {
    if (isRunFault(error)) return null;
    throw error;
  }
}

class CommandRepository implements Repository {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  commitOf(revision: string): string | null {
    // What begins with a dash would be an option.
    if (revision === "" || revision.startsWith("-")) return null;
    return this.hash("rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
  }

  mergeBase(left: string, right: string): string | null {
    return this.hash("merge-base", left, right);
  }

  entriesOf(commit: string): readonly TreeEntry[] {
    const listing = this.answer(["ls-tree", "-r", "-z", "--full-tree", commit], "");
    return listing.toString("utf8").split("\0").flatMap((line) => {
      const match = /^(\d+) \w+ ([0-9a-f]+)\t/.exec(line);
      const kind = KINDS[match?.[1] ?? ""];
      return match === null || kind === undefined ? [] : [{ path: line.slice(match[0].length), kind, id: match[2] ?? "" }];
    });
  }

  contentsOf(ids: readonly string[], limit: number): ReadonlyMap<string, Uint8Array> {
    const contents = new Map<string, Uint8Array>();
    for (const batch of this.batchesOf(ids, limit)) readBlobs(this.answer(["cat-file", "--batch"], batch.join("")), contents);
    return contents;
  }

  /** The blobs that are small enough, in portions. */
  private batchesOf(ids: readonly string[], limit: number): string[][] {
    const distinct = [...new Set(ids)];
    if (distinct.length === 0) return [];
    const sizes = this.answer(["cat-file", "--batch-check"], distinct.map((id) => `${id}\n`).join("")).toString("utf8");
    const missing = /^([0-9a-f]+) missing$/m.exec(sizes)?.[1];
    if (missing !== undefined) throw new RunFault(`the object ${missing} is not in this clone. Fetch all objects: git fetch --refetch --no-filter`);
    const batches: string[][] = [];
    let room = 0;
    for (const [, id = "", size] of sizes.matchAll(/^([0-9a-f]+) blob (\d+)$/gm)) {
      if (Number(size) > limit) continue;
      if (batches.length === 0 || room < Number(size)) {
        batches.push([]);
        room = BATCH;
      }
      batches.at(-1)?.push(`${id}\n`);
      room -= Number(size);
    }
    return batches;
  }

  private hash(...parameters: readonly string[]): string | null {
    const { status, stdout } = this.call(parameters, "");
    const text = stdout.toString("utf8").trim().split("\n")[0] ?? "";
    return status === 0 && /^[0-9a-f]{40,64}$/.test(text) ? text : null;
  }

  private answer(parameters: readonly string[], input: string): Buffer {
    const { status, stdout, stderr } = this.call(parameters, input);
    if (status !== 0) throw new RunFault(`git ${parameters[0] ?? ""} failed: ${stderr.toString("utf8").trim().split("\n")[0] ?? ""}`);
    return stdout;
  }

  private call(parameters: readonly string[], input: string): { status: number | null; stdout: Buffer; stderr: Buffer } {
    const argv = ["-C", this.folder, ...SAFE, ...parameters];
    // Windows looks for programs in the current folder first, which must not be that of the repository.
    const result = spawnSync("git", argv, { cwd: dirname(process.execPath), env: environmentFor(this.folder), input, maxBuffer: MOST_OUTPUT, windowsHide: true });
    if (result.error === undefined) return result;
    const isMissing = "code" in result.error && result.error.code === "ENOENT";
    throw new RunFault(isMissing ? "git is not installed, or not on the PATH. It is needed to compare with a revision" : `git could not be run: ${result.error.message}`);
  }
}

/** No variable of the caller reaches git but where programs are found: neither another repository nor other settings. */
function environmentFor(folder: string): NodeJS.ProcessEnv {
  const { PATH, Path, PATHEXT, SystemRoot, TEMP, TMP } = process.env;
  const path = (PATH ?? Path ?? "").split(delimiter).filter(isAbsolute).join(delimiter);
  const inherited = Object.entries({ PATHEXT, SystemRoot, TEMP, TMP }).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(inherited),
    PATH: path,
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_CEILING_DIRECTORIES: dirname(folder),
    // Objects a partial clone lacks are not fetched: fetching runs whatever program the repository names.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_SSH_COMMAND: "false",
    GIT_NO_REPLACE_OBJECTS: "1",
  };
}

/** Reads what `cat-file --batch` answers: a line with hash, kind and size, the bytes, and a line end. */
function readBlobs(output: Buffer, into: Map<string, Uint8Array>): void {
  for (let offset = 0; offset < output.length; ) {
    const lineEnd = output.indexOf(10, offset);
    if (lineEnd < 0) return;
    const [id = "", kind = "", size = ""] = output.toString("latin1", offset, lineEnd).split(" ");
    offset = lineEnd + 1;
    if (kind !== "blob") continue;
    into.set(id, output.subarray(offset, offset + Number(size)));
    offset += Number(size) + 1;
  }
}

import { createHash } from "node:crypto";
import { join } from "node:path";
import type { FileSystem } from "#host/file-system.ts";
import { createMemoryFileSystem, type MemoryFile } from "#host/memory.ts";
import { joinPath } from "#host/paths.ts";
import { openRepository, type Repository } from "./git.ts";

/** The files of a commit, those of its submodules included as far as they are there. */
export interface CommitFiles {
  readonly system: FileSystem;
  /** Whether a file of that content stands at the path; an end of line may be written either way. */
  holds(path: string, bytes: Uint8Array): boolean;
}

export interface CommitOptions {
  /** Folder of the work tree. */
  readonly root: string;
  readonly commit: string;
  /** Files whose content will be asked for; others only stand there. */
  readonly wants: (path: string) => boolean;
  /** Largest file that is read, in bytes. */
  readonly limit: number;
}

/** Submodules within submodules that are followed. */
const MOST_LEVELS = 4;
const SOMETHING = new Uint8Array(0);

/** Reads the files of a commit into memory; nothing is checked out. */
export function readCommit(repository: Repository, options: CommitOptions): CommitFiles {
  const files = new Map<string, MemoryFile>();
  const ids = new Map<string, string>();
  addTree({ repository, folder: "", commit: options.commit, level: 0 }, options, { files, ids });
  const system = createMemoryFileSystem(Object.fromEntries(files));
  return {
    system,
    holds: (path, bytes) => {
      const id = ids.get(system.resolve(path)?.path ?? "");
      return id !== undefined && (blobId(bytes, id.length) === id || blobId(withLineFeeds(bytes), id.length) === id);
    },
  };
}

interface Subtree {
  readonly repository: Repository;
  /** Where it stands below the root. */
  readonly folder: string;
  readonly commit: string;
  readonly level: number;
}

interface Gathered {
  readonly files: Map<string, MemoryFile>;
  readonly ids: Map<string, string>;
}

function addTree({ repository, folder, commit, level }: Subtree, options: CommitOptions, into: Gathered): void {
  const entries = repository.entriesOf(commit).map((entry) => ({ ...entry, path: joinPath(folder, entry.path) }));
  const read = entries.filter(({ kind, path }) => kind === "link" || (kind === "file" && options.wants(path)));
  const contents = repository.contentsOf(read.map(({ id }) => id), options.limit);
  for (const { kind, path, id } of entries) {
    if (kind === "submodule") addSubmodule({ folder: path, commit: id, level: level + 1 }, options, into);
    else {
      const bytes = contents.get(id);
      if (kind === "file") into.ids.set(path, id);
      into.files.set(path, kind === "link" ? { link: linkTarget(path, bytes) } : (bytes ?? (options.wants(path) ? { unreadable: true } : SOMETHING)));
    }
  }
}

/** A submodule that is not checked out, or lacks the commit, has no files: what stands there now is new. */
function addSubmodule(place: Omit<Subtree, "repository">, options: CommitOptions, into: Gathered): void {
  const repository = place.level > MOST_LEVELS ? null : openRepository(join(options.root, place.folder));
  if (repository?.commitOf(place.commit) === place.commit) addTree({ ...place, repository }, options, into);
}

/** An absolute link leads out of what a commit knows. */
function linkTarget(path: string, bytes: Uint8Array | undefined): string {
  const target = new TextDecoder().decode(bytes ?? SOMETHING);
  return target.startsWith("/") || /^[A-Za-z]:/.test(target) ? `${"../".repeat(path.split("/").length)}outside` : target;
}

/** The hash git gives a file: SHA-1, or SHA-256 where the repository uses that. */
function blobId(bytes: Uint8Array, length: number): string {
  return createHash(length === 64 ? "sha256" : "sha1").update(`blob ${String(bytes.length)}\0`).update(bytes).digest("hex");
}

/** Git may write CRLF into the work tree where the blob has LF; nothing that is checked differs by that. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  return bytes.includes(13) ? Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n"), "latin1") : bytes;
}

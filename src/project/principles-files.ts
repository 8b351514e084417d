import { extendedPaths, parsePrinciplesFile, type ExtendedFile, type ParsedPrinciples } from "#engine/index.ts";
import { readAll, resolveAll, type ReadResult, type Steps } from "#host/file-system.ts";
import { ancestorsOf, comparePaths } from "#host/paths.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "#host/read-text.ts";
import { sha256 } from "#host/sha256.ts";
import { foldersGovernedBy, isPrinciplesName, placesIn } from "./principles-names.ts";

/** A principles file and the folder it governs. */
export interface GoverningFile {
  readonly folder: string;
  readonly parsed: ParsedPrinciples;
}

/** The principles files of a root, read and parsed. */
export interface PrinciplesFiles {
  /** One for each governed folder, sorted by folder. */
  readonly governing: readonly GoverningFile[];
  /** Files they extend, directly or not, by their path from the root. */
  readonly extended: ReadonlyMap<string, ExtendedFile>;
  /** Files of such a name that are not ours. */
  readonly foreign: readonly string[];
  /** Files that are there, but could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * Finds and reads the principles files that count for some paths: those below them, and those of the folders above.
 * `candidates` are the files found below the paths.
 */
export function* findPrinciples(paths: readonly string[], candidates: readonly string[]): Steps<PrinciplesFiles> {
  const above = [...new Set(paths.flatMap((path) => [...ancestorsOf(path), path]))].flatMap(placesIn);
  const below = candidates.filter(isPrinciplesName);
  const wanted = [...new Set([...above, ...below])];
  return yield* readPrinciples(yield* filesInside(wanted), govern);
}

/** Reads one file that governs everything, whatever it is called. */
export function* readOnlyPrinciples(file: string): Steps<PrinciplesFiles> {
  return yield* readPrinciples([file], (files) => files.map((parsed) => ({ folder: "", parsed })));
}

function* readPrinciples(files: readonly string[], choose: (ours: readonly ParsedPrinciples[]) => GoverningFile[]): Steps<PrinciplesFiles> {
  const contents = yield* readAll(files, DEFAULT_SIZE_LIMIT);
  const parsed: ParsedPrinciples[] = [];
  const unreadable: string[] = [];
  files.forEach((file, index) => {
    const result = textOf(contents[index] ?? null);
    if ("text" in result) parsed.push(parsePrinciplesFile(file, result.text));
    else unreadable.push(file);
  });
  const governing = choose(parsed.filter((file) => file.isOurs));
  return {
    governing,
    extended: yield* readExtended(governing.map((file) => file.parsed)),
    foreign: parsed.filter((file) => !file.isOurs).map((file) => file.file),
    unreadable,
  };
}

/** Gives every folder the first of its names; a file on a shelf goes to the folder above, unless that has a better one. */
function govern(files: readonly ParsedPrinciples[]): GoverningFile[] {
  const byPath = new Map(files.map((parsed) => [parsed.file, parsed]));
  const chosen = new Map<string, ParsedPrinciples>();
  const folders = new Set(files.flatMap((parsed) => foldersGovernedBy(parsed.file)));
  for (const folder of [...folders].sort(comparePaths)) {
    const path = placesIn(folder).find((place) => byPath.has(place));
    const parsed = path === undefined ? undefined : byPath.get(path);
    if (parsed !== undefined && ![...chosen.values()].includes(parsed)) chosen.set(folder, parsed);
  }
  return [...chosen].map(([folder, parsed]) => ({ folder, parsed }));
}

/** Reads what files extend, level by level; each file once. */
function* readExtended(files: readonly ParsedPrinciples[]): Steps<ReadonlyMap<string, ExtendedFile>> {
  const found = new Map<string, ExtendedFile>();
  const seen = new Set<string>();
  for (let level = files; level.length > 0; ) {
    const named = [...new Set(level.flatMap(extendedPaths))].filter((path) => !seen.has(path));
    for (const path of named) seen.add(path);
    const paths = yield* filesInside(named);
    const contents = yield* readAll(paths, DEFAULT_SIZE_LIMIT);
    level = paths.flatMap((path, index) => {
      const extended = parseExtended(path, contents[index] ?? null);
      if (extended === null) return [];
      found.set(path, extended);
      return [extended.parsed];
    });
  }
  return found;
}

/** The paths that lead to a file of the root; a link to somewhere else is not followed. */
function* filesInside(paths: readonly string[]): Steps<readonly string[]> {
  const places = yield* resolveAll(paths);
  return paths.filter((_, index) => places[index]?.kind === "file" && places[index].path !== null);
}

function parseExtended(path: string, bytes: ReadResult): ExtendedFile | null {
  const result = textOf(bytes);
  if (bytes === null || bytes === "too-large" || !("text" in result)) return null;
  return { parsed: parsePrinciplesFile(path, result.text), sha256: sha256(bytes) };
}

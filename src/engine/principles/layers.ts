import { nearestClause, nearestKnown } from "../shape/nearest.ts";
import { isPack, packNames } from "./packs.ts";
import { issueAt, Places } from "./places.ts";
import type { ExtendedFile, ExtendsEntry, ParsedPrinciples, PrinciplesIssue } from "./types.ts";
import type { Origin } from "../model/origin.ts";

/** Version of the built-in packs. */
const PACK_VERSION = "1";

/** A built-in pack that a file extends. */
export interface ExtendedPack {
  readonly pack: string;
  readonly isDraft: boolean;
  readonly origin: Origin;
}

/** Every file that has a say, the nearest first, with the packs they extend. */
export interface Layers {
  readonly files: readonly ParsedPrinciples[];
  readonly packs: readonly ExtendedPack[];
  readonly issues: readonly PrinciplesIssue[];
}

/**
 * Orders files by their say: the nearest file, what it extends (later entries before earlier ones), the next file above, and so on.
 * A file that is reached twice counts where it is reached first.
 */
export function layersOf(files: readonly ParsedPrinciples[], extended: ReadonlyMap<string, ExtendedFile>): Layers {
  const walk: Walk = { extended, files: [], packs: [], issues: [], done: new Set() };
  for (const file of files) addFile(walk, file, []);
  return walk;
}

interface Walk {
  readonly extended: ReadonlyMap<string, ExtendedFile>;
  readonly files: ParsedPrinciples[];
  readonly packs: ExtendedPack[];
  readonly issues: PrinciplesIssue[];
  readonly done: Set<string>;
}

function addFile(walk: Walk, file: ParsedPrinciples, chain: readonly string[]): void {
  if (walk.done.has(file.file)) return;
  walk.done.add(file.file);
  walk.files.push(file);
  const places = new Places(file.file, file.tree);
  for (const entry of [...file.extends].reverse()) {
    if (entry.kind === "pack") addPack(walk, entry, file, places);
    else addExtended(walk, entry, places, [...chain, file.file]);
  }
}

function addPack(walk: Walk, entry: ExtendsEntry & { kind: "pack" }, file: ParsedPrinciples, places: Places): void {
  const [pack = "", version] = entry.reference.split("@");
  if (!isPack(pack)) {
    const nearest = nearestKnown(pack, packNames());
    const message = `There is no built-in pack "${pack}"${nearestClause(pack, packNames())}`;
    const suggestions = nearest === null ? [] : [`groundrules:${nearest}@${PACK_VERSION}`];
    walk.issues.push(issueAt(places, entry.span, { code: "extends", message: message.endsWith("?") ? message : `${message}.`, suggestions }));
  } else if (version !== PACK_VERSION) {
    const right = `groundrules:${pack}@${PACK_VERSION}`;
    const message = `Name the version of the pack: write ${right}.`;
    walk.issues.push(issueAt(places, entry.span, { code: "extends", message, suggestions: [right] }));
  } else walk.packs.push({ pack, isDraft: file.isDraft, origin: entry.origin });
}

function addExtended(walk: Walk, entry: ExtendsEntry & { kind: "file" }, places: Places, chain: readonly string[]): void {
  const message = extendsProblem(walk, entry, chain);
  if (message !== null) {
    walk.issues.push(issueAt(places, entry.span, { code: "extends", message }));
    return;
  }
  const target = walk.extended.get(entry.path ?? "");
  if (target !== undefined) addFile(walk, target.parsed, chain);
}

function extendsProblem(walk: Walk, entry: ExtendsEntry & { kind: "file" }, chain: readonly string[]): string | null {
  const { path, written, sha256 } = entry;
  if (path === null) return `"${written}" is no path inside this repository; keep a copy of the file here and name that.`;
  const at = chain.indexOf(path);
  if (at >= 0) return `The file extends itself: ${[...chain.slice(at), path].join(" → ")}.`;
  const target = walk.extended.get(path);
  if (target === undefined) return `There is no file ${path}.`;
  if (sha256 !== null && sha256 !== target.sha256.toLowerCase()) {
    return `${path} has changed: its SHA-256 is ${target.sha256.toLowerCase()}. Look at the change, then write the new digest.`;
  }
  return target.parsed.isOurs ? null : `${path} is no principles file: it does not begin with apiVersion: groundrules/v1.`;
}

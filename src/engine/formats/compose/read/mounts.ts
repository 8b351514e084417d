import { normalisePath } from "../../../functions/paths.ts";
import { Kind } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { HOLE, type Variables } from "../../../model/variables.ts";
import { kindOf, scalarText } from "../../../syntax/access.ts";
import type { ComposeTree } from "./compose-tree.ts";
import { interpolate, resolved } from "./interpolate.ts";
import { boolAt, entriesAt, textAt } from "./scalars.ts";

/** The `volumes` of a service, entry by entry; an entry that is no mount has no fields. */
export function readMounts(tree: ComposeTree, service: number): PlainObject[] {
  return entriesAt(tree, service, "volumes").map((entry) => {
    const kind = entry < 0 ? null : kindOf(tree, entry);
    if (kind === Kind.Mapping) return longMount(tree, entry);
    return kind === Kind.Scalar ? shortMount(scalarText(tree, entry), tree.variables) : {};
  });
}

function longMount(tree: ComposeTree, entry: number): PlainObject {
  const source = textAt(tree, entry, "source");
  const target = textAt(tree, entry, "target");
  const type = textAt(tree, entry, "type") ?? "volume";
  const path = type === UNRESOLVED ? UNRESOLVED : type === "bind" ? hostPath(source) : undefined;
  return { text: source ?? target, short: false, type, source, target, path, read_only: boolAt(tree, entry, "read_only") ?? false };
}

/** `[SOURCE:]TARGET[:MODE]`; a source that is a path is a bind mount, a name a volume. */
function shortMount(raw: string, variables: Variables): PlainObject {
  const pieces = splitMount(interpolate(raw, variables));
  if (pieces.length > 3) return { text: raw, short: true };
  const [source, target, mode] = pieces.length === 1 ? [undefined, ...pieces] : pieces;
  const type = typeOf(source, target ?? "");
  const known = source === undefined ? undefined : resolved(source);
  const path = type === UNRESOLVED ? UNRESOLVED : type === "bind" ? hostPath(known, source) : undefined;
  const read_only = (mode ?? target ?? "").includes(HOLE) ? UNRESOLVED : modesOf(mode).includes("ro");
  const mount: PlainObject = { text: raw, short: true, type, source: known, target: resolved(target ?? ""), path, read_only };
  return read_only === false ? { ...mount, asReadOnly: withReadOnly(raw, mode) } : mount;
}

/** Cuts at colons, except at the one of a drive letter. */
function splitMount(text: string): string[] {
  const pieces: string[] = [];
  let isDrive = false;
  for (const piece of text.split(":")) {
    if (isDrive) pieces.push(`${pieces.pop() ?? ""}:${piece}`);
    else pieces.push(piece);
    isDrive = !isDrive && /^[A-Za-z]$/.test(piece);
  }
  return pieces;
}

function typeOf(source: string | undefined, target: string): Value {
  if (source === undefined) return target.startsWith(HOLE) ? UNRESOLVED : "volume";
  if (source.startsWith(HOLE)) return UNRESOLVED;
  return /^(?:[./~]|\\\\|[A-Za-z]:)/.test(source) ? "bind" : "volume";
}

/** An absolute path without `//`, `.`, `..` and trailing `/`; a relative one leads to no fixed place of the host. */
function hostPath(source: Value, written?: string): Value {
  if (typeof source === "string") return source.startsWith("/") ? normalisePath(source) : undefined;
  return source === UNRESOLVED && (written === undefined || written.startsWith("/")) ? UNRESOLVED : undefined;
}

function modesOf(mode: string | undefined): string[] {
  return mode === undefined ? [] : mode.split(",");
}

/** The entry with `ro` as its access mode, variables as written; absent where the mode comes from a variable. */
function withReadOnly(raw: string, mode: string | undefined): string | undefined {
  if (mode === undefined) return `${raw}:ro`;
  if (!raw.endsWith(`:${mode}`)) return undefined;
  const modes = [...modesOf(mode).filter((entry) => entry !== "rw" && entry !== ""), "ro"];
  return `${raw.slice(0, raw.length - mode.length)}${modes.join(",")}`;
}

import { Kind, Style, type Tree } from "../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../model/value.ts";
import { followRoute, isNull, itemsOf, kindOf, scalarText, styleOf } from "../../syntax/access.ts";

/**
 * Fills in `${NAME:-default}` and `${NAME-default}`; `$$` is a dollar sign. A variable without a default has no value in the files,
 * so the whole text is unresolved. Compose Specification, "Interpolation".
 */
export function interpolate(text: string): string | typeof UNRESOLVED {
  if (!text.includes("$")) return text;
  let isKnown = true;
  const filled = text.replace(/\$(?:\$|\{(\w+)(?::?-([^}$]*))?[^}]*\}|(\w+))/g, (whole, name: string | undefined, fallback: string | undefined) => {
    if (whole === "$$") return "$";
    if (name !== undefined && fallback !== undefined) return fallback;
    isKnown = false;
    return "";
  });
  return isKnown ? filled : UNRESOLVED;
}

/** The text of a scalar below a node, interpolated; absent where there is none. */
export function textValue(tree: Tree, node: number, key: string | number): string | typeof UNRESOLVED | undefined {
  const found = followRoute(tree, node, [key]);
  if (found < 0 || kindOf(tree, found) !== Kind.Scalar || isNull(tree, found)) return undefined;
  return interpolate(scalarText(tree, found));
}

/** The `ports` of a service, entry by entry. */
export function readPorts(tree: Tree, service: number): Value[] {
  return entriesOf(tree, service, "ports").map((entry) => (kindOf(tree, entry) === Kind.Mapping ? longPort(tree, entry) : shortPort(tree, entry)));
}

function longPort(tree: Tree, entry: number): PlainObject {
  const published = textValue(tree, entry, "published");
  const target = textValue(tree, entry, "target");
  const base: PlainObject = { short: false, plain: false, text: target, target, hostIp: textValue(tree, entry, "host_ip"), protocol: textValue(tree, entry, "protocol") ?? "tcp" };
  return { ...base, published, ...rangeOf(published) };
}

/** `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, where ports may be ranges and an IPv6 address may stand in brackets. */
function shortPort(tree: Tree, entry: number): PlainObject {
  const isScalar = kindOf(tree, entry) === Kind.Scalar;
  const text = isScalar ? interpolate(scalarText(tree, entry)) : "";
  const plain = isScalar && styleOf(tree, entry) === Style.Plain;
  if (text === UNRESOLVED) return unresolvedPort(scalarText(tree, entry), plain);
  const match = /^(?:(?:(\[[^\]]*\]|[^[\]]*):)?([\d-]*):)?([\d-]+)(?:\/(\w+))?$/.exec(text);
  const [, ip, host, target, protocol] = match ?? [];
  const published = host === "" ? undefined : host;
  const hostIp = ip === undefined || ip === "" ? undefined : ip.replace(/^\[(.*)\]$/, "$1");
  return { short: true, plain, text, hostIp, published, ...rangeOf(published), target, protocol: protocol ?? "tcp" };
}

function unresolvedPort(text: string, plain: boolean): PlainObject {
  const unknown: Value = UNRESOLVED;
  return { short: true, plain, text, hostIp: unknown, published: unknown, publishedFrom: unknown, publishedTo: unknown, target: unknown, protocol: unknown };
}

function rangeOf(published: Value): { publishedFrom: Value; publishedTo: Value } {
  if (published === UNRESOLVED) return { publishedFrom: UNRESOLVED, publishedTo: UNRESOLVED };
  const match = typeof published === "string" ? /^(\d+)(?:-(\d+))?$/.exec(published) : null;
  if (match === null) return { publishedFrom: undefined, publishedTo: undefined };
  return { publishedFrom: Number(match[1]), publishedTo: Number(match[2] ?? match[1]) };
}

/** The `volumes` of a service, entry by entry. */
export function readMounts(tree: Tree, service: number): Value[] {
  return entriesOf(tree, service, "volumes").map((entry) => (kindOf(tree, entry) === Kind.Mapping ? longMount(tree, entry) : shortMount(tree, entry)));
}

function longMount(tree: Tree, entry: number): PlainObject {
  const source = textValue(tree, entry, "source");
  const readOnly = textValue(tree, entry, "read_only");
  return {
    short: false,
    text: source ?? textValue(tree, entry, "target"),
    type: textValue(tree, entry, "type") ?? "volume",
    source,
    target: textValue(tree, entry, "target"),
    readOnly: readOnly === UNRESOLVED ? UNRESOLVED : readOnly === "true",
    mode: undefined,
  };
}

/** `[SOURCE:]TARGET[:MODE]`; a source that is a path is a bind mount, a name a volume. A drive letter's colon separates nothing. */
function shortMount(tree: Tree, entry: number): PlainObject {
  const raw = kindOf(tree, entry) === Kind.Scalar ? scalarText(tree, entry) : "";
  const text = interpolate(raw);
  if (text === UNRESOLVED) return unresolvedMount(raw);
  const match = /^(?:((?:[A-Za-z]:[\\/])?[^:]*):)?((?:[A-Za-z]:[\\/])?[^:]*?)(?::([\w,]+))?$/.exec(text);
  const parts = splitMount(text, match);
  const isPath = parts.source !== undefined && /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(parts.source);
  const modes = (parts.mode ?? "").split(",");
  return { short: true, text, type: isPath ? "bind" : "volume", source: parts.source, target: parts.target, readOnly: modes.includes("ro"), mode: parts.mode };
}

/** Two parts are SOURCE:TARGET, unless the second is no path: `/data:ro` is not valid, so a second part is always a target. */
function splitMount(text: string, match: RegExpExecArray | null): { source: string | undefined; target: string; mode: string | undefined } {
  const [, source, target, mode] = match ?? [];
  if (source === undefined && mode !== undefined) return { source: target, target: mode, mode: undefined };
  return { source, target: target ?? text, mode };
}

/** What an unresolved entry still tells: a source that is written out before the first colon. */
function unresolvedMount(raw: string): PlainObject {
  const unknown: Value = UNRESOLVED;
  return { short: true, text: raw, type: unknown, source: unknown, target: unknown, readOnly: unknown, mode: unknown };
}

function entriesOf(tree: Tree, service: number, key: string): number[] {
  const list = followRoute(tree, service, [key]);
  if (list < 0 || kindOf(tree, list) !== Kind.Sequence) return [];
  return itemsOf(tree, list).map((_, index) => followRoute(tree, list, [index]));
}

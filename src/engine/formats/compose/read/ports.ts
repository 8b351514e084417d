import { Kind, Style } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { HOLE } from "../../../model/variables.ts";
import { kindOf, scalarText, styleOf } from "../../../syntax/access.ts";
import type { ComposeTree } from "./compose-tree.ts";
import { interpolate, resolved } from "./interpolate.ts";
import { entriesAt, isLiteralAt, textAt } from "./scalars.ts";

const LOOPBACK = "127.0.0.1";
const PORTS = /^\d+(?:-\d+)?$/;

/** The `ports` of a service, entry by entry; an entry that is no port has no fields. */
export function readPorts(tree: ComposeTree, service: number): PlainObject[] {
  return entriesAt(tree, service, "ports").map((entry) => {
    const kind = entry < 0 ? null : kindOf(tree, entry);
    if (kind === Kind.Mapping) return longPort(tree, entry);
    return kind === Kind.Scalar ? shortPort(tree, entry) : {};
  });
}

/** Whether an address stands for every interface: all of it is zero. */
export function isAnyAddress(address: string): boolean {
  return /^(?:[0.]+|[0:]*:[0:]*)$/.test(address);
}

function longPort(tree: ComposeTree, entry: number): PlainObject {
  const target = textAt(tree, entry, "target");
  if (target === undefined) return {};
  const published = textAt(tree, entry, "published");
  const host_ip = textAt(tree, entry, "host_ip");
  const protocol = lowerCase(textAt(tree, entry, "protocol") ?? "tcp");
  const written: PlainObject = { text: target, short: false, plain: false, unquoted: false };
  return { ...written, host_ip, published, target, protocol, ...rangeOf(published, target), ...exposure(host_ip, `host_ip: ${LOOPBACK}`, isLiteralAt(tree, entry, "host_ip")) };
}

/** `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, where ports may be ranges and an IPv6 address may stand in brackets. */
function shortPort(tree: ComposeTree, entry: number): PlainObject {
  const raw = scalarText(tree, entry);
  const plain = styleOf(tree, entry) === Style.Plain;
  const text = interpolate(raw, tree.variables);
  const { address, pieces, protocol } = splitPort(text);
  const [host, container] = pieces.length > 1 ? pieces : ["", pieces[0]];
  const target = valueOf(container);
  if (target === undefined || (typeof target === "string" && !PORTS.test(target))) return {};
  const published = valueOf(host);
  // A variable in front may hold an address, too.
  const host_ip = address === undefined && pieces[0]?.includes(HOLE) === true ? UNRESOLVED : addressValue(address);
  const kept = withoutAddress(raw, address);
  const proposal = `${LOOPBACK}:${pieces.length === 1 ? ":" : ""}${kept ?? withoutAddress(text, address) ?? text}`;
  const written: PlainObject = { text: raw, short: true, plain, unquoted: plain && [raw, text].every((each) => each.includes(":")) };
  const port: PlainObject = { host_ip, published, target, protocol: valueOf(protocol) };
  return { ...written, ...port, ...rangeOf(published, target), ...exposure(host_ip, proposal, kept !== undefined) };
}

/** The value of a piece; an empty one is absent. */
function valueOf(piece: string | undefined): Value {
  return piece === undefined || piece === "" ? undefined : resolved(piece);
}

/** Cuts a short entry; the address is as written, with its brackets, and the pieces are host and container port, or the latter alone. */
function splitPort(text: string): { address: string | undefined; pieces: string[]; protocol: string } {
  const slash = text.lastIndexOf("/");
  const body = slash < 0 ? text : text.slice(0, slash);
  const protocol = slash < 0 ? "tcp" : text.slice(slash + 1).toLowerCase();
  const [, bracketed, behind] = /^(\[[^\]]*\]):(.*)$/.exec(body) ?? [];
  if (bracketed !== undefined) return { address: bracketed, pieces: pad((behind ?? "").split(":")), protocol };
  const pieces = body.split(":");
  const [, beforeHole] = /^(\d+(?:\.\d+){3}):[^:]*$/.exec(body) ?? [];
  if (beforeHole !== undefined) return { address: beforeHole, pieces: pad(pieces.slice(1)), protocol };
  if (pieces.length < 3) return { address: undefined, pieces, protocol };
  return { address: pieces.slice(0, -2).join(":"), pieces: pieces.slice(-2), protocol };
}

/** Behind an address stands a host port, be it an empty one. */
function pad(pieces: string[]): string[] {
  return pieces.length === 1 && pieces[0]?.includes(HOLE) === true ? [HOLE, HOLE] : pieces;
}

function addressValue(address: string | undefined): Value {
  return valueOf(address?.replace(/^\[(.*)\]$/, "$1"));
}

function withoutAddress(text: string, address: string | undefined): string | undefined {
  if (address === undefined) return text;
  return text.startsWith(`${address}:`) ? text.slice(address.length + 1) : undefined;
}

function exposure(address: Value, proposal: string, rewritable: boolean): PlainObject {
  if (address === UNRESOLVED) return { allInterfaces: UNRESOLVED };
  const allInterfaces = typeof address !== "string" || isAnyAddress(address);
  return allInterfaces ? { allInterfaces, proposal, rewritable } : { allInterfaces };
}

/** Host ports that are taken for certain: of a range for one container port, Docker picks one that is free. */
function rangeOf(published: Value, target: Value): { publishedFrom: Value; publishedTo: Value } {
  const known = { publishedFrom: undefined, publishedTo: undefined };
  if (published === UNRESOLVED) return { publishedFrom: UNRESOLVED, publishedTo: UNRESOLVED };
  if (typeof published !== "string" || !PORTS.test(published)) return known;
  const [from = "", to = from] = published.split("-");
  if (to !== from && !(typeof target === "string" && target.includes("-"))) return known;
  return { publishedFrom: Number(from), publishedTo: Number(to) };
}

function lowerCase(value: string | typeof UNRESOLVED): Value {
  return value === UNRESOLVED ? value : value.toLowerCase();
}

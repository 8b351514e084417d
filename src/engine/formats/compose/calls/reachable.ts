import { Kind } from "../../../model/tree.ts";
import type { PlainObject, Value } from "../../../model/value.ts";
import { allPairs, followRoute, kindOf } from "../../../syntax/access.ts";
import type { ComposeTree } from "../read/compose-tree.ts";
import { readPorts } from "../read/ports.ts";
import { entriesAt, isWritten, knownTexts, textAt, textsAt } from "../read/scalars.ts";

/** A service with more ports than these says nothing by them. */
const MAXIMUM_PORTS = 100;

/** By which names other services reach a service, and on which ports it says that it answers. `nodes`: it, and what it extends. */
export function reachableFields(tree: ComposeTree, name: string, nodes: readonly number[]): PlainObject {
  const own = nodes[0] ?? -1;
  const names = ["container_name", "hostname"].flatMap((key) => knownTexts([textAt(tree, own, key)]));
  const exposed = nodes.flatMap((node) => textsAt(tree, node, "expose") ?? []);
  const declared = servedPorts(tree, nodes, exposed);
  const ports = exposed.length === 0 || declared === undefined ? [] : declared;
  return {
    hostNames: [name, ...names, ...aliasesOf(tree, own)].map((each) => each.toLowerCase()),
    isFixed: ports.length > 0 && ports.length <= MAXIMUM_PORTS && !nodes.some((node) => isWritten(tree, node, "build")),
    ports: ports.slice(0, MAXIMUM_PORTS),
    declared: declared?.slice(0, MAXIMUM_PORTS),
    details: detailsOf(tree, own),
  };
}

/** What is exposed and what is published; undefined where one of them is not known. */
function servedPorts(tree: ComposeTree, nodes: readonly number[], exposed: readonly Value[]): number[] | undefined {
  const published = nodes.flatMap((node) => readPorts(tree, node).map((port) => port["target"]));
  const declared = [...exposed, ...published].filter((text) => text !== undefined);
  const ports = declared.flatMap((text) => (typeof text === "string" ? portsIn(text) : []));
  return declared.every((text) => typeof text === "string") ? ports : undefined;
}

/** `80`, `80/tcp`, or a range. */
function portsIn(text: string): number[] {
  const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/\w+)?$/.exec(text) ?? [];
  if (from === undefined) return [];
  const last = Math.min(Number(to ?? from), Number(from) + MAXIMUM_PORTS);
  return Array.from({ length: Math.max(0, last - Number(from) + 1) }, (_, index) => Number(from) + index);
}

function aliasesOf(tree: ComposeTree, service: number): string[] {
  const networks = followRoute(tree, service, ["networks"]);
  if (networks < 0 || kindOf(tree, networks) !== Kind.Mapping) return [];
  return [...allPairs(tree, networks).values()].flatMap((network) => (network < 0 ? [] : knownTexts(textsAt(tree, network, "aliases"))));
}

/** What the long syntax says of the protocol of a port. */
function detailsOf(tree: ComposeTree, service: number): PlainObject[] {
  return entriesAt(tree, service, "ports").flatMap((entry) => {
    if (entry < 0 || kindOf(tree, entry) !== Kind.Mapping) return [];
    const says = textAt(tree, entry, "app_protocol");
    const protocol = typeof says === "string" && /^(?:http|https)$/i.test(says) ? says.toLowerCase() : undefined;
    const target = textAt(tree, entry, "target");
    return [{ port: typeof target === "string" ? portsIn(target)[0] : target, protocol }];
  });
}

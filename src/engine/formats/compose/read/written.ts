import { namedProtocolOf } from "../../../functions/platform.ts";
import { parseImage } from "../../../functions/images.ts";
import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import type { PlainObject } from "../../../model/value.ts";
import type { Variables } from "../../../model/variables.ts";
import { allPairs, followRoute, isNull, itemsOf, kindOf, scalarText } from "../../../syntax/access.ts";
import { closedObject, listOf, STRING } from "../../../model/type.ts";
import { BOUND_PLATFORMS, DECLARED_PORTS, ROUTE, WRITTEN_TEXTS, writtenText, type AddedVariables, type Additions } from "../../../functions/added-variables.ts";
import { withVariables, type ComposeTree } from "./compose-tree.ts";
import { readPorts } from "./ports.ts";
import { textAt } from "./scalars.ts";

/** `outdated`: keys that do what networks do, or that only one container can have. */
const OUTDATED_KEYS = listOf(closedObject("outdated key", { key: STRING, route: ROUTE }));

/** Of a service: links, which networks have replaced, and what containers cannot share. */
const SERVICE_KEYS: readonly string[] = ["links", "container_name", "mac_address"];
/** Of a network that a service joins: addresses, which containers cannot share. */
const NETWORK_KEYS: readonly string[] = ["ipv4_address", "ipv6_address", "mac_address"];

/** What rules ask of the text of services, wherever in the service it stands. */
export function composeAdditions(variables: Variables): Additions {
  const types = { texts: WRITTEN_TEXTS, listens: DECLARED_PORTS, platforms: BOUND_PLATFORMS, outdated: OUTDATED_KEYS };
  const read: AddedVariables["read"] = ({ tree, node }) => {
    const listens = portsOf(withVariables(tree, variables), node);
    return { texts: textsOf(tree, node), listens, platforms: platformsOf(tree, node), outdated: outdatedKeys(tree, node) };
  };
  return new Map([["compose.service", { types, read }]]);
}

function outdatedKeys(tree: Tree, service: number): PlainObject[] {
  const networks = followRoute(tree, service, ["networks"]);
  const joined = networks >= 0 && kindOf(tree, networks) === Kind.Mapping ? [...allPairs(tree, networks).keys()] : [];
  const routes: Route[] = [...SERVICE_KEYS.map((key) => [key]), ...joined.flatMap((name) => NETWORK_KEYS.map((key) => ["networks", name, key]))];
  return routes.filter((route) => followRoute(tree, service, route) >= 0).map((route) => ({ key: route.join("."), route }));
}

function textsOf(tree: Tree, service: number): PlainObject[] {
  const hosts = pairsAt(tree, service, "extra_hosts", /[=:]/).map((pair) => writtenText("host", pair.name, pair.value, pair.route));
  const environment = pairsAt(tree, service, "environment", /=/).map((pair) => writtenText("environment", pair.name, pair.value, pair.route));
  return [...environment, ...wordsAt(tree, service, "command"), ...wordsAt(tree, service, "entrypoint"), ...hosts];
}

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly route: Route;
}

/** The entries of a mapping, or of a list of `name=value`. */
function pairsAt(tree: Tree, service: number, key: string, separator: RegExp): Pair[] {
  const node = followRoute(tree, service, [key]);
  if (node < 0) return [];
  if (kindOf(tree, node) === Kind.Mapping) {
    return [...allPairs(tree, node)].flatMap(([name, value]) => textsAt(tree, value).map((text) => ({ name, value: text, route: [key, name] })));
  }
  return itemsAt(tree, node).flatMap(({ text, index }) => {
    const at = text.search(separator);
    return at < 0 ? [] : [{ name: text.slice(0, at), value: text.slice(at + 1), route: [key, index] }];
  });
}

/** The words of a command; one written as text is a word of its own. */
function wordsAt(tree: Tree, service: number, key: string): PlainObject[] {
  const node = followRoute(tree, service, [key]);
  if (node < 0) return [];
  if (kindOf(tree, node) === Kind.Scalar) return textsAt(tree, node).map((text) => writtenText("argument", "", text, [key]));
  return itemsAt(tree, node).map(({ text, index }) => writtenText("argument", "", text, [key, index]));
}

function platformsOf(tree: Tree, service: number): PlainObject[] {
  const image = textsAt(tree, followRoute(tree, service, ["image"]))[0] ?? "the service's image";
  const platforms = textsAt(tree, followRoute(tree, service, ["platform"]));
  return platforms.filter((platform) => !platform.includes("$")).map((platform) => ({ platform, image, route: ["platform"] }));
}

/** Every port with its container's number, and what names its protocol. */
function portsOf(tree: ComposeTree, service: number): PlainObject[] {
  const image = textAt(tree, service, "image");
  const repository = typeof image === "string" ? parseImage(image)?.repository : undefined;
  return readPorts(tree, service).flatMap((port, index) => {
    const { target } = port;
    if (typeof target !== "string" || !/^\d{1,5}$/.test(target)) return [];
    const route: Route = ["ports", index];
    const [protocol, name] = ["app_protocol", "name"].map((key) => textsAt(tree, followRoute(tree, service, [...route, key]))[0]);
    const named = protocol ?? (name !== undefined && namedProtocolOf(name) !== undefined ? name : undefined);
    return [{ port: Number(target), protocol: named, repository, route }];
  });
}

function itemsAt(tree: Tree, list: number): { text: string; index: number }[] {
  if (kindOf(tree, list) !== Kind.Sequence) return [];
  return [...itemsOf(tree, list).keys()].flatMap((index) => textsAt(tree, followRoute(tree, list, [index])).map((text) => ({ text, index })));
}

/** The text of a scalar, if there is one. */
function textsAt(tree: Tree, node: number): string[] {
  return node < 0 || kindOf(tree, node) !== Kind.Scalar || isNull(tree, node) ? [] : [scalarText(tree, node)];
}

import type { Route } from "../../../model/route.ts";
import { Kind } from "../../../model/tree.ts";
import { UNRESOLVED, type Value } from "../../../model/value.ts";
import { allPairs, followRoute, kindOf } from "../../../syntax/access.ts";
import type { ComposeTree } from "../read/compose-tree.ts";
import { readDependencies } from "../read/dependencies.ts";
import { readMounts } from "../read/mounts.ts";
import { boolAt, entriesAt, isLiteralAt, isWritten, textAt, textsAt } from "../read/scalars.ts";

/** A name that a service uses; `route` from the service on. */
export interface Use {
  readonly kind: string;
  readonly name: string | typeof UNRESOLVED;
  readonly route: Route;
  readonly isEntry: boolean;
}

/** Everything a service refers to by name. What need not exist is left out. */
export function usesOf(tree: ComposeTree, service: number): Use[] {
  return [
    ...dependencyUses(tree, service),
    ...listUses(tree, service, "networks", "network"),
    ...listUses(tree, service, "secrets", "secret"),
    ...listUses(tree, service, "configs", "config"),
    ...volumeUses(tree, service),
    ...networkModeUse(tree, service),
    ...extendsUse(tree, service),
  ]
    .filter(({ kind, name }) => name === UNRESOLVED || (/^[A-Za-z0-9][\w.-]*$/.test(name) && !(kind === "network" && name === "default")))
    .map((use) => ({ ...use, isEntry: use.isEntry && isLiteralAt(tree, service, ...use.route) }));
}

function dependencyUses(tree: ComposeTree, service: number): Use[] {
  return readDependencies(tree, service).flatMap((dependency) => {
    const { position, short } = dependency;
    const name = dependency["service"];
    if (typeof position !== "string" && typeof position !== "number") return [];
    const isOptional = typeof position === "string" && boolAt(tree, service, "depends_on", position, "required") === false;
    return isOptional || (typeof name !== "string" && name !== UNRESOLVED) ? [] : [{ kind: "service", name, route: ["depends_on", position], isEntry: short === true }];
  });
}

/** A list of names or of mappings with a `source`, or a mapping by name. */
function listUses(tree: ComposeTree, service: number, list: string, kind: string): Use[] {
  const node = followRoute(tree, service, [list]);
  if (node >= 0 && kindOf(tree, node) === Kind.Mapping) {
    return [...allPairs(tree, node).keys()].map((name) => ({ kind, name, route: [list, name], isEntry: false }));
  }
  const texts = textsAt(tree, service, list) ?? [];
  return entriesAt(tree, service, list).flatMap((entry, index): Use[] => {
    if (entry < 0) return [];
    if (kindOf(tree, entry) === Kind.Scalar) return [{ kind, name: texts[index] ?? "", route: [list, index], isEntry: true }];
    const source = textAt(tree, entry, "source");
    return source === undefined ? [] : [{ kind, name: source, route: [list, index, "source"], isEntry: true }];
  });
}

function volumeUses(tree: ComposeTree, service: number): Use[] {
  return readMounts(tree, service).flatMap(({ type, source, short }, index): Use[] => {
    if (type !== "volume" || (typeof source !== "string" && source !== UNRESOLVED)) return [];
    return [{ kind: "volume", name: source, route: short === true ? ["volumes", index] : ["volumes", index, "source"], isEntry: short !== true }];
  });
}

function networkModeUse(tree: ComposeTree, service: number): Use[] {
  const mode = textAt(tree, service, "network_mode");
  if (typeof mode !== "string" || !mode.startsWith("service:")) return [];
  return [{ kind: "service", name: mode.slice("service:".length), route: ["network_mode"], isEntry: false }];
}

/** A service that is extended from another file is looked for there by Compose; only those of the file itself are told. */
function extendsUse(tree: ComposeTree, service: number): Use[] {
  if (isWritten(tree, service, "extends", "file")) return [];
  const isShort = textAt(tree, service, "extends") !== undefined;
  const name = textAt(tree, service, "extends") ?? textAt(tree, service, "extends", "service");
  return name === undefined ? [] : [{ kind: "service", name, route: isShort ? ["extends"] : ["extends", "service"], isEntry: true }];
}

/** The files that a Compose file includes, or whose services its own extend: paths relative to its folder. */
export function linkedFiles(tree: ComposeTree, root: number, services: readonly number[]): Value[] {
  const texts = textsAt(tree, root, "include") ?? [];
  const includes = entriesAt(tree, root, "include").flatMap((entry, index): Value[] => {
    if (entry < 0) return [UNRESOLVED];
    if (kindOf(tree, entry) === Kind.Scalar) return [texts[index]];
    return textsAt(tree, entry, "path") ?? [textAt(tree, entry, "path")];
  });
  return [...includes, ...services.map((service) => textAt(tree, service, "extends", "file"))].filter((path) => path !== undefined);
}

const KINDS: Readonly<Record<string, string>> = { services: "service", networks: "network", volumes: "volume", secrets: "secret", configs: "config" };

/** The names that a file defines, by kind. */
export function definedNames(tree: ComposeTree, root: number): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(KINDS).map(([key, kind]) => {
      const node = followRoute(tree, root, [key]);
      return [kind, node >= 0 && kindOf(tree, node) === Kind.Mapping ? [...allPairs(tree, node).keys()] : []];
    }),
  );
}

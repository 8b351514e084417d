import { normalisePath } from "../../../functions/paths.ts";
import type { Fact } from "../../../model/facts.ts";
import type { Model, Target } from "../../../model/format.ts";
import { Kind } from "../../../model/tree.ts";
import { NodeView, UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { allPairs, followRoute, getValue, kindOf } from "../../../syntax/access.ts";
import type { ComposeTree } from "../read/compose-tree.ts";
import { isStartable } from "../read/facts.ts";
import { isMainFile, isOverrideFile } from "../read/names.ts";
import { circleKey, findCircles } from "./circles.ts";
import { definedNames, linkedFiles, usesOf, type Use } from "./read.ts";

/** Adds what the services of a Compose file refer to by name, and the names it defines. */
export function addReferences(model: Model, file: string, tree: ComposeTree): Model {
  const root = tree.documents[0]?.root ?? -1;
  if (root < 0) return model;
  const services = servicesOf(tree, root);
  const defined = definedNames(tree, root);
  const uses = services.map(([service, node]) => ({ service, node, uses: usesOf(tree, node) }));
  const circles = findCircles(new Map(uses.map(({ service, uses: all }) => [service, all.filter(isDependency).map(({ name }) => String(name))])));
  const isFragment = isOverrideFile(file) || (!isMainFile(file) && services.some(([, node]) => !isStartable(tree, node)));
  const targets: Target[] = [...model.targets];
  const facts: Fact[] = [...model.facts];
  for (const { service, node, uses: all } of uses) {
    for (const use of all) {
      const circle = isDependency(use) ? circles.get(circleKey(service, String(use.name))) : undefined;
      targets.push(targetOf(new NodeView(tree, followRoute(tree, node, use.route)), service, use, facts.length));
      const { kind, name, isEntry } = use;
      const value: PlainObject = { service, kind, name, isEntry, isFragment, circle, known: defined.get(kind) ?? [] };
      facts.push({ type: "compose.reference", document: 0, route: ["services", service, ...use.route], value });
    }
  }
  const names = [...defined].flatMap(([kind, all]) => all.map((name) => `${kind} ${name}`));
  const nodes = services.map(([, node]) => node);
  const links = linkedFiles(tree, root, nodes).map((path) => resolvePath(file, path));
  return { ...model, targets, facts: [...facts, { type: "compose.names", document: 0, route: [], value: { names, links, isOpen: false } }] };
}

function servicesOf(tree: ComposeTree, root: number): [string, number][] {
  const list = getValue(tree, root, "services");
  if (list < 0 || kindOf(tree, list) !== Kind.Mapping) return [];
  return [...allPairs(tree, list)].filter(([, node]) => node >= 0 && kindOf(tree, node) === Kind.Mapping);
}

function isDependency({ route, name }: Use): boolean {
  return route[0] === "depends_on" && name !== UNRESOLVED;
}

function targetOf(self: NodeView, service: string, use: Use, fact: number): Target {
  const values: Value[] = [self, service, use.kind, use.name, undefined];
  const resource = { type: "compose.service", name: service };
  return { type: "compose.reference", document: 0, route: ["services", service, ...use.route], values, bases: { file: [] }, resource, fact };
}

/** A path from the root of what a file names; unresolved where it is not in this repository. */
function resolvePath(file: string, path: Value): Value {
  if (typeof path !== "string" || /^(?:[a-z][a-z0-9+.-]*:|git@|\/|~)/i.test(path)) return UNRESOLVED;
  return normalisePath(`${file.slice(0, file.lastIndexOf("/") + 1)}${path}`);
}

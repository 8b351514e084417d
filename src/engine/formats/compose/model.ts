import type { Fact } from "../../model/facts.ts";
import type { Model, Target } from "../../model/format.ts";
import { Kind, type Tree } from "../../model/tree.ts";
import { NodeView, type PlainObject, type Value } from "../../model/value.ts";
import { allPairs, followRoute, getValue, isNull, itemsOf, kindOf, scalarText } from "../../syntax/access.ts";
import { findDuplicateNames, findDuplicatePorts, type NamedService } from "./duplicates.ts";
import { isMainFile, isOverrideFile } from "./names.ts";
import { readMounts, readPorts, textValue } from "./values.ts";

/** A service of the file. */
interface Service extends NamedService {
  readonly node: number;
}

/** Builds the targets and facts of a Compose file. */
export function buildModel(file: string, tree: Tree): Model {
  const root = tree.documents[0]?.root ?? -1;
  const services = findServices(tree, root);
  const names = services.map((service) => service.name);
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const shared = { file, folder, fileServices: names, isMain: isMainFile(file) };
  const isFragment = isOverrideFile(file) || services.some((service) => !isStartable(tree, service.node));
  const fileFact: Fact = {
    type: "compose.file",
    document: 0,
    route: [],
    value: { folder, isMain: shared.isMain, isOverride: isOverrideFile(file), services: names },
  };
  const facts = services.map((service) => serviceFact(tree, root, service, { ...shared, isFragment }));
  const values = [new NodeView(tree, root), findDuplicateNames(services), findDuplicatePorts(services)];
  const fileTarget: Target = { type: "compose.file", document: 0, route: [], values, bases: {}, resource: null };
  const targets = services.map((service, index) => serviceTarget(tree, service, index + 1));
  return { targets: [fileTarget, ...targets], facts: [fileFact, ...facts], resources: services.length };
}

function findServices(tree: Tree, root: number): Service[] {
  const list = root < 0 ? -1 : getValue(tree, root, "services");
  if (list < 0 || kindOf(tree, list) !== Kind.Mapping) return [];
  return [...allPairs(tree, list)].flatMap(([name, node]) => {
    if (node < 0 || kindOf(tree, node) !== Kind.Mapping) return [];
    return [{ name, node, containerName: textValue(tree, node, "container_name"), ports: readPorts(tree, node), profiles: textsAt(tree, node, "profiles") }];
  });
}

function serviceTarget(tree: Tree, service: Service, fact: number): Target {
  const route = ["services", service.name];
  return {
    type: "compose.service",
    document: 0,
    route,
    values: [new NodeView(tree, service.node), service.name, service.ports, readMounts(tree, service.node)],
    bases: { ports: [...route, "ports"], mounts: [...route, "volumes"] },
    resource: { type: "compose.service", name: service.name },
    fact,
  };
}

interface FileContext {
  readonly file: string;
  readonly folder: string;
  readonly fileServices: readonly string[];
  readonly isMain: boolean;
  readonly isFragment: boolean;
}

function serviceFact(tree: Tree, root: number, service: Service, context: FileContext): Fact {
  const { isFragment, ...shared } = context;
  const chain = extendsChain(tree, root, service.node);
  const has = (...route: string[]): boolean => chain.nodes.some((node) => isWritten(tree, node, route));
  const value: PlainObject = {
    service: service.name,
    ...shared,
    incomplete: isFragment || !chain.isWhole,
    usesCapAdd: has("cap_add"),
    hasCapDrop: has("cap_drop"),
    hasMemoryLimit: has("mem_limit") || has("deploy", "resources", "limits", "memory"),
    hasHealthcheck: has("healthcheck"),
    disablesHealthcheck: chain.nodes.some((node) => disablesHealthcheck(tree, node)),
  };
  return { type: "compose.service", document: 0, route: ["services", service.name], value };
}

/** A service and those it extends in its own file; not whole where the chain leaves the file, ends in nothing, or is endless. */
function extendsChain(tree: Tree, root: number, service: number): { nodes: number[]; isWhole: boolean } {
  const nodes = [service];
  for (let depth = 0; depth < 16; depth += 1) {
    const link = getValue(tree, nodes.at(-1) ?? service, "extends");
    if (link < 0 || isNull(tree, link)) return { nodes, isWhole: true };
    const isElsewhere = kindOf(tree, link) === Kind.Mapping && getValue(tree, link, "file") >= 0;
    const name: Value = kindOf(tree, link) === Kind.Scalar ? scalarText(tree, link) : textValue(tree, link, "service");
    const next = isElsewhere || typeof name !== "string" ? -1 : followRoute(tree, root, ["services", name]);
    if (next < 0 || nodes.includes(next)) return { nodes, isWhole: false };
    nodes.push(next);
  }
  return { nodes, isWhole: false };
}

/** A service with neither image, build, nor something it extends is only a part of one. */
function isStartable(tree: Tree, service: number): boolean {
  return ["image", "build", "extends", "provider"].some((key) => isWritten(tree, service, [key]));
}

function disablesHealthcheck(tree: Tree, service: number): boolean {
  const check = followRoute(tree, service, ["healthcheck"]);
  if (check < 0) return false;
  return textValue(tree, check, "disable") === "true" || textsAt(tree, check, "test")[0] === "NONE";
}

function isWritten(tree: Tree, node: number, route: readonly string[]): boolean {
  const found = followRoute(tree, node, route);
  return found >= 0 && !isNull(tree, found);
}

function textsAt(tree: Tree, node: number, key: string): string[] {
  const list = getValue(tree, node, key);
  if (list < 0 || kindOf(tree, list) !== Kind.Sequence) return [];
  return itemsOf(tree, list).flatMap((item) => (kindOf(tree, item) === Kind.Scalar ? [scalarText(tree, item)] : []));
}

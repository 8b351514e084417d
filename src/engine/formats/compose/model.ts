import type { Fact } from "../../model/facts.ts";
import type { Model, Target } from "../../model/format.ts";
import { Kind } from "../../model/tree.ts";
import { NodeView, type PlainObject, type Value } from "../../model/value.ts";
import { allPairs, followRoute, getValue, kindOf } from "../../syntax/access.ts";
import type { ComposeTree } from "./read/compose-tree.ts";
import { findDuplicateNames, findDuplicatePorts, type NamedService } from "./relate/duplicates.ts";
import { hasHealthcheck, readDependencies } from "./read/dependencies.ts";
import { readEnvironment } from "./read/environment.ts";
import { followExtends, type ExtendsChain } from "./read/extends.ts";
import { isStartable, serviceFact } from "./read/facts.ts";
import { readGiven } from "./read/given.ts";
import { builtImages, imageOf, pulledImage } from "./read/images.ts";
import { readMounts } from "./read/mounts.ts";
import { isMainFile, isOverrideFile, projectNameOf } from "./read/names.ts";
import { readPorts } from "./read/ports.ts";
import { boolAt, knownTexts, textAt, textsAt } from "./read/scalars.ts";
import { findSharedMounts, mountsOfChain } from "./relate/shared-mounts.ts";

/** A service of the file. */
interface Service extends NamedService {
  readonly node: number;
  readonly chain: ExtendsChain;
}

/** What is known of the services of a file together. */
interface ServiceGroup {
  readonly tree: ComposeTree;
  readonly isFragment: boolean;
  readonly built: ReadonlySet<string>;
  /** Names of services with a health check in force. */
  readonly healthy: ReadonlySet<string>;
}

/** Builds the targets and facts of a Compose file. */
export function buildModel(file: string, tree: ComposeTree): Model {
  const root = tree.documents[0]?.root ?? -1;
  const services = findServices(file, tree, root);
  const isFragment = isOverrideFile(file) || (!isMainFile(file) && services.some((service) => !isStartable(tree, service.node)));
  const fileFact: Fact = { type: "compose.file", document: 0, route: [], value: { services: services.map((service) => service.name) } };
  const facts = services.map(({ name, chain }): Fact => {
    return { type: "compose.service", document: 0, route: ["services", name], value: serviceFact(tree, { file, name, chain, isFragment }) };
  });
  const values = [
    new NodeView(tree, root),
    findDuplicateNames(services),
    findDuplicatePorts(services),
    findSharedMounts(services.map(({ name, chain }) => ({ name, mounts: mountsOfChain(chain.nodes.map((node) => readMounts(tree, node))) }))),
    isFragment,
    projectNameOf(file),
  ];
  const fileTarget: Target = { type: "compose.file", document: 0, route: [], values, bases: {}, resource: null, fact: 0 };
  const group: ServiceGroup = {
    tree,
    isFragment,
    built: builtImages(
      tree,
      services.map(({ chain }) => chain),
    ),
    healthy: new Set(services.filter(({ chain }) => hasHealthcheck(tree, chain.nodes)).map(({ name }) => name)),
  };
  const targets = services.map((service, index) => serviceTarget(group, service, index + 1));
  return { targets: [fileTarget, ...targets], facts: [fileFact, ...facts], resources: services.length };
}

function findServices(file: string, tree: ComposeTree, root: number): Service[] {
  const list = root < 0 ? -1 : getValue(tree, root, "services");
  if (list < 0 || kindOf(tree, list) !== Kind.Mapping) return [];
  const nodes = new Map([...allPairs(tree, list)].filter(([, node]) => node >= 0 && kindOf(tree, node) === Kind.Mapping));
  return [...nodes].map(([name, node]) => {
    const chain = followExtends(tree, file, nodes, node);
    const containerName = chain.nodes.map((each) => textAt(tree, each, "container_name")).find((text) => text !== undefined);
    const profiles = chain.nodes.flatMap((each) => knownTexts(textsAt(tree, each, "profiles")));
    return { name, node, chain, containerName, ports: publishedPorts(tree, chain), profiles };
  });
}

/** Own entries by their index, then those of extended services, which have none here; `!override` and `!reset` drop these. */
function publishedPorts(tree: ComposeTree, chain: ExtendsChain): NamedService["ports"] {
  const ports: { port: PlainObject; index: number }[] = [];
  for (const [depth, node] of chain.nodes.entries()) {
    readPorts(tree, node).forEach((port, index) => ports.push({ port, index: depth === 0 ? index : -1 }));
    const list = followRoute(tree, node, ["ports"]);
    if (list >= 0 && /^!(?:override|reset)$/.test(tree.tags.get(list) ?? "")) break;
  }
  return ports;
}

function serviceTarget(group: ServiceGroup, service: Service, fact: number): Target {
  const { tree } = group;
  const { name, node, chain } = service;
  const route = ["services", name];
  const mounts = readMounts(tree, node);
  const environment = readEnvironment(tree, node);
  const values: Value[] = [
    new NodeView(tree, node),
    name,
    settingsOf(tree, node),
    readPorts(tree, node),
    mounts,
    imageOf(tree, chain),
    readDependencies(tree, node, (dependency) => group.healthy.has(dependency)),
    "compose",
    `Service ${name}`,
    pulledImage(tree, chain, group.built, group.isFragment),
    environment,
    readGiven(tree, node, environment, mounts),
  ];
  const image = [...route, "image"];
  const bases = {
    settings: route,
    ports: [...route, "ports"],
    mounts: [...route, "volumes"],
    image,
    dependencies: [...route, "depends_on"],
    pulledImage: image,
    environment: [...route, "environment"],
  };
  return { type: "compose.service", document: 0, route, values, bases, resource: { type: "compose.service", name }, fact };
}

/** Fields of a service with variables filled in, named as they are written. */
function settingsOf(tree: ComposeTree, node: number): PlainObject {
  return {
    privileged: boolAt(tree, node, "privileged"),
    network_mode: textAt(tree, node, "network_mode"),
    pid: textAt(tree, node, "pid"),
    ipc: textAt(tree, node, "ipc"),
    userns_mode: textAt(tree, node, "userns_mode"),
    cgroup_parent: textAt(tree, node, "cgroup_parent"),
    container_name: textAt(tree, node, "container_name"),
    log_driver: textAt(tree, node, "logging", "driver"),
    security_opt: textsAt(tree, node, "security_opt"),
  };
}

import { Kind } from "../../../model/tree.ts";
import type { PlainObject, Value } from "../../../model/value.ts";
import { allPairs, followRoute, kindOf } from "../../../syntax/access.ts";
import type { ComposeTree } from "./compose-tree.ts";
import { boolAt, isLiteralAt, isWritten, textAt, textsAt } from "./scalars.ts";

const HEALTHY = "service_healthy";
const STARTED = "service_started";

interface Dependency {
  readonly service: Value;
  readonly condition: Value;
  readonly position: string | number;
}

/** The `depends_on` of a service, short or long syntax alike. `reportsHealth` tells whether a service of the file has a health check. */
export function readDependencies(tree: ComposeTree, service: number, reportsHealth: (name: string) => boolean = () => false): PlainObject[] {
  const node = followRoute(tree, service, ["depends_on"]);
  if (node < 0) return [];
  const isShort = kindOf(tree, node) === Kind.Sequence;
  const dependencies = isShort ? shortDependencies(tree, service) : longDependencies(tree, node);
  const isLiteral = dependencies.every(({ position }) => isLiteralAt(tree, node, position));
  return dependencies.map(({ service: name, condition, position }) => ({
    service: name,
    condition,
    position,
    short: isShort,
    reportsHealth: typeof name === "string" ? reportsHealth(name) : false,
    rewritten: isShort && isLiteral ? rewritten(dependencies, name) : undefined,
  }));
}

function shortDependencies(tree: ComposeTree, service: number): Dependency[] {
  const names = textsAt(tree, service, "depends_on") ?? [];
  return names.map((name, position) => ({ service: name, condition: STARTED, position }));
}

function longDependencies(tree: ComposeTree, node: number): Dependency[] {
  if (kindOf(tree, node) !== Kind.Mapping) return [];
  return [...allPairs(tree, node)].map(([name, value]) => ({
    service: name,
    condition: value < 0 ? STARTED : (textAt(tree, value, "condition") ?? STARTED),
    position: name,
  }));
}

/** The whole list in long syntax, where one service is waited for until it is healthy; absent where a name stands twice. */
function rewritten(dependencies: readonly Dependency[], healthy: Value): PlainObject | undefined {
  const names = dependencies.map(({ service }) => service).filter((name) => typeof name === "string");
  if (names.length < dependencies.length || new Set(names).size < names.length) return undefined;
  return Object.fromEntries(names.map((name) => [name, { condition: name === healthy ? HEALTHY : STARTED }]));
}

/** Whether a chain of services, nearest first, has a health check in force. */
export function hasHealthcheck(tree: ComposeTree, chain: readonly number[]): boolean {
  const node = chain.find((each) => isWritten(tree, each, "healthcheck"));
  if (node === undefined || !chain.some((each) => isWritten(tree, each, "healthcheck", "test"))) return false;
  return boolAt(tree, node, "healthcheck", "disable") !== true && textsAt(tree, node, "healthcheck", "test")?.[0] !== "NONE";
}

import type { Tree } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { ExtendsChain } from "./extends.ts";
import { boolAt, entriesAt, isWritten, textsAt } from "./scalars.ts";

/** What other files, and rules on what a service lacks, may know of a service. `SERVICE_FACT` is its type. */
export function serviceFact(tree: Tree, name: string, chain: ExtendsChain, isFragment: boolean): PlainObject {
  const own = chain.nodes[0] ?? -1;
  const has = (...route: string[]): boolean => chain.nodes.some((node) => isWritten(tree, node, ...route));
  return {
    service: name,
    incomplete: isFragment || !chain.isWhole || !isStartable(tree, own) || has("provider"),
    usesCapAdd: entriesAt(tree, own, "cap_add").length > 0,
    hasCapDrop: chain.nodes.some((node) => entriesAt(tree, node, "cap_drop").length > 0),
    hasMemoryLimit: has("mem_limit") || has("deploy", "resources", "limits", "memory"),
    hasHealthcheck: has("healthcheck"),
    disablesHealthcheck: boolAt(tree, own, "healthcheck", "disable") === true || firstTest(tree, own) === "NONE",
    hasSecurityOpt: isWritten(tree, own, "security_opt"),
    hasNoNewPrivileges: hasNoNewPrivileges(chain.nodes.flatMap((node) => textsAt(tree, node, "security_opt") ?? [])),
  };
}

/** A service with neither image, build, nor something it extends is only a part of one. */
export function isStartable(tree: Tree, service: number): boolean {
  return ["image", "build", "extends", "provider"].some((key) => isWritten(tree, service, key));
}

function firstTest(tree: Tree, service: number): Value {
  return textsAt(tree, service, "healthcheck", "test")?.[0];
}

function hasNoNewPrivileges(options: readonly Value[]): Value {
  if (options.some((option) => typeof option === "string" && /^no-new-privileges(?:[:=]true)?$/.test(option))) return true;
  return options.includes(UNRESOLVED) ? UNRESOLVED : false;
}

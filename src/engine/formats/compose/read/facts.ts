import { normalisePath } from "../../../functions/paths.ts";
import { Kind } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { allPairs, followRoute, kindOf } from "../../../syntax/access.ts";
import { reachableFields } from "../calls/reachable.ts";
import type { ComposeTree } from "./compose-tree.ts";
import type { ExtendsChain } from "./extends.ts";
import { boolAt, entriesAt, isWritten, knownTexts, textAt, textsAt } from "./scalars.ts";

/** A service while its fact is made. */
export interface ServicePlace {
  readonly file: string;
  readonly name: string;
  readonly chain: ExtendsChain;
  readonly isFragment: boolean;
}

/** What other files, and rules on what a service lacks, may know of a service. `SERVICE_FACT` is its type. */
export function serviceFact(tree: ComposeTree, { file, name, chain, isFragment }: ServicePlace): PlainObject {
  const own = chain.nodes[0] ?? -1;
  const has = (...route: string[]): boolean => chain.nodes.some((node) => isWritten(tree, node, ...route));
  return {
    service: name,
    ...reachableFields(tree, name, chain.nodes),
    incomplete: isFragment || !chain.isWhole || !isStartable(tree, own) || has("provider"),
    usesCapAdd: entriesAt(tree, own, "cap_add").length > 0,
    hasCapDrop: chain.nodes.some((node) => entriesAt(tree, node, "cap_drop").length > 0),
    hasMemoryLimit: has("mem_limit") || has("deploy", "resources", "limits", "memory"),
    hasCpuLimit: has("cpus") || has("deploy", "resources", "limits", "cpus"),
    ...pidsFields(tree, chain),
    isReadOnly: nearest(chain, (node) => boolAt(tree, node, "read_only")) ?? false,
    hasRestartPolicy: has("restart") || has("deploy", "restart_policy"),
    user: userOf(nearest(chain, (node) => textAt(tree, node, "user"))),
    ...buildFields(tree, file, chain),
    hasHealthcheck: has("healthcheck"),
    disablesHealthcheck: boolAt(tree, own, "healthcheck", "disable") === true || firstTest(tree, own) === "NONE",
    hasSecurityOpt: isWritten(tree, own, "security_opt"),
    inheritsSecurityOpt: has("security_opt"),
    hasNoNewPrivileges: hasNoNewPrivileges(chain.nodes.flatMap((node) => textsAt(tree, node, "security_opt") ?? [])),
  };
}

/** A service with neither image, build, nor something it extends is only a part of one. */
export function isStartable(tree: ComposeTree, service: number): boolean {
  return ["image", "build", "extends", "provider"].some((key) => isWritten(tree, service, key));
}

function firstTest(tree: ComposeTree, service: number): Value {
  return textsAt(tree, service, "healthcheck", "test")?.[0];
}

function hasNoNewPrivileges(options: readonly Value[]): Value {
  if (options.some((option) => typeof option === "string" && /^no-new-privileges(?:[:=]true)?$/.test(option))) return true;
  return options.includes(UNRESOLVED) ? UNRESOLVED : false;
}

/** The value of the service itself, or of the nearest one it extends. */
function nearest<T extends Value>(chain: ExtendsChain, read: (node: number) => T): T | undefined {
  return chain.nodes.map(read).find((value) => value !== undefined);
}

function pidsFields(tree: ComposeTree, chain: ExtendsChain): PlainObject {
  const direct = nearest(chain, (node) => textAt(tree, node, "pids_limit"));
  const deployed = nearest(chain, (node) => textAt(tree, node, "deploy", "resources", "limits", "pids"));
  const limit = direct ?? deployed;
  const own = chain.nodes[0] ?? -1;
  const pidsPlace = isWritten(tree, own, "pids_limit") ? "pids_limit" : isWritten(tree, own, "deploy", "resources", "limits", "pids") ? "deploy" : undefined;
  return { hasPidsLimit: limit === UNRESOLVED ? UNRESOLVED : Number(limit ?? 0) > 0, pidsPlace };
}

function userOf(user: Value): Value {
  return typeof user === "string" ? user.split(":")[0] : user;
}

/** Names of the labels that a build gives the image. */
function buildLabels(tree: ComposeTree, chain: ExtendsChain): string[] {
  return chain.nodes.flatMap((node) => {
    const labels = followRoute(tree, node, ["build", "labels"]);
    if (labels >= 0 && kindOf(tree, labels) === Kind.Mapping) return [...allPairs(tree, labels).keys()];
    return knownTexts(textsAt(tree, node, "build", "labels")).map((entry) => entry.split("=")[0] ?? "");
  });
}

/** Where the Dockerfile of a build stands. A context elsewhere, and one that hangs on a variable, are not known. */
function buildFields(tree: ComposeTree, file: string, chain: ExtendsChain): PlainObject {
  const node = chain.nodes.find((each) => isWritten(tree, each, "build"));
  if (node === undefined) return {};
  if (isWritten(tree, node, "build", "dockerfile_inline")) return { dockerfile: UNRESOLVED };
  const context = textAt(tree, node, "build") ?? textAt(tree, node, "build", "context") ?? ".";
  const name = textAt(tree, node, "build", "dockerfile") ?? "Dockerfile";
  if (context === UNRESOLVED || name === UNRESOLVED) return { dockerfile: UNRESOLVED };
  if (/^(?:[a-z][a-z0-9+.-]*:|git@|github\.com\/|\/|~)/i.test(context) || name.startsWith("/")) return { dockerfile: UNRESOLVED };
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return { dockerfile: normalisePath(`${folder}${context}/${name}`), stage: textAt(tree, node, "build", "target"), buildLabels: buildLabels(tree, chain) };
}

import { Kind, type Tree } from "../model/tree.ts";
import { allPairs, childOf, isNull, itemsOf, kindOf, resolveAlias, scalarText } from "../syntax/access.ts";
import { hashText } from "./hash.ts";

/** Nodes of a list that its value is made of; what comes after them says nothing more. */
const MAXIMUM_NODES = 2000;
/** Keys that name an item of a list where it has no `name`, best first: the merge keys of Kubernetes and their like elsewhere. */
const ITEM_KEYS = ["containerPort", "mountPath", "devicePath", "topologyKey", "ip", "host", "hostname", "target", "key", "port"] as const;

/**
 * What a node says, whatever way it is written: indentation, style, quotes, comments, aliases and the order of keys leave it alone.
 * A scalar is its text. A list, and a mapping of scalars, is a hash of what it holds. A mapping that holds more is known by its route
 * alone: a finding there is about what is missing in it, and lasts whatever else in it changes. `absent` for no node.
 * `key` is what the node stands under: a keyword of a Dockerfile may be written in capitals or not.
 */
export function canonicalValue(tree: Tree, node: number, key: string | number | undefined): string {
  const resolved = resolveAlias(tree, node);
  if (resolved < 0) return "absent";
  if (tree.syntax === "dockerfile" && (key === "keyword" || key === "statement")) return textOf(tree, resolved).replace(/^\w+/, (word) => word.toUpperCase());
  if (isScalar(tree, resolved)) return textOf(tree, resolved);
  if (kindOf(tree, resolved) === Kind.Mapping && !isLeaf(tree, resolved)) return "mapping";
  return hashText(describe(tree, resolved, { left: MAXIMUM_NODES }));
}

/**
 * What tells an item of a list from the others, wherever it stands among them: its name, its key or its text. Other items are one
 * as good as the other: equal findings in them are counted.
 */
export function itemIdentity(tree: Tree, item: number): string {
  const resolved = resolveAlias(tree, item);
  if (resolved < 0) return "";
  if (isScalar(tree, resolved)) return textOf(tree, resolved);
  if (tree.syntax === "dockerfile") return partOfDockerfile(tree, resolved);
  const name = scalarAt(tree, resolved, "name") ?? scalarAt(tree, childOf(tree, resolved, "metadata"), "name");
  if (name !== null) return name;
  const key = ITEM_KEYS.find((candidate) => scalarAt(tree, resolved, candidate) !== null);
  return key === undefined ? "" : `${key}=${scalarAt(tree, resolved, key) ?? ""}`;
}

/** An instruction is told by its keyword, a variable by its name, a command by its program: what else they hold may change. */
function partOfDockerfile(tree: Tree, node: number): string {
  const keyword = scalarAt(tree, node, "keyword")?.toUpperCase();
  return keyword ?? scalarAt(tree, node, "name") ?? scalarAt(tree, childOf(tree, node, "arguments"), 0) ?? "";
}

function scalarAt(tree: Tree, node: number, part: string | number): string | null {
  const value = node < 0 ? -1 : childOf(tree, node, part);
  return value >= 0 && isScalar(tree, value) && !isNull(tree, value) ? textOf(tree, value) : null;
}

function isScalar(tree: Tree, node: number): boolean {
  return kindOf(tree, node) === Kind.Scalar;
}

function isLeaf(tree: Tree, mapping: number): boolean {
  return [...allPairs(tree, mapping).values()].every((value) => value < 0 || isScalar(tree, value));
}

/** Line breaks and runs of blanks say nothing in a Dockerfile. */
function textOf(tree: Tree, node: number): string {
  if (tree.syntax === "dockerfile") return blanksAsOne(scalarText(tree, node));
  return isNull(tree, node) ? "null" : scalarText(tree, node);
}

/** A text with each run of white space, and what ends a continued line, as one blank. */
export function blanksAsOne(text: string): string {
  return text.replace(/(?:\s|\\(?=\r?\n))+/g, " ").trim();
}

function describe(tree: Tree, node: number, budget: { left: number }): string {
  budget.left -= 1;
  const resolved = resolveAlias(tree, node);
  if (resolved < 0 || budget.left < 0) return "";
  if (isScalar(tree, resolved)) return JSON.stringify(textOf(tree, resolved));
  if (kindOf(tree, resolved) !== Kind.Mapping) return `[${itemsOf(tree, resolved).map((item) => describe(tree, item, budget)).join()}]`;
  const pairs = [...allPairs(tree, resolved)].map(([key, value]) => `${JSON.stringify(key)}:${describe(tree, value, budget)}`);
  return `{${pairs.sort().join()}}`;
}

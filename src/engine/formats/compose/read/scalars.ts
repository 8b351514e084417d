import { Kind } from "../../../model/tree.ts";
import type { UNRESOLVED, Value } from "../../../model/value.ts";
import { followRoute, isNull, itemsOf, kindOf, resolveAlias, scalarText } from "../../../syntax/access.ts";
import type { ComposeTree } from "./compose-tree.ts";
import { interpolate, isLiteralText, resolved } from "./interpolate.ts";

/** The text of a scalar below a node, variables filled in; absent where there is none. */
export function textAt(tree: ComposeTree, node: number, ...route: string[]): string | typeof UNRESOLVED | undefined {
  const found = followRoute(tree, node, route);
  if (found < 0 || kindOf(tree, found) !== Kind.Scalar || isNull(tree, found)) return undefined;
  return resolved(interpolate(scalarText(tree, found), tree.variables));
}

/** A bool below a node. Compose also takes the words of YAML 1.1, and quoted ones, since a variable gives text. */
export function boolAt(tree: ComposeTree, node: number, ...route: string[]): boolean | typeof UNRESOLVED | undefined {
  const text = textAt(tree, node, ...route);
  if (typeof text !== "string") return text;
  if (/^(?:true|yes|y|on)$/i.test(text)) return true;
  return /^(?:false|no|n|off)$/i.test(text) ? false : undefined;
}

/** The texts of a list below a node, item by item; absent where there is no list. */
export function textsAt(tree: ComposeTree, node: number, ...route: string[]): (string | typeof UNRESOLVED)[] | undefined {
  if (!isList(tree, followRoute(tree, node, route))) return undefined;
  return entriesAt(tree, node, ...route).map((item) => (item >= 0 && kindOf(tree, item) === Kind.Scalar ? resolved(interpolate(scalarText(tree, item), tree.variables)) : ""));
}

/** The items of a list below a node, through aliases; -1 for one whose anchor is unknown. */
export function entriesAt(tree: ComposeTree, node: number, ...route: string[]): number[] {
  const list = followRoute(tree, node, route);
  return isList(tree, list) ? itemsOf(tree, list).map((item) => resolveAlias(tree, item)) : [];
}

/** Whether nothing is filled into the text at a route, so that another text can be written in its place; so it is where none stands. */
export function isLiteralAt(tree: ComposeTree, node: number, ...route: (string | number)[]): boolean {
  const found = followRoute(tree, node, route);
  return found < 0 || kindOf(tree, found) !== Kind.Scalar || isLiteralText(scalarText(tree, found));
}

/** Whether something other than null stands at a route. */
export function isWritten(tree: ComposeTree, node: number, ...route: string[]): boolean {
  return !isNull(tree, followRoute(tree, node, route));
}

function isList(tree: ComposeTree, node: number): boolean {
  return node >= 0 && kindOf(tree, node) === Kind.Sequence;
}

/** The strings of a list, without what is not known. */
export function knownTexts(values: readonly Value[] | undefined): string[] {
  return (values ?? []).filter((value) => typeof value === "string");
}

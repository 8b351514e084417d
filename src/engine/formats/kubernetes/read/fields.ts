import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { UNRESOLVED, type Value } from "../../../model/value.ts";
import { allPairs, followRoute, isNull, kindOf, scalarText } from "../../../syntax/access.ts";
import { isTemplated } from "./objects.ts";

/** A mapping of texts; unresolved where the whole of it is left to a template. */
export function labelsAt(tree: Tree, node: number, route: Route): Value {
  const labels = followRoute(tree, node, route);
  if (labels < 0 || isNull(tree, labels)) return {};
  if (kindOf(tree, labels) !== Kind.Mapping) return textValue(tree, labels) === UNRESOLVED ? UNRESOLVED : {};
  return Object.fromEntries([...allPairs(tree, labels)].map(([key, value]) => [key, textValue(tree, value)]));
}

/** A text; absent where there is none, unresolved where a template fills it in later. */
export function textValue(tree: Tree, node: number): Value {
  if (node < 0 || kindOf(tree, node) !== Kind.Scalar || isNull(tree, node)) return undefined;
  const text = scalarText(tree, node);
  return isTemplated(text) ? UNRESOLVED : text;
}

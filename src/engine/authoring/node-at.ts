import { endOf, forEachOwnPair, itemsOf, keyText, kindOf, startOf } from "../syntax/access.ts";
import type { Route, Span } from "../model/route.ts";
import { Kind, type Tree } from "../model/tree.ts";

/** The scalar or key at an offset. */
export interface NodeAt {
  readonly node: number;
  /** Route of the value; for a key, of the pair it begins. */
  readonly route: Route;
  readonly isKey: boolean;
  readonly span: Span;
}

/** The scalar or key that an offset touches; null for blanks, comments and punctuation. */
export function nodeAt(tree: Tree, offset: number): NodeAt | null {
  return find(tree, tree.documents[0]?.root ?? -1, offset, []);
}

function find(tree: Tree, node: number, offset: number, route: Route): NodeAt | null {
  if (node < 0 || !touches(tree, node, offset)) return null;
  const kind = kindOf(tree, node);
  if (kind === Kind.Scalar) return { node, route, isKey: false, span: { start: startOf(tree, node), end: endOf(tree, node) } };
  if (kind === Kind.Sequence) {
    for (const [index, item] of itemsOf(tree, node).entries()) {
      const found = find(tree, item, offset, [...route, index]);
      if (found !== null) return found;
    }
  }
  return kind === Kind.Mapping ? findInMapping(tree, node, offset, route) : null;
}

function findInMapping(tree: Tree, mapping: number, offset: number, route: Route): NodeAt | null {
  let found: NodeAt | null = null;
  forEachOwnPair(tree, mapping, (key, value) => {
    if (found !== null) return;
    const pairRoute = [...route, keyText(tree, key)];
    if (touches(tree, key, offset)) found = { node: key, route: pairRoute, isKey: true, span: { start: startOf(tree, key), end: endOf(tree, key) } };
    else found = find(tree, value, offset, pairRoute);
  });
  return found;
}

function touches(tree: Tree, node: number, offset: number): boolean {
  return startOf(tree, node) <= offset && offset <= endOf(tree, node);
}

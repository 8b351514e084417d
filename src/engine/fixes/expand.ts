import { Kind, type Tree } from "../model/tree.ts";
import { keyText, kindOf } from "../syntax/access.ts";
import { hasValue } from "./compare.ts";
import { childrenOf, walkRoute } from "./nodes.ts";
import type { EditOperation } from "./operations.ts";
import { isEmptyCollection, isPlainValue, isScalarValue, type PlainValue } from "./scalar-text.ts";

/**
 * Takes an operation apart where that changes less of the text: a collection set over another one becomes
 * the changes of its children, so that style and comments of what stays equal are kept. Deletions come last and from behind,
 * so that no route moves before its turn.
 */
export function expandOperation(tree: Tree, document: number, operation: EditOperation): readonly EditOperation[] {
  const { op, route, value } = operation;
  if (op !== "set" || tree.syntax === "dockerfile" || !isPlainValue(value)) return [operation];
  const steps = walkRoute(tree, document, route);
  const node = steps?.length === route.length ? steps.at(-1)?.value : undefined;
  if (node === undefined || !isSimilar(tree, node, value) || hasValue(tree, node, value)) return [operation];
  const children = Array.isArray(value) ? expandList(tree, node, operation, value) : expandMapping(tree, node, operation, value);
  return children.flatMap((child) => expandOperation(tree, document, child));
}

/** Whether node and value are collections of one kind, neither of them empty. */
function isSimilar(tree: Tree, node: number, value: PlainValue): boolean {
  if (isScalarValue(value) || isEmptyCollection(value)) return false;
  return kindOf(tree, node) === (Array.isArray(value) ? Kind.Sequence : Kind.Mapping) && childrenOf(tree, node).length > 0;
}

function expandMapping(tree: Tree, node: number, operation: EditOperation, value: PlainValue): readonly EditOperation[] {
  if (isScalarValue(value)) return [];
  const { route } = operation;
  const names = new Set(Object.keys(value));
  const set = Object.entries(value).map(([name, child]): EditOperation => ({ op: "set", route: [...route, name], value: child }));
  const surplus = childrenOf(tree, node).map((child) => keyText(tree, child.key)).filter((name) => !names.has(name));
  return [...set, ...surplus.reverse().map((name): EditOperation => ({ op: "delete", route: [...route, name] }))];
}

function expandList(tree: Tree, node: number, operation: EditOperation, items: readonly PlainValue[]): readonly EditOperation[] {
  const { route } = operation;
  const old = childrenOf(tree, node);
  const dropped = indicesToDrop(tree, node, items);
  if (dropped !== null) return dropped.reverse().map((index) => ({ op: "delete", route: [...route, index] }));
  const set = items.slice(0, old.length).map((value, index): EditOperation => ({ op: "set", route: [...route, index], value }));
  const added = items.slice(old.length).map((value): EditOperation => ({ op: "append", route, value }));
  const surplus = old.slice(items.length).map((_, index) => items.length + index);
  return [...set, ...added, ...surplus.reverse().map((index): EditOperation => ({ op: "delete", route: [...route, index] }))];
}

/** The items to drop where the new list is what is left of the old one; null where it is not. */
function indicesToDrop(tree: Tree, node: number, items: readonly PlainValue[]): number[] | null {
  const dropped: number[] = [];
  let next = 0;
  for (const [index, child] of childrenOf(tree, node).entries()) {
    const item = items[next];
    if (item !== undefined && hasValue(tree, child.value, item)) next += 1;
    else dropped.push(index);
  }
  return next === items.length ? dropped : null;
}

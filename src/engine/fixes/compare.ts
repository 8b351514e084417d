import { Kind, Style, type Tree } from "../model/tree.ts";
import { isNull, kindOf, scalarText, styleOf } from "../syntax/access.ts";
import { childrenOf } from "./nodes.ts";
import { isScalarValue, type PlainScalar, type PlainValue, scalarToYaml } from "./scalar-text.ts";

/** Whether a node already has a value, as it is written there; an alias never counts as equal. */
export function hasValue(tree: Tree, node: number, value: PlainValue): boolean {
  if (isScalarValue(value)) return kindOf(tree, node) === Kind.Scalar && !tree.tags.has(node) && hasScalar(tree, node, value);
  const children = childrenOf(tree, node);
  const entries = Object.entries(value);
  const kind = Array.isArray(value) ? Kind.Sequence : Kind.Mapping;
  if (kindOf(tree, node) !== kind || children.length !== entries.length) return false;
  return entries.every(([name, item], index) => {
    const child = children[index];
    if (child === undefined) return false;
    return (child.key < 0 || scalarText(tree, child.key) === name) && hasValue(tree, child.value, item);
  });
}

function hasScalar(tree: Tree, node: number, value: PlainScalar): boolean {
  if (value === null) return isNull(tree, node);
  const text = scalarText(tree, node);
  const isPlain = styleOf(tree, node) === Style.Plain;
  if (typeof value !== "string") return isPlain && text === String(value);
  return text === value && (!isPlain || scalarToYaml(value, false) === value);
}

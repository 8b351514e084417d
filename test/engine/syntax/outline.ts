import { Kind, type Tree } from "#engine/model/tree.ts";
import { endOf, kindOf, startOf, STRIDE } from "#engine/syntax/access.ts";

const MARKS: Readonly<Record<number, string>> = { [Kind.Mapping]: "{}", [Kind.Sequence]: "[]", [Kind.Scalar]: "=", [Kind.Alias]: "->" };

/** The nodes of a tree in document order, each as a mark for its kind and the source it spans; an empty one with its offset. */
export function outline(tree: Tree): string[] {
  const nodes: string[] = [];
  for (let node = 0; node < tree.tape.length / STRIDE; node += 1) {
    const start = startOf(tree, node);
    const text = tree.text.slice(start, endOf(tree, node));
    nodes.push(`${MARKS[kindOf(tree, node)] ?? "?"} ${text === "" ? `@${String(start)}` : text}`);
  }
  return nodes;
}

/** The damage of a tree: each issue as the source it spans. */
export function damage(tree: Tree): string[] {
  return tree.issues.map(({ start, end }) => tree.text.slice(start, end));
}

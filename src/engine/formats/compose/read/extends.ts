import { normalisePath } from "../../../functions/paths.ts";
import { Kind } from "../../../model/tree.ts";
import { getValue, isNull, kindOf, scalarText } from "../../../syntax/access.ts";
import type { ComposeTree } from "./compose-tree.ts";
import { isWritten, textAt } from "./scalars.ts";

const MAXIMUM_DEPTH = 16;

/** A service and those it extends in its own file, nearest first; not whole where this leaves the file, ends in nothing, or never ends. */
export interface ExtendsChain {
  readonly nodes: readonly number[];
  readonly isWhole: boolean;
}

export function followExtends(tree: ComposeTree, file: string, services: ReadonlyMap<string, number>, service: number): ExtendsChain {
  const nodes = [service];
  for (let last = service; nodes.length <= MAXIMUM_DEPTH; ) {
    const link = getValue(tree, last, "extends");
    if (isNull(tree, link)) return { nodes, isWhole: true };
    const next = services.get(extendedName(tree, file, link) ?? "");
    if (next === undefined || nodes.includes(next)) break;
    nodes.push(next);
    last = next;
  }
  return { nodes, isWhole: false };
}

function extendedName(tree: ComposeTree, file: string, link: number): string | null {
  if (kindOf(tree, link) === Kind.Scalar) return scalarText(tree, link);
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const other = textAt(tree, link, "file");
  if (isWritten(tree, link, "file") && (typeof other !== "string" || normalisePath(folder + other) !== file)) return null;
  const name = textAt(tree, link, "service");
  return typeof name === "string" ? name : null;
}

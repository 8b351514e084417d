import type { Tree } from "../../../model/tree.ts";
import type { Variables } from "../../../model/variables.ts";

/** The tree of a Compose file with the values of the variables in it, as far as its project gives any. */
export interface ComposeTree extends Tree {
  readonly variables: Variables;
}

export function withVariables(tree: Tree, variables: Variables): ComposeTree {
  return { ...tree, variables };
}

import type { Format } from "../../model/format.ts";
import { Kind, type Tree } from "../../model/tree.ts";
import { NO_VARIABLES } from "../../model/variables.ts";
import { followRoute, getValue, kindOf } from "../../syntax/access.ts";
import { extendModel, extendTypes } from "../../functions/added-variables.ts";
import { addCalls } from "./calls/index.ts";
import { CALL_TARGET } from "./calls/types.ts";
import { buildModel } from "./model.ts";
import { withVariables } from "./read/compose-tree.ts";
import { isComposeName } from "./read/names.ts";
import { composeAdditions } from "./read/written.ts";
import { addReferences } from "./references/index.ts";
import { COMPOSE_REFERENCE_TARGET } from "./references/types.ts";
import { COMPOSE_TARGETS } from "./types.ts";

/** Compose files, by the Compose Specification. */
export const composeFormat: Format = {
  id: "compose",
  title: "Docker Compose",
  syntax: "yaml",
  mayBe: isComposeName,
  detect: (_file, tree) => {
    const root = tree.documents[0]?.root ?? -1;
    return hasCollection(tree, root, "services", Kind.Mapping) || hasCollection(tree, root, "include", Kind.Sequence) ? "yes" : "no";
  },
  targetTypes: [...extendTypes(COMPOSE_TARGETS, composeAdditions(NO_VARIABLES)), CALL_TARGET, COMPOSE_REFERENCE_TARGET],
  takesVariables: true,
  build: (file, written, variables = NO_VARIABLES) => {
    const tree = withVariables(written, variables);
    const model = extendModel(buildModel(file, tree), composeAdditions(variables), { file, tree, follow: followRoute });
    return addReferences(addCalls(model, tree), file, tree);
  },
};

function hasCollection(tree: Tree, root: number, key: string, kind: Kind): boolean {
  const node = root < 0 ? -1 : getValue(tree, root, key);
  return node >= 0 && kindOf(tree, node) === kind;
}

import type { Format } from "../../model/format.ts";
import { Kind } from "../../model/tree.ts";
import { getValue, kindOf } from "../../syntax/access.ts";
import { buildModel } from "./model.ts";
import { isComposeName } from "./names.ts";
import { COMPOSE_TARGETS } from "./types.ts";

/** Compose files, by the Compose Specification. */
export const composeFormat: Format = {
  id: "compose",
  title: "Docker Compose",
  syntax: "yaml",
  mayBe: isComposeName,
  detect: (_file, tree) => {
    const root = tree.documents[0]?.root ?? -1;
    const services = root < 0 ? -1 : getValue(tree, root, "services");
    return services >= 0 && kindOf(tree, services) === Kind.Mapping ? "yes" : "no";
  },
  targetTypes: COMPOSE_TARGETS,
  build: buildModel,
};

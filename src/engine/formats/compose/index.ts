import type { Format } from "../../model/format.ts";
import { Kind } from "../../model/tree.ts";
import { getValue, kindOf } from "../../syntax/access.ts";

const NAME = /(^|\/)(docker-)?compose([.-][^/]*)?\.ya?ml$/i;

/** Compose files, by the Compose Specification. */
export const composeFormat: Format = {
  id: "compose",
  title: "Docker Compose",
  syntax: "yaml",
  mayBe: (file) => NAME.test(file),
  detect: (_file, tree) => {
    const root = tree.documents[0]?.root ?? -1;
    const services = root < 0 ? -1 : getValue(tree, root, "services");
    return services >= 0 && kindOf(tree, services) === Kind.Mapping ? "yes" : "no";
  },
  targetTypes: [],
  build: () => ({ targets: [], facts: [], resources: 0 }),
};

import { parseImage } from "../../../functions/images.ts";
import type { Tree } from "../../../model/tree.ts";
import { isPlainObject, type PlainObject, type Value } from "../../../model/value.ts";
import { followRoute, scalarText } from "../../../syntax/access.ts";
import { BOUND_PLATFORMS, DECLARED_PORTS, type Additions } from "../../../functions/added-variables.ts";

/** Ports of EXPOSE with the image that the stage is built on, and constant platforms of FROM. */
export const DOCKERFILE_ADDITIONS: Additions = new Map([
  [
    "docker.instruction",
    {
      types: { listens: DECLARED_PORTS, platforms: BOUND_PLATFORMS },
      read: ({ tree, node, target }) => ({ listens: portsOf(target.values[0]), platforms: platformsOf(tree, node, target.values[0]) }),
    },
  ],
]);

function portsOf(self: Value): PlainObject[] {
  const instruction = objectOf(self);
  const ports = instruction?.["ports"];
  if (instruction === undefined || !Array.isArray(ports)) return [];
  const name = objectOf(objectOf(instruction["stage"])?.["image"])?.["name"];
  const repository = typeof name === "string" ? parseImage(name)?.repository : undefined;
  return (ports as readonly Value[]).flatMap((port, index) => {
    const { first, last } = objectOf(port) ?? {};
    return typeof first === "number" && first === last ? [{ port: first, protocol: undefined, repository, route: ["arguments", index] }] : [];
  });
}

/** As written: a build argument binds nothing. */
function platformsOf(tree: Tree, node: number, self: Value): PlainObject[] {
  const instruction = objectOf(self);
  if (instruction?.["keyword"] !== "FROM") return [];
  const value = followRoute(tree, node, ["flags", "platform", "value"]);
  const platform = value < 0 ? "" : scalarText(tree, value);
  const image = objectOf(instruction["image"])?.["reference"];
  return platform === "" || platform.includes("$") ? [] : [{ platform, image, route: ["flags", "platform"] }];
}

function objectOf(value: Value): PlainObject | undefined {
  return isPlainObject(value) ? value : undefined;
}

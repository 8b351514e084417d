import { parseImage } from "../../../functions/images.ts";
import type { Tree } from "../../../model/tree.ts";
import { listOf, STRING } from "../../../model/type.ts";
import { isPlainObject, type PlainObject, type Value } from "../../../model/value.ts";
import { followRoute, scalarText } from "../../../syntax/access.ts";
import { partsOf } from "../../../syntax/dockerfile.ts";
import { BOUND_PLATFORMS, DECLARED_PORTS, type Additions } from "../../../functions/added-variables.ts";

/** Ports of EXPOSE with the image that the stage is built on, constant platforms of FROM, and the labels a stage ends with. */
export const DOCKERFILE_ADDITIONS: Additions = new Map([
  [
    "docker.instruction",
    {
      types: { listens: DECLARED_PORTS, platforms: BOUND_PLATFORMS },
      read: ({ tree, node, target }) => ({ listens: portsOf(target.values[0]), platforms: platformsOf(tree, node, target.values[0]) }),
    },
  ],
  ["docker.stage", { types: { labels: listOf(STRING) }, read: ({ tree, target }) => ({ labels: labelsOf(tree, target.route[1]) }) }],
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

const labelsByTree = new WeakMap<Tree, ReadonlyMap<number, readonly string[]>>();

/** Names of the labels that a stage sets, or an earlier stage that it is FROM; `from` is the number of its FROM. */
function labelsOf(tree: Tree, from: string | number | undefined): readonly string[] {
  const known = labelsByTree.get(tree) ?? readLabels(tree);
  labelsByTree.set(tree, known);
  return (typeof from === "number" ? known.get(from) : undefined) ?? [];
}

/** The labels of all stages by the number of their FROM, in one pass. */
function readLabels(tree: Tree): ReadonlyMap<number, readonly string[]> {
  const byFrom = new Map<number, string[]>();
  const byName = new Map<string, string[]>();
  let labels: string[] = [];
  for (const [index, { keyword, arguments: words, pairs }] of partsOf(tree).instructions.entries()) {
    if (keyword === "FROM") {
      labels = [...(byName.get(words[0]?.text.toLowerCase() ?? "") ?? [])];
      byFrom.set(index, labels);
      const name = words[2]?.text.toLowerCase();
      if (name !== undefined) byName.set(name, labels);
    } else if (keyword === "LABEL") labels.push(...pairs.map(({ name }) => name.text.replace(/["']/g, "")));
  }
  return byFrom;
}

function objectOf(value: Value): PlainObject | undefined {
  return isPlainObject(value) ? value : undefined;
}

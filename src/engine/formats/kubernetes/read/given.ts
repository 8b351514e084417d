import { givenArguments, type GivenWord } from "../../../functions/shared-variables.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { allPairs, followRoute, itemsOf, kindOf, resolveAlias } from "../../../syntax/access.ts";
import { isTemplated, textAt } from "./objects.ts";

/** What a container is given, as `SHARED_VARIABLES` describes it. */
export function readGiven(tree: Tree, container: number, pod: number, environment: readonly PlainObject[]): PlainObject[] {
  const words = ["command", "args"].flatMap((key) =>
    entriesAt(tree, container, key).map((_, index): GivenWord => ({ text: known(textAt(tree, container, [key, index])), route: [key, index] })),
  );
  const variables = environment.map(({ name, value, position }): PlainObject => {
    return { source: "environment", name, value, route: ["env", Number(position), "value"] };
  });
  return [...givenArguments(words), ...variables, ...mounts(tree, container, pod)];
}

/** The volumes that are mounted writable, and Secrets; others whose content comes from the cluster cannot be written to. */
function mounts(tree: Tree, container: number, pod: number): PlainObject[] {
  const kinds = new Map(entriesAt(tree, pod, "volumes").map((volume) => [textAt(tree, volume, ["name"]), kindOfVolume(tree, volume)]));
  return entriesAt(tree, container, "volumeMounts").flatMap((mount, index) => {
    const kind = kinds.get(textAt(tree, mount, ["name"]));
    const route = ["volumeMounts", index, "mountPath"];
    const path = known(textAt(tree, mount, ["mountPath"]));
    if (kind === "secret") return [{ source: "secret", name: kind, value: path, route }];
    if (kind === undefined || /^(?:configMap|projected|downwardAPI|image)$/.test(kind) || textAt(tree, mount, ["readOnly"]) === "true") return [];
    return [{ source: "mount", name: kind, value: path, route }];
  });
}

function kindOfVolume(tree: Tree, volume: number): string | undefined {
  return kindOf(tree, volume) === Kind.Mapping ? [...allPairs(tree, volume).keys()].find((key) => key !== "name") : undefined;
}

function entriesAt(tree: Tree, node: number, key: string): number[] {
  const list = followRoute(tree, node, [key]);
  if (list < 0 || kindOf(tree, list) !== Kind.Sequence) return [];
  return itemsOf(tree, list).map((item) => resolveAlias(tree, item));
}

function known(text: string | undefined): Value {
  return text !== undefined && isTemplated(text) ? UNRESOLVED : text;
}

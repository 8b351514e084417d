import type { Fact } from "../../model/facts.ts";
import type { Detection, Format } from "../../model/format.ts";
import { Kind, type Tree } from "../../model/tree.ts";
import { allPairs, followRoute, isNull, itemsOf, kindOf, scalarText } from "../../syntax/access.ts";
import { providedFacts } from "./provided.ts";

const NAME = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;
const GROUP = "kustomize.config.k8s.io/";
const MAXIMUM_LENGTH = 1024;

/**
 * Kustomization files. They have no rules of their own here; what they tell is which files are patches, so that a patch is never
 * linted as if it were a whole object, which folders belong together, and which namespace they go to.
 */
export const kustomizeFormat: Format = {
  id: "kustomize",
  title: "Kustomize",
  syntax: "yaml",
  mayBe: (file) => NAME.test(file),
  detect: (file, tree): Detection => (NAME.test(file) && !isOtherObject(tree) ? "yes" : "no"),
  targetTypes: [],
  build: (file, tree) => ({ targets: [], facts: factsOf(file, tree), resources: 0 }),
};

/** Controllers have a kind Kustomization of their own, and its file is often named as Kustomize's is. */
function isOtherObject(tree: Tree): boolean {
  const root = tree.documents[0]?.root ?? -1;
  const apiVersion = root < 0 ? -1 : followRoute(tree, root, ["apiVersion"]);
  return apiVersion >= 0 && kindOf(tree, apiVersion) === Kind.Scalar && !scalarText(tree, apiVersion).startsWith(GROUP);
}

/** One fact for each file that is named as a patch (`file`), and one for each folder with listed files (`folder`), by paths from the root. */
function factsOf(file: string, tree: Tree): Fact[] {
  const root = tree.documents[0]?.root ?? -1;
  if (root < 0) return [];
  const own = file.slice(0, file.lastIndexOf("/") + 1);
  const resolve = (paths: readonly string[]): string[] => paths.flatMap((path) => joinPath(own, path) ?? []);
  const patches = resolve([
    ...textsAt(tree, root, "patches", "path"),
    ...textsAt(tree, root, "patchesJson6902", "path"),
    ...textsAt(tree, root, "patchesStrategicMerge", null),
  ]);
  const listed = resolve(["resources", "bases", "components"].flatMap((key) => textsAt(tree, root, key, null)));
  const folders = new Set(listed.map((path) => (/\.(ya?ml|json)$/i.test(path) ? path.slice(0, Math.max(0, path.lastIndexOf("/"))) : path)));
  return [
    ...patches.map((patch): Fact => ({ type: "kustomize.patch", document: 0, route: [], value: { file: patch } })),
    ...[...folders].map((folder): Fact => ({ type: "kustomize.folder", document: 0, route: [], value: { folder } })),
    kustomizationFact(tree, root, [...folders]),
    ...providedFacts(tree, root),
  ];
}

/** What a kustomization makes of the objects it lists. */
function kustomizationFact(tree: Tree, root: number, folders: readonly string[]): Fact {
  const namespace = followRoute(tree, root, ["namespace"]);
  const isNamed = namespace >= 0 && kindOf(tree, namespace) === Kind.Scalar;
  const labels = labelKeys(tree, root);
  return { type: "kustomize.kustomization", document: 0, route: [], value: { namespace: isNamed ? scalarText(tree, namespace) : undefined, labels, folders } };
}

/** Keys of the labels that a kustomization puts on every object; absent where there are none. */
function labelKeys(tree: Tree, root: number): string[] | undefined {
  const lists = followRoute(tree, root, ["labels"]);
  const pairs = lists < 0 || kindOf(tree, lists) !== Kind.Sequence ? [] : itemsOf(tree, lists).map((_, index) => followRoute(tree, lists, [index, "pairs"]));
  const maps = [followRoute(tree, root, ["commonLabels"]), ...pairs].filter((node) => node >= 0 && kindOf(tree, node) === Kind.Mapping);
  return maps.length === 0 ? undefined : maps.flatMap((node) => [...allPairs(tree, node).keys()]);
}

function textsAt(tree: Tree, root: number, list: string, key: string | null): string[] {
  const sequence = followRoute(tree, root, [list]);
  if (sequence < 0 || kindOf(tree, sequence) !== Kind.Sequence) return [];
  return itemsOf(tree, sequence).flatMap((_, index) => {
    const node = followRoute(tree, sequence, key === null ? [index] : [index, key]);
    return node >= 0 && kindOf(tree, node) === Kind.Scalar && !isNull(tree, node) ? [scalarText(tree, node)] : [];
  });
}

/** Joins a relative path to a folder; null where it is inline content, remote, absolute, or leaves the root. */
function joinPath(folder: string, path: string): string | null {
  if (/[\n:?]/.test(path) || path.length > MAXIMUM_LENGTH || path.startsWith("/")) return null;
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

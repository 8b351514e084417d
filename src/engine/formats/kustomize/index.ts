import type { Fact } from "../../model/facts.ts";
import type { Detection, Format } from "../../model/format.ts";
import { Kind, type Tree } from "../../model/tree.ts";
import { followRoute, itemsOf, kindOf, scalarText } from "../../syntax/access.ts";

const NAME = /(^|\/)kustomization\.ya?ml$|(^|\/)Kustomization$/;
const MAXIMUM_LENGTH = 1024;

/**
 * Kustomization files. They have no rules of their own here; what they tell is which files are patches, so that a patch is never
 * linted as if it were a whole object.
 */
export const kustomizeFormat: Format = {
  id: "kustomize",
  title: "Kustomize",
  syntax: "yaml",
  mayBe: (file) => NAME.test(file),
  detect: (file): Detection => (NAME.test(file) ? "yes" : "no"),
  targetTypes: [],
  build: (file, tree) => ({ targets: [], facts: patchFacts(file, tree), resources: 0 }),
};

/** One fact per file that a kustomization names as a patch; its value holds the path relative to the root. */
function patchFacts(file: string, tree: Tree): Fact[] {
  const root = tree.documents[0]?.root ?? -1;
  if (root < 0) return [];
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const paths = [
    ...textsAt(tree, root, "patches", "path"),
    ...textsAt(tree, root, "patchesJson6902", "path"),
    ...textsAt(tree, root, "patchesStrategicMerge", null),
  ];
  return paths.flatMap((path) => {
    const patch = joinPath(folder, path);
    return patch === null ? [] : [{ type: "kustomize.patch", document: 0, route: [], value: { file: patch } }];
  });
}

function textsAt(tree: Tree, root: number, list: string, key: string | null): string[] {
  const sequence = followRoute(tree, root, [list]);
  if (sequence < 0 || kindOf(tree, sequence) !== Kind.Sequence) return [];
  return itemsOf(tree, sequence).flatMap((_, index) => {
    const node = followRoute(tree, sequence, key === null ? [index] : [index, key]);
    return node >= 0 && kindOf(tree, node) === Kind.Scalar ? [scalarText(tree, node)] : [];
  });
}

/** Joins a relative path to a folder; null where it is inline content, absolute, or leaves the root. */
function joinPath(folder: string, path: string): string | null {
  if (path.includes("\n") || path.length > MAXIMUM_LENGTH || path.startsWith("/")) return null;
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

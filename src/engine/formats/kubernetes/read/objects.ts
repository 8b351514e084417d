import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { followRoute, getValue, isNull, itemsOf, kindOf, scalarText } from "../../../syntax/access.ts";

/** One Kubernetes object of a file: a document, or an item of a List. */
export interface KubernetesObject {
  readonly document: number;
  readonly route: Route;
  readonly node: number;
  readonly apiVersion: string;
  /** API group, "" for core. */
  readonly group: string;
  readonly kind: string;
  /** `metadata.name`, or `metadata.generateName` with a star; "(unnamed)" where there is neither. */
  readonly name: string;
  readonly namespace: string | undefined;
}

/** API groups of documents that look like Kubernetes objects and are none. */
const FOREIGN_GROUPS = /^(groundrules|backstage\.io|scaffolder\.backstage\.io|score\.dev|skaffold|kustomize\.config\.k8s\.io|kind\.x-k8s\.io|k3d\.io|calm\.finos\.org)$/;
const MAXIMUM_LIST_DEPTH = 4;

/** The objects of all documents, Lists taken apart. */
export function findObjects(tree: Tree): KubernetesObject[] {
  return tree.documents.flatMap((document, index) => (document.root < 0 ? [] : collect(tree, { document: index, node: document.root, route: [] })));
}

type ObjectPlace = Pick<KubernetesObject, "document" | "node" | "route">;

function collect(tree: Tree, place: ObjectPlace, depth = 0): KubernetesObject[] {
  const object = readObject(tree, place);
  if (object === null) return [];
  const items = object.kind.endsWith("List") ? getValue(tree, place.node, "items") : -1;
  if (items < 0 || kindOf(tree, items) !== Kind.Sequence || depth >= MAXIMUM_LIST_DEPTH) return [object];
  return itemsOf(tree, items).flatMap((_, index) => {
    const node = followRoute(tree, items, [index]);
    return node < 0 ? [] : collect(tree, { document: place.document, node, route: [...place.route, "items", index] }, depth + 1);
  });
}

function readObject(tree: Tree, place: ObjectPlace): KubernetesObject | null {
  const { node } = place;
  if (kindOf(tree, node) !== Kind.Mapping) return null;
  const apiVersion = textAt(tree, node, ["apiVersion"]);
  const kind = textAt(tree, node, ["kind"]);
  if (apiVersion === undefined || kind === undefined) return null;
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  if (FOREIGN_GROUPS.test(group)) return null;
  const generated = textAt(tree, node, ["metadata", "generateName"]);
  const name = textAt(tree, node, ["metadata", "name"]) ?? (generated === undefined ? "(unnamed)" : `${generated}*`);
  return { ...place, apiVersion, group, kind, name, namespace: textAt(tree, node, ["metadata", "namespace"]) };
}

/** The text of a scalar below a node; undefined where it is missing, null or no scalar. */
export function textAt(tree: Tree, node: number, route: Route): string | undefined {
  const found = followRoute(tree, node, route);
  if (found < 0 || kindOf(tree, found) !== Kind.Scalar || isNull(tree, found)) return undefined;
  return scalarText(tree, found);
}

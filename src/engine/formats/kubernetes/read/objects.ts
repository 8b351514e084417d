import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { followRoute, getValue, isNull, itemsOf, kindOf, resolveAlias, scalarText } from "../../../syntax/access.ts";

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

/** API groups without a dot; the group of a custom resource is a domain. */
const DOTLESS_GROUPS: ReadonlySet<string> = new Set(["apps", "autoscaling", "batch", "extensions", "policy"]);
/** Groups of documents that look like objects and are none: catalogues, and configuration files of tools and of the cluster's own parts. */
const FOREIGN_GROUPS = /(^|\.)(backstage\.io|score\.dev|kind\.x-k8s\.io|k3d\.io|calm\.finos\.org|eksctl\.io|ctlptl\.dev|kpt\.dev|kuttl\.dev|config\.k8s\.io|kubeadm\.k8s\.io|audit\.k8s\.io)$/;
/** Kinds of the core version that are files of kubectl, not objects. */
const FOREIGN_CORE_KINDS: ReadonlySet<string> = new Set(["Config", "Preferences"]);
const VERSION = /^v\d+((alpha|beta)\d+)?$/;
const MAXIMUM_LIST_DEPTH = 4;

/** The objects of a tree, found once for detection, model, references and whoever else asks. */
const known = new WeakMap<Tree, readonly KubernetesObject[]>();

/** The objects of all documents, Lists taken apart. */
export function findObjects(tree: Tree): readonly KubernetesObject[] {
  const objects = known.get(tree) ?? collectObjects(tree);
  known.set(tree, objects);
  return objects;
}

function collectObjects(tree: Tree): KubernetesObject[] {
  const walk: Walk = { tree, seen: new Set() };
  return tree.documents.flatMap((document, index) => (document.root < 0 ? [] : collect(walk, { document: index, node: document.root, route: [] })));
}

/** Items are looked at once, however often aliases lead to them: a List may hold itself. */
interface Walk {
  readonly tree: Tree;
  readonly seen: Set<number>;
}

type ObjectPlace = Pick<KubernetesObject, "document" | "node" | "route">;

/** What items of a typed list leave out: the type the list gives them. */
interface ItemType {
  readonly apiVersion: string;
  readonly kind: string;
}

function collect(walk: Walk, place: ObjectPlace, depth = 0, itemType: ItemType | null = null): KubernetesObject[] {
  const { tree, seen } = walk;
  if (seen.has(place.node)) return [];
  seen.add(place.node);
  const object = readObject(tree, place, itemType);
  if (object === null) return [];
  const items = object.kind.endsWith("List") && depth < MAXIMUM_LIST_DEPTH ? getValue(tree, place.node, "items") : -1;
  if (items < 0 || kindOf(tree, items) !== Kind.Sequence) return [object];
  const typeOfItems = object.kind === "List" ? null : { apiVersion: object.apiVersion, kind: object.kind.slice(0, -"List".length) };
  const places = itemsOf(tree, items).map((item, index): ObjectPlace => {
    return { document: place.document, node: resolveAlias(tree, item), route: [...place.route, "items", index] };
  });
  const found = places.flatMap((each) => (each.node < 0 ? [] : collect(walk, each, depth + 1, typeOfItems)));
  // A custom resource whose kind merely ends in List, and whose items are something else.
  return found.length === 0 && object.kind !== "List" ? [object] : found;
}

function readObject(tree: Tree, place: ObjectPlace, itemType: ItemType | null): KubernetesObject | null {
  const { node } = place;
  if (kindOf(tree, node) !== Kind.Mapping) return null;
  const inherited = getValue(tree, node, "metadata") < 0 ? null : itemType;
  const apiVersion = textAt(tree, node, ["apiVersion"]) ?? inherited?.apiVersion;
  const kind = textAt(tree, node, ["kind"]) ?? inherited?.kind;
  if (apiVersion === undefined || kind === undefined || !isObjectType(apiVersion, kind)) return null;
  const name = nameOf(tree, node);
  return { ...place, apiVersion, group: groupOf(apiVersion), kind, name, namespace: textAt(tree, node, ["metadata", "namespace"]) };
}

function nameOf(tree: Tree, node: number): string {
  const name = textAt(tree, node, ["metadata", "name"]);
  if (name !== undefined) return name;
  const generated = textAt(tree, node, ["metadata", "generateName"]);
  return generated === undefined ? "(unnamed)" : `${generated}*`;
}

/** Whether an API server of any cluster could know the type: by its group and the form of its version. */
function isObjectType(apiVersion: string, kind: string): boolean {
  if (isTemplated(apiVersion)) return true;
  const group = groupOf(apiVersion);
  const version = apiVersion.slice(apiVersion.indexOf("/") + 1);
  if (!VERSION.test(version) || FOREIGN_GROUPS.test(group)) return false;
  return group === "" ? !FOREIGN_CORE_KINDS.has(kind) : group.includes(".") || DOTLESS_GROUPS.has(group);
}

function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf("/")));
}

/** Whether a text holds a placeholder that someone fills in before the manifest is applied. */
export function isTemplated(text: string): boolean {
  return text.includes("${") || text.includes("{{");
}

/** The text of a scalar below a node; undefined where it is missing, null or no scalar. */
export function textAt(tree: Tree, node: number, route: Route): string | undefined {
  const found = followRoute(tree, node, route);
  if (found < 0 || kindOf(tree, found) !== Kind.Scalar || isNull(tree, found)) return undefined;
  return scalarText(tree, found);
}

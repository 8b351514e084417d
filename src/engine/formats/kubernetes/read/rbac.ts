import { Kind, type Tree } from "../../../model/tree.ts";
import { followRoute, itemsOf, kindOf, resolveAlias, scalarText } from "../../../syntax/access.ts";
import { textAt, type KubernetesObject } from "./objects.ts";

const GROUP = "rbac.authorization.k8s.io";

export function isRole(object: KubernetesObject): boolean {
  return object.group === GROUP && (object.kind === "Role" || object.kind === "ClusterRole");
}

export function isBinding(object: KubernetesObject): boolean {
  return object.group === GROUP && (object.kind === "RoleBinding" || object.kind === "ClusterRoleBinding");
}

/** Where the rights of a role or binding hold, in words. */
export function bindingScope(object: KubernetesObject): string {
  if (object.kind.startsWith("Cluster")) return "the cluster";
  return object.namespace === undefined ? "its namespace" : `namespace ${object.namespace}`;
}

/** The subjects of a binding as `Kind name`. */
export function subjectNames(tree: Tree, object: KubernetesObject): string[] {
  const subjects = followRoute(tree, object.node, ["subjects"]);
  if (subjects < 0 || kindOf(tree, subjects) !== Kind.Sequence) return [];
  return itemsOf(tree, subjects).map((_, index) => {
    const kind = textAt(tree, subjects, [index, "kind"]) ?? "subject";
    return `${kind} ${textAt(tree, subjects, [index, "name"]) ?? "(unnamed)"}`;
  });
}

/** Whether some rule of a role allows every verb on every resource of every group. */
export function allowsEverything(tree: Tree, object: KubernetesObject): boolean {
  const rules = followRoute(tree, object.node, ["rules"]);
  if (rules < 0 || kindOf(tree, rules) !== Kind.Sequence) return false;
  return itemsOf(tree, rules).some((_, index) =>
    ["verbs", "resources", "apiGroups"].every((field) => textsAt(tree, rules, [index, field]).includes("*")),
  );
}

function textsAt(tree: Tree, node: number, route: readonly (string | number)[]): string[] {
  const list = followRoute(tree, node, route);
  if (list < 0 || kindOf(tree, list) !== Kind.Sequence) return [];
  return itemsOf(tree, list).flatMap((item) => {
    const node = resolveAlias(tree, item);
    return node >= 0 && kindOf(tree, node) === Kind.Scalar ? [scalarText(tree, node)] : [];
  });
}

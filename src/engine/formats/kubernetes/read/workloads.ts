import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { followRoute, kindOf } from "../../../syntax/access.ts";
import type { KubernetesObject } from "./objects.ts";

/** Where a kind keeps its pod: the route of the template (whose `metadata` and `spec` are the pod's). */
interface WorkloadKind {
  readonly groups: readonly string[];
  readonly template: Route;
  readonly runsToCompletion?: true;
}

const TEMPLATE: Route = ["spec", "template"];

const WORKLOADS: ReadonlyMap<string, readonly WorkloadKind[]> = new Map([
  ["Pod", [{ groups: [""], template: [] }]],
  ["Deployment", [{ groups: ["apps", "extensions"], template: TEMPLATE }]],
  ["StatefulSet", [{ groups: ["apps"], template: TEMPLATE }]],
  ["DaemonSet", [{ groups: ["apps", "extensions"], template: TEMPLATE }]],
  ["ReplicaSet", [{ groups: ["apps", "extensions"], template: TEMPLATE }]],
  ["ReplicationController", [{ groups: [""], template: TEMPLATE }]],
  ["Job", [{ groups: ["batch"], template: TEMPLATE, runsToCompletion: true }]],
  ["CronJob", [{ groups: ["batch"], template: ["spec", "jobTemplate", "spec", "template"], runsToCompletion: true }]],
  ["DeploymentConfig", [{ groups: ["apps.openshift.io", ""], template: TEMPLATE }]],
  ["Rollout", [{ groups: ["argoproj.io"], template: TEMPLATE }]],
  ["Service", [{ groups: ["serving.knative.dev"], template: TEMPLATE }]],
  ["Configuration", [{ groups: ["serving.knative.dev"], template: TEMPLATE }]],
]);

/** The pod of a workload. */
export interface PodPlace {
  /** Route of the pod's spec. */
  readonly spec: Route;
  readonly specNode: number;
  /** Route of the pod's metadata, whether it exists or not. */
  readonly metadata: Route;
  readonly metadataNode: number;
  readonly runsToCompletion: boolean;
}

/** Where the object keeps its pod; null where it runs none, or where the pod's spec is missing. */
export function findPod(tree: Tree, object: KubernetesObject): PodPlace | null {
  const workload = WORKLOADS.get(object.kind)?.find((entry) => entry.groups.includes(object.group));
  if (workload === undefined) return null;
  const template = followRoute(tree, object.node, workload.template);
  const specNode = template < 0 ? -1 : followRoute(tree, template, ["spec"]);
  if (specNode < 0 || kindOf(tree, specNode) !== Kind.Mapping) return null;
  const base = [...object.route, ...workload.template];
  return {
    spec: [...base, "spec"],
    specNode,
    metadata: [...base, "metadata"],
    metadataNode: followRoute(tree, template, ["metadata"]),
    runsToCompletion: workload.runsToCompletion === true,
  };
}

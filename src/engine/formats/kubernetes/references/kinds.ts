/** Kinds that autoscalers change and whose objects the facts know; what else there is, only its own definition tells. */
export const SCALED_KINDS: ReadonlySet<string> = new Set([
  "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DaemonSet", "Rollout", "DeploymentConfig", "CronJob", "Job",
]);

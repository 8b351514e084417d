import { podWith, type Fields } from "./control.ts";

/** Manifests of every kind that holds pods, by kind; `spec` is the spec of its pods. */
export function manifestsOf(changes: Fields): ReadonlyMap<string, Fields> {
  const spec = podWith(changes);
  const template = { metadata: { labels: { app: "web" } }, spec };
  const selector = { matchLabels: { app: "web" } };
  const pod = object("v1", "Pod", spec);
  const jobSpec = { template: { ...template, spec: { ...spec, restartPolicy: "Never" } } };
  const objects = [
    pod,
    object("v1", "ReplicationController", { selector: { app: "web" }, template }),
    ...["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) => object("apps/v1", kind, { selector, template })),
    object("batch/v1", "Job", jobSpec),
    object("batch/v1", "CronJob", { schedule: "0 3 * * *", jobTemplate: { spec: jobSpec } }),
    object("apps.openshift.io/v1", "DeploymentConfig", { selector: { app: "web" }, template }),
    object("argoproj.io/v1alpha1", "Rollout", { selector, template }),
    object("serving.knative.dev/v1", "Service", { template }),
    { apiVersion: "v1", kind: "List", items: [pod] },
  ];
  return new Map(objects.map((each) => [String(each["kind"]), each]));
}

function object(apiVersion: string, kind: string, spec: Fields): Fields {
  return { apiVersion, kind, metadata: { name: "web" }, spec };
}

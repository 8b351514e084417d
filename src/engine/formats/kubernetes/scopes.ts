/** Where the objects of a kind live; `unknown` for kinds that only a CustomResourceDefinition tells of. */
export type Scope = "namespaced" | "cluster" | "unknown";

// Kinds of the Kubernetes API, 1.16 to 1.34, by group (API reference, 2025-08), and of the custom workloads that have pods.
const NAMESPACED: Readonly<Record<string, string>> = {
  "": "Binding ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount",
  apps: "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet",
  "authorization.k8s.io": "LocalSubjectAccessReview",
  autoscaling: "HorizontalPodAutoscaler",
  batch: "CronJob Job",
  "coordination.k8s.io": "Lease LeaseCandidate",
  "discovery.k8s.io": "EndpointSlice",
  "events.k8s.io": "Event",
  extensions: "DaemonSet Deployment Ingress NetworkPolicy ReplicaSet",
  "networking.k8s.io": "Ingress NetworkPolicy",
  policy: "Eviction PodDisruptionBudget",
  "rbac.authorization.k8s.io": "Role RoleBinding",
  "resource.k8s.io": "ResourceClaim ResourceClaimTemplate",
  "storage.k8s.io": "CSIStorageCapacity",
  "apps.openshift.io": "DeploymentConfig",
  "argoproj.io": "Rollout",
  "serving.knative.dev": "Configuration Service",
};

const CLUSTER: Readonly<Record<string, string>> = {
  "": "ComponentStatus Namespace Node PersistentVolume",
  "admissionregistration.k8s.io":
    "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
  "apiextensions.k8s.io": "CustomResourceDefinition",
  "apiregistration.k8s.io": "APIService",
  "authentication.k8s.io": "SelfSubjectReview TokenReview",
  "authorization.k8s.io": "SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview",
  "certificates.k8s.io": "CertificateSigningRequest ClusterTrustBundle",
  "flowcontrol.apiserver.k8s.io": "FlowSchema PriorityLevelConfiguration",
  extensions: "PodSecurityPolicy",
  "networking.k8s.io": "IPAddress IngressClass ServiceCIDR",
  "node.k8s.io": "RuntimeClass",
  policy: "PodSecurityPolicy",
  "rbac.authorization.k8s.io": "ClusterRole ClusterRoleBinding",
  "resource.k8s.io": "DeviceClass DeviceTaintRule ResourceSlice",
  "scheduling.k8s.io": "PriorityClass",
  "storage.k8s.io": "CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass",
  "storagemigration.k8s.io": "StorageVersionMigration",
};

const SCOPES: ReadonlyMap<string, Scope> = new Map([...pairs(NAMESPACED, "namespaced"), ...pairs(CLUSTER, "cluster")]);

/** Whether the objects of a built-in kind live in a namespace. */
export function scopeOf(group: string, kind: string): Scope {
  return SCOPES.get(`${group}/${kind}`) ?? "unknown";
}

function pairs(kinds: Readonly<Record<string, string>>, scope: Scope): [string, Scope][] {
  return Object.entries(kinds).flatMap(([group, names]) => names.split(" ").map((kind): [string, Scope] => [`${group}/${kind}`, scope]));
}

/** What becomes of one version of an API. Minor versions of Kubernetes: 22 for 1.22. */
export interface ApiRemoval {
  readonly version: string;
  readonly kinds: readonly string[];
  /** Absent where only the removal is known for certain. */
  readonly deprecated?: number;
  /** Absent while the version is still served. */
  readonly removed?: number;
  readonly replacement: string;
  /** Whether a manifest means the same under the version that replaces it, so that the version alone may be written over. */
  readonly toVersion?: string;
}

/**
 * Versions of built-in APIs that Kubernetes no longer serves, or has deprecated in favour of another.
 * As of 2026-11, proof-read against the Kubernetes Deprecated API Migration Guide (removals up to 1.32); deprecations that it does not
 * date are those of the API server's own notices, and Endpoints is that of the release notes of 1.33.
 */
export const API_REMOVALS: readonly ApiRemoval[] = [
  { version: "v1", kinds: ["Endpoints"], deprecated: 33, replacement: "discovery.k8s.io/v1 EndpointSlice" },
  same("flowcontrol.apiserver.k8s.io/v1beta3", ["FlowSchema"], [29, 32], "flowcontrol.apiserver.k8s.io/v1"),
  changed("flowcontrol.apiserver.k8s.io/v1beta3", ["PriorityLevelConfiguration"], [29, 32], "flowcontrol.apiserver.k8s.io/v1"),
  changed("flowcontrol.apiserver.k8s.io/v1beta2", ["FlowSchema", "PriorityLevelConfiguration"], [26, 29], "flowcontrol.apiserver.k8s.io/v1"),
  changed("flowcontrol.apiserver.k8s.io/v1beta1", ["FlowSchema", "PriorityLevelConfiguration"], [23, 26], "flowcontrol.apiserver.k8s.io/v1"),
  same("storage.k8s.io/v1beta1", ["CSIStorageCapacity"], [24, 27], "storage.k8s.io/v1"),
  same("autoscaling/v2beta2", ["HorizontalPodAutoscaler"], [23, 26], "autoscaling/v2"),
  changed("autoscaling/v2beta1", ["HorizontalPodAutoscaler"], [22, 25], "autoscaling/v2"),
  same("batch/v1beta1", ["CronJob"], [21, 25], "batch/v1"),
  changed("discovery.k8s.io/v1beta1", ["EndpointSlice"], [21, 25], "discovery.k8s.io/v1"),
  changed("events.k8s.io/v1beta1", ["Event"], [22, 25], "events.k8s.io/v1"),
  same("policy/v1beta1", ["PodDisruptionBudget"], [21, 25], "policy/v1"),
  { version: "policy/v1beta1", kinds: ["PodSecurityPolicy"], deprecated: 21, removed: 25, replacement: "Pod Security admission" },
  same("node.k8s.io/v1beta1", ["RuntimeClass"], [22, 25], "node.k8s.io/v1"),
  changed("admissionregistration.k8s.io/v1beta1", ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"], [16, 22], "admissionregistration.k8s.io/v1"),
  changed("admissionregistration.k8s.io/v1alpha1", ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"], [undefined, 32], "admissionregistration.k8s.io/v1"),
  same("authentication.k8s.io/v1beta1", ["TokenReview"], [undefined, 22], "authentication.k8s.io/v1"),
  changed("authorization.k8s.io/v1beta1", ["LocalSubjectAccessReview", "SelfSubjectAccessReview", "SubjectAccessReview"], [undefined, 22], "authorization.k8s.io/v1"),
  changed("apiextensions.k8s.io/v1beta1", ["CustomResourceDefinition"], [16, 22], "apiextensions.k8s.io/v1"),
  same("apiregistration.k8s.io/v1beta1", ["APIService"], [19, 22], "apiregistration.k8s.io/v1"),
  changed("certificates.k8s.io/v1beta1", ["CertificateSigningRequest"], [19, 22], "certificates.k8s.io/v1"),
  same("coordination.k8s.io/v1beta1", ["Lease"], [19, 22], "coordination.k8s.io/v1"),
  changed("networking.k8s.io/v1beta1", ["Ingress"], [19, 22], "networking.k8s.io/v1"),
  changed("extensions/v1beta1", ["Ingress"], [14, 22], "networking.k8s.io/v1"),
  same("networking.k8s.io/v1beta1", ["IngressClass"], [19, 22], "networking.k8s.io/v1"),
  same("rbac.authorization.k8s.io/v1beta1", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"], [17, 22], "rbac.authorization.k8s.io/v1"),
  same("scheduling.k8s.io/v1beta1", ["PriorityClass"], [14, 22], "scheduling.k8s.io/v1"),
  same("storage.k8s.io/v1beta1", ["CSIDriver", "StorageClass", "VolumeAttachment"], [19, 22], "storage.k8s.io/v1"),
  same("storage.k8s.io/v1beta1", ["CSINode"], [17, 22], "storage.k8s.io/v1"),
  changed("extensions/v1beta1", ["DaemonSet", "Deployment", "ReplicaSet"], [undefined, 16], "apps/v1"),
  changed("apps/v1beta1", ["Deployment", "ReplicaSet", "StatefulSet"], [undefined, 16], "apps/v1"),
  changed("apps/v1beta2", ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"], [undefined, 16], "apps/v1"),
  same("extensions/v1beta1", ["NetworkPolicy"], [undefined, 16], "networking.k8s.io/v1"),
  { version: "extensions/v1beta1", kinds: ["PodSecurityPolicy"], removed: 16, replacement: "Pod Security admission" },
];

type Minors = readonly [deprecated: number | undefined, removed: number];

/** The new version has the same fields with the same meaning. */
function same(version: string, kinds: readonly string[], minors: Minors, toVersion: string): ApiRemoval {
  return { ...changed(version, kinds, minors, toVersion), toVersion };
}

/** Fields moved, were renamed, or became required. */
function changed(version: string, kinds: readonly string[], [deprecated, removed]: Minors, replacement: string): ApiRemoval {
  return { version, kinds, ...(deprecated === undefined ? {} : { deprecated }), removed, replacement };
}

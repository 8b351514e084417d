import { BOOL, closedObject, DYN, INT, INT_OR_STRING, listOf, mapOf, openObject, STRING, type Type } from "../../../model/type.ts";
import { CONTAINER, POD_SECURITY_CONTEXT, RESOURCES } from "./container-types.ts";

// Field names and types follow the Kubernetes API reference, core/v1 and meta/v1.

/** LabelSelector. */
export const LABEL_SELECTOR = closedObject("LabelSelector", {
  matchLabels: mapOf(STRING),
  matchExpressions: listOf(closedObject("LabelSelectorRequirement", { key: STRING, operator: STRING, values: listOf(STRING) })),
});

/** ObjectMeta, as far as it is written in manifests. */
export const OBJECT_META = closedObject("ObjectMeta", {
  name: STRING,
  generateName: STRING,
  namespace: STRING,
  labels: mapOf(STRING),
  annotations: mapOf(STRING),
  finalizers: listOf(STRING),
  ownerReferences: listOf(DYN),
  creationTimestamp: DYN,
  uid: STRING,
  resourceVersion: STRING,
  generation: INT,
  managedFields: DYN,
  selfLink: STRING,
  deletionTimestamp: DYN,
  deletionGracePeriodSeconds: INT,
});

const items = listOf(closedObject("KeyToPath", { key: STRING, path: STRING, mode: INT }));

/** The volume types of core/v1; one of the fields is set beside `name`. */
export const VOLUME_TYPES: readonly string[] = [
  "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "fc",
  "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image", "iscsi", "nfs", "persistentVolumeClaim",
  "photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd", "scaleIO", "secret", "storageos", "vsphereVolume",
];

const volumeFields: Record<string, Type> = Object.fromEntries(VOLUME_TYPES.map((type) => [type, DYN]));

export const VOLUME = closedObject("Volume", {
  ...volumeFields,
  name: STRING,
  configMap: closedObject("ConfigMapVolumeSource", { name: STRING, optional: BOOL, defaultMode: INT, items }),
  emptyDir: closedObject("EmptyDirVolumeSource", { medium: STRING, sizeLimit: STRING }),
  hostPath: closedObject("HostPathVolumeSource", { path: STRING, type: STRING }),
  persistentVolumeClaim: closedObject("PersistentVolumeClaimVolumeSource", { claimName: STRING, readOnly: BOOL }),
  secret: closedObject("SecretVolumeSource", { secretName: STRING, optional: BOOL, defaultMode: INT, items }),
});

const topologySpread = closedObject("TopologySpreadConstraint", {
  labelSelector: LABEL_SELECTOR,
  matchLabelKeys: listOf(STRING),
  maxSkew: INT,
  minDomains: INT,
  nodeAffinityPolicy: STRING,
  nodeTaintsPolicy: STRING,
  topologyKey: STRING,
  whenUnsatisfiable: STRING,
});

const podAffinityTerm = closedObject("PodAffinityTerm", {
  labelSelector: LABEL_SELECTOR,
  matchLabelKeys: listOf(STRING),
  mismatchLabelKeys: listOf(STRING),
  namespaceSelector: LABEL_SELECTOR,
  namespaces: listOf(STRING),
  topologyKey: STRING,
});

const podAffinity = closedObject("PodAffinity", {
  preferredDuringSchedulingIgnoredDuringExecution: listOf(closedObject("WeightedPodAffinityTerm", { podAffinityTerm, weight: INT })),
  requiredDuringSchedulingIgnoredDuringExecution: listOf(podAffinityTerm),
});

/** PodSpec. */
export const POD_SPEC = closedObject("PodSpec", {
  activeDeadlineSeconds: INT,
  affinity: closedObject("Affinity", { nodeAffinity: DYN, podAffinity, podAntiAffinity: podAffinity }),
  automountServiceAccountToken: BOOL,
  containers: listOf(CONTAINER),
  dnsConfig: DYN,
  dnsPolicy: STRING,
  enableServiceLinks: BOOL,
  ephemeralContainers: listOf(CONTAINER),
  hostAliases: listOf(DYN),
  hostIPC: BOOL,
  hostNetwork: BOOL,
  hostPID: BOOL,
  hostUsers: BOOL,
  hostname: STRING,
  hostnameOverride: STRING,
  imagePullSecrets: listOf(closedObject("LocalObjectReference", { name: STRING })),
  initContainers: listOf(CONTAINER),
  nodeName: STRING,
  nodeSelector: mapOf(STRING),
  os: closedObject("PodOS", { name: STRING }),
  overhead: mapOf(STRING),
  preemptionPolicy: STRING,
  priority: INT,
  priorityClassName: STRING,
  readinessGates: listOf(DYN),
  resourceClaims: listOf(DYN),
  resources: RESOURCES,
  restartPolicy: STRING,
  runtimeClassName: STRING,
  schedulerName: STRING,
  schedulingGates: listOf(DYN),
  securityContext: POD_SECURITY_CONTEXT,
  serviceAccount: STRING,
  serviceAccountName: STRING,
  setHostnameAsFQDN: BOOL,
  shareProcessNamespace: BOOL,
  subdomain: STRING,
  terminationGracePeriodSeconds: INT,
  tolerations: listOf(DYN),
  topologySpreadConstraints: listOf(topologySpread),
  volumes: listOf(VOLUME),
});

/** The spec of anything that runs pods: the fields that several kinds share; open for those of a single kind. */
export const WORKLOAD = openObject("Workload", {
  apiVersion: STRING,
  kind: STRING,
  metadata: OBJECT_META,
  spec: openObject("WorkloadSpec", {
    replicas: INT,
    selector: DYN,
    strategy: openObject("Strategy", { type: STRING, rollingUpdate: closedObject("RollingUpdate", { maxSurge: INT_OR_STRING, maxUnavailable: INT_OR_STRING }) }),
    serviceName: STRING,
    template: openObject("PodTemplateSpec", { metadata: OBJECT_META, spec: POD_SPEC }),
  }),
});

import type { TargetType } from "../../model/format.ts";
import { BOOL, closedObject, DYN, INT, INT_OR_STRING, listOf, mapOf, STRING, TEXT, type Type } from "../../model/type.ts";
import { SERVED_FACTS } from "./calls/types.ts";
import { INGRESS_FIELDS } from "./companions/ingresses.ts";
import { COMPANION_FACTS } from "./companions/types.ts";
import { REFERENCED_FACTS } from "./references/types.ts";
import { SCALING_FACTS } from "./scaling/types.ts";
import { SHARED_VARIABLES } from "../../functions/shared-variables.ts";
import { LITERALS } from "./read/literals.ts";
import { CONTAINER } from "./schema/container-types.ts";
import { CRON_JOB, JOB, NAMESPACE, PERSISTENT_VOLUME_CLAIM, SECRET } from "./schema/more-types.ts";
import { ANY_OBJECT, BINDING, CONFIG_MAP, INGRESS, NETWORK_POLICY, POLICY_RULE, ROLE, SERVICE } from "./schema/object-types.ts";
import { OBJECT_META, POD_SPEC, WORKLOAD } from "./schema/pod-types.ts";

/** What names an object; also placeholders of messages. */
const identity = { kind: STRING, name: STRING, namespace: STRING };

/** What other files may know of any object; `group` only of those that no other fact stands for. */
export const OBJECT_FACT = closedObject("object", {
  ...identity,
  group: STRING,
  /** The broker or channel that a trigger or subscription takes its events from. */
  source: STRING,
  ...INGRESS_FIELDS,
});

export const CLAIM_FACT = closedObject("claim", {
  ...identity,
  labels: mapOf(STRING),
  annotations: mapOf(STRING),
  storageClass: STRING,
  accessModes: listOf(STRING),
  /** Whether a class makes its volume. */
  isProvisioned: BOOL,
  /** Unresolved where it names a class, for where the set does not hold that; else absent. */
  reclaimPolicy: STRING,
});

/** What other files may know of a workload. */
export const WORKLOAD_FACT = closedObject("workload", {
  ...identity,
  labels: mapOf(STRING),
  podLabels: mapOf(STRING),
  replicas: INT,
  longRunning: BOOL,
  /** Images of its containers, init and ephemeral ones left out. */
  images: listOf(STRING),
  /** Name of its ServiceAccount; `default` where it names none. */
  serviceAccount: STRING,
  /** `automountServiceAccountToken` of the pod; absent where it is not set. */
  automountsToken: BOOL,
  /** Claims that its pods mount by name. */
  claims: listOf(STRING),
});

/** What other files may know of a container. */
export const CONTAINER_FACT = closedObject("container", {
  ...identity,
  container: STRING,
  role: STRING,
  longRunning: BOOL,
  podLabels: mapOf(STRING),
  ports: listOf(INT_OR_STRING),
  hasReadinessProbe: BOOL,
  hasPreStop: BOOL,
  /** `terminationGracePeriodSeconds` of its pod; absent where it is not set. */
  gracePeriod: INT,
  /** Whether it is the only container of its pod beside init containers. */
  isOnly: BOOL,
});

export const BINDING_FACT = closedObject("binding", { ...identity, roleKind: STRING, roleName: STRING, subjects: listOf(STRING), scope: STRING });

function objectType(kind: string, self: Type): TargetType {
  return { name: `k8s.${kind}`, title: `Kubernetes ${kind}`, variables: { self, ...identity, entries: mapOf(TEXT) } };
}

/** `literals`: what the object holds, key by key, as text. */
function withLiterals(type: TargetType): TargetType {
  return { ...type, variables: { ...type.variables, literals: LITERALS } };
}

/** The kinds that are targets by name, with the group of their API. `entries` is the data of a ConfigMap, the annotations of the others. */
export const KIND_TARGETS: ReadonlyMap<string, { readonly groups: readonly string[]; readonly type: TargetType }> = new Map([
  ["Service", { groups: [""], type: objectType("Service", SERVICE) }],
  ["Ingress", { groups: ["networking.k8s.io", "extensions"], type: objectType("Ingress", INGRESS) }],
  ["NetworkPolicy", { groups: ["networking.k8s.io", "extensions"], type: objectType("NetworkPolicy", NETWORK_POLICY) }],
  ["ConfigMap", { groups: [""], type: withLiterals(objectType("ConfigMap", CONFIG_MAP)) }],
  ["Secret", { groups: [""], type: withLiterals(objectType("Secret", SECRET)) }],
  ["Namespace", { groups: [""], type: { ...objectType("Namespace", NAMESPACE), facts: OBJECT_FACT } }],
  ["Job", { groups: ["batch"], type: objectType("Job", JOB) }],
  ["CronJob", { groups: ["batch"], type: objectType("CronJob", CRON_JOB) }],
  ["PersistentVolumeClaim", { groups: [""], type: { ...objectType("PersistentVolumeClaim", PERSISTENT_VOLUME_CLAIM), facts: CLAIM_FACT } }],
]);

/** Target types of Kubernetes manifests. */
export const KUBERNETES_TARGETS: readonly TargetType[] = [
  // `scope` is namespaced, cluster, or unknown: a kind that only a definition in the set may tell of.
  { name: "k8s.object", title: "Kubernetes object", variables: { self: ANY_OBJECT, ...identity, scope: STRING }, facts: OBJECT_FACT },
  {
    name: "k8s.workload",
    title: "object that runs pods",
    variables: { self: WORKLOAD, pod: POD_SPEC, podMetadata: OBJECT_META, ...identity, replicas: INT, longRunning: BOOL },
    facts: WORKLOAD_FACT,
  },
  {
    name: "k8s.podSpec",
    title: "pod spec",
    variables: { self: POD_SPEC, object: ANY_OBJECT, podMetadata: OBJECT_META, ...identity, windows: BOOL, longRunning: BOOL },
    facts: WORKLOAD_FACT,
  },
  {
    name: "k8s.container",
    title: "container, init container or ephemeral container",
    variables: {
      self: CONTAINER,
      pod: POD_SPEC,
      object: ANY_OBJECT,
      podMetadata: OBJECT_META,
      container: STRING,
      ...identity,
      role: STRING,
      windows: BOOL,
      longRunning: BOOL,
      ...SHARED_VARIABLES,
    },
    facts: CONTAINER_FACT,
  },
  ...[...KIND_TARGETS.values()].map((entry) => entry.type),
  { name: "rbac.role", title: "Role or ClusterRole", variables: { self: ROLE, ...identity, scope: STRING } },
  { name: "rbac.rule", title: "rule of a Role or ClusterRole", variables: { self: POLICY_RULE, object: ROLE, ...identity, scope: STRING } },
  {
    name: "rbac.binding",
    title: "RoleBinding or ClusterRoleBinding",
    variables: { self: BINDING, ...identity, scope: STRING, subjects: listOf(STRING) },
    facts: BINDING_FACT,
  },
];

/** Types of facts that are no targets; they are what relations lead to. */
export const RELATED_FACTS: Readonly<Record<string, Type>> = {
  ...REFERENCED_FACTS,
  ...SCALING_FACTS,
  ...SERVED_FACTS,
  ...COMPANION_FACTS,
  "k8s.NetworkPolicy": closedObject("NetworkPolicy", { ...identity, podSelector: DYN, coversIngress: BOOL, coversEgress: BOOL }),
  "k8s.Service": closedObject("Service", { ...identity, selector: mapOf(STRING), labels: mapOf(STRING), sessionAffinity: STRING, targetPorts: listOf(INT_OR_STRING) }),
  "k8s.HorizontalPodAutoscaler": closedObject("HorizontalPodAutoscaler", { ...identity, targetKind: STRING, targetName: STRING, minReplicas: INT }),
  "rbac.role": closedObject("Role", { ...identity, allowsEverything: BOOL }),
  "k8s.ServiceAccount": closedObject("ServiceAccount", { ...identity, automountsToken: BOOL }),
  "k8s.StorageClass": closedObject("StorageClass", { ...identity, encrypts: BOOL, reclaimPolicy: STRING, isDefault: BOOL }),
  "k8s.CustomResourceDefinition": closedObject("definition", { ...identity, definedGroup: STRING, definedKind: STRING, isNamespaced: BOOL, served: listOf(STRING), preferred: STRING }),
};

import { BOOL, closedObject, DYN, INT, listOf, mapOf, openObject, QUANTITY, STRING } from "../../../model/type.ts";
import { LABEL_SELECTOR, OBJECT_META, POD_SPEC } from "./pod-types.ts";

// Field names and types follow the Kubernetes API reference: core/v1 and batch/v1.

const base = { apiVersion: STRING, kind: STRING, metadata: OBJECT_META };

/** Secret, with the metadata that SOPS adds to an encrypted one. */
export const SECRET = closedObject("Secret", {
  ...base,
  data: mapOf(STRING),
  immutable: BOOL,
  sops: DYN,
  stringData: mapOf({ kind: "text" }),
  type: STRING,
});

export const NAMESPACE = closedObject("Namespace", {
  ...base,
  spec: closedObject("NamespaceSpec", { finalizers: listOf(STRING) }),
  status: DYN,
});

const podTemplate = closedObject("PodTemplateSpec", { metadata: OBJECT_META, spec: POD_SPEC });

const jobSpec = closedObject("JobSpec", {
  activeDeadlineSeconds: INT,
  backoffLimit: INT,
  backoffLimitPerIndex: INT,
  completionMode: STRING,
  completions: INT,
  managedBy: STRING,
  manualSelector: BOOL,
  maxFailedIndexes: INT,
  parallelism: INT,
  podFailurePolicy: DYN,
  podReplacementPolicy: STRING,
  selector: LABEL_SELECTOR,
  successPolicy: DYN,
  suspend: BOOL,
  template: podTemplate,
  ttlSecondsAfterFinished: INT,
});

const ownedMeta = closedObject("ObjectMeta", {
  ...OBJECT_META.fields,
  ownerReferences: listOf(
    closedObject("OwnerReference", { apiVersion: STRING, blockOwnerDeletion: BOOL, controller: BOOL, kind: STRING, name: STRING, uid: STRING }),
  ),
});

export const JOB = closedObject("Job", { ...base, metadata: ownedMeta, spec: jobSpec, status: DYN });

export const CRON_JOB = closedObject("CronJob", {
  ...base,
  spec: closedObject("CronJobSpec", {
    concurrencyPolicy: STRING,
    failedJobsHistoryLimit: INT,
    jobTemplate: closedObject("JobTemplateSpec", { metadata: OBJECT_META, spec: jobSpec }),
    schedule: STRING,
    startingDeadlineSeconds: INT,
    successfulJobsHistoryLimit: INT,
    suspend: BOOL,
    timeZone: STRING,
  }),
  status: DYN,
});

const dataSource = closedObject("TypedObjectReference", { apiGroup: STRING, kind: STRING, name: STRING, namespace: STRING });

/** PersistentVolumeClaim, also as a template in a StatefulSet. */
export const PERSISTENT_VOLUME_CLAIM = closedObject("PersistentVolumeClaim", {
  ...base,
  spec: closedObject("PersistentVolumeClaimSpec", {
    accessModes: listOf(STRING),
    dataSource,
    dataSourceRef: dataSource,
    resources: openObject("VolumeResourceRequirements", { limits: mapOf(QUANTITY), requests: mapOf(QUANTITY) }),
    selector: LABEL_SELECTOR,
    storageClassName: STRING,
    volumeAttributesClassName: STRING,
    volumeMode: STRING,
    volumeName: STRING,
  }),
  status: DYN,
});

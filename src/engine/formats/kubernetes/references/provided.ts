import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { KubernetesObject } from "../read/objects.ts";
import { findPod } from "../read/workloads.ts";
import { SCALED_KINDS } from "./kinds.ts";
import type { FieldReader } from "./reader.ts";
import { namespaceOf } from "./reference.ts";

/** What exists once an object is applied: itself, where others refer to its kind by name, and what its controller makes of it. */
export function providedBy(reader: FieldReader, object: KubernetesObject): PlainObject[] {
  const namespace = namespaceOf(object);
  const provided = PROVIDERS[`${object.group}/${object.kind}`]?.(reader, reader.value("metadata", "name")) ?? [];
  // A workload without pods that can be read still is one.
  const bare: PlainObject[] = SCALED_KINDS.has(object.kind) && findPod(reader.tree, object) === null ? [{ kind: object.kind, name: reader.value("metadata", "name") }] : [];
  return [...provided, ...bare, ...byAnnotations(reader)].filter(({ name }) => name !== undefined).map((entry) => ({ namespace, ...entry }));
}

type Provide = (object: FieldReader, name: Value) => PlainObject[];

/** Kinds of cluster scope are found from every namespace. */
const CLUSTER_WIDE = { namespace: undefined };

const itself =
  (kind: string, further: PlainObject = {}): Provide =>
  (_object, name) => [{ kind, name, ...further }];

const PROVIDERS: Readonly<Record<string, Provide>> = {
  "/ConfigMap": configMap,
  "/Secret": secret,
  "/Service": service,
  "/PersistentVolumeClaim": itself("PersistentVolumeClaim"),
  "/ServiceAccount": itself("ServiceAccount"),
  "/LimitRange": itself("LimitRange"),
  "apps/StatefulSet": statefulClaims,
  "rbac.authorization.k8s.io/Role": itself("Role"),
  "rbac.authorization.k8s.io/ClusterRole": itself("ClusterRole", CLUSTER_WIDE),
  "scheduling.k8s.io/PriorityClass": itself("PriorityClass", CLUSTER_WIDE),
  "storage.k8s.io/StorageClass": itself("StorageClass", CLUSTER_WIDE),
  "cert-manager.io/Issuer": (object, name) => [{ kind: "Issuer", name }, ...secretNamed(object, "spec", "acme", "privateKeySecretRef", "name")],
  "cert-manager.io/ClusterIssuer": (object, name) => [
    { kind: "ClusterIssuer", name, ...CLUSTER_WIDE },
    ...secretNamed(object, "spec", "acme", "privateKeySecretRef", "name"),
  ],
  "cert-manager.io/Certificate": (object) => secretNamed(object, "spec", "secretName"),
  "bitnami.com/SealedSecret": sealedSecret,
  "external-secrets.io/ExternalSecret": externalSecret,
  "external-secrets.io/ClusterExternalSecret": (object, name) => [
    {
      kind: "Secret",
      name: object.value("spec", "externalSecretSpec", "target", "name") ?? object.value("spec", "externalSecretName") ?? name,
      ...CLUSTER_WIDE,
    },
  ],
  "secrets-store.csi.x-k8s.io/SecretProviderClass": (object) => object.items("spec", "secretObjects").flatMap((entry) => secretNamed(entry, "secretName")),
  "trust.cert-manager.io/Bundle": itself("ConfigMap", CLUSTER_WIDE),
  "gateway.networking.k8s.io/ReferenceGrant": grants,
};

function configMap(object: FieldReader, name: Value): PlainObject[] {
  return [{ kind: "ConfigMap", name, keys: isFilledIn(object) ? undefined : keysOf(object, "data", "binaryData") }];
}

function secret(object: FieldReader, name: Value): PlainObject[] {
  const isToken = object.value("type") === "kubernetes.io/service-account-token";
  return [{ kind: "Secret", name, keys: isToken || isFilledIn(object) ? undefined : keysOf(object, "data", "stringData") }];
}

/** The keys of an object; unknown where a template fills in a whole part. */
function keysOf(object: FieldReader, ...fields: readonly string[]): Value {
  if (fields.some((field) => object.value(field) === UNRESOLVED)) return undefined;
  return fields.flatMap((field) => object.keys(field));
}

/** Whether somebody else adds keys, by an annotation or label that asks for it; an object without any key waits for them. */
function isFilledIn(object: FieldReader): boolean {
  const asked = [...object.keys("metadata", "annotations"), ...object.keys("metadata", "labels")];
  const isEmpty = !["data", "binaryData", "stringData"].some((field) => object.keys(field).length > 0);
  return isEmpty || asked.some((key) => /inject|reflect|replicat|vault|avp\.|kapp\.k14s\.io|cert-manager\.io|allow-direct-injection/i.test(key));
}

function service(object: FieldReader, name: Value): PlainObject[] {
  const known = object.items("spec", "ports").flatMap((entry) => present(entry.port("port"), entry.value("name")));
  return [{ kind: "Service", name, labels: object.labels("metadata", "labels"), ports: known.length === 0 ? undefined : known }];
}

function present(...values: readonly Value[]): Value[] {
  return values.filter((value) => value !== undefined);
}

/** A StatefulSet makes claims named `template-set-ordinal`. */
function statefulClaims(object: FieldReader, name: Value): PlainObject[] {
  return object.items("spec", "volumeClaimTemplates").flatMap((claim) => {
    const template = claim.text("metadata", "name");
    return typeof name === "string" && template !== undefined ? [{ kind: "PersistentVolumeClaim", name: `${template}-${name}-*` }] : [];
  });
}

function secretNamed(object: FieldReader, ...route: readonly string[]): PlainObject[] {
  return [{ kind: "Secret", name: object.value(...route) }];
}

function sealedSecret(object: FieldReader, name: Value): PlainObject[] {
  const template = object.at("spec", "template");
  const keys = [...object.keys("spec", "encryptedData"), ...template.keys("data")];
  return [{ kind: "Secret", name: template.value("metadata", "name") ?? name, keys: keys.length === 0 ? undefined : keys }];
}

function externalSecret(object: FieldReader, name: Value): PlainObject[] {
  const spec = object.at("spec");
  const isWhole = spec.items("dataFrom").length === 0 && !spec.at("target", "template").exists;
  const keys: Value = isWhole ? spec.items("data").map((entry) => entry.value("secretKey")) : undefined;
  return [{ kind: "Secret", name: spec.value("target", "name") ?? name, keys }];
}

/** What a ReferenceGrant lets in: for each thing it leads to, `Kind namespace` of who may refer to it. */
function grants(object: FieldReader): PlainObject[] {
  const from = object.items("spec", "from").map((entry) => `${entry.text("kind") ?? ""} ${entry.text("namespace") ?? ""}`);
  const to = object.items("spec", "to").filter((entry) => entry.text("kind") === "Service");
  return to.map((entry) => ({ kind: "ReferenceGrant", name: entry.value("name") ?? "*", keys: from }));
}

/** Certificates that controllers make for an Ingress, Gateway or Service by its annotations. */
function byAnnotations(object: FieldReader): PlainObject[] {
  const annotations = object.at("metadata", "annotations");
  if (!isPlainObject(annotations.labels())) return [];
  const isIssued = annotations.keys().some((key) => key.startsWith("cert-manager.io/") || key === "kubernetes.io/tls-acme");
  const issued = isIssued ? [...object.items("spec", "tls").map((entry) => entry.value("secretName")), ...gatewaySecrets(object)] : [];
  const serving = ["service.beta.openshift.io/serving-cert-secret-name", "service.alpha.openshift.io/serving-cert-secret-name"].map((key) => annotations.value(key));
  return [...issued, ...serving].map((name) => ({ kind: "Secret", name }));
}

function gatewaySecrets(gateway: FieldReader): Value[] {
  return gateway.items("spec", "listeners").flatMap((listener) => listener.items("tls", "certificateRefs").map((entry) => entry.value("name")));
}

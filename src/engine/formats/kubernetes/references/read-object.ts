import { UNRESOLVED, type Value } from "../../../model/value.ts";
import { findPod } from "../read/workloads.ts";
import type { KubernetesObject } from "../read/objects.ts";
import { SCALED_KINDS } from "./kinds.ts";
import { podReferences } from "./read-pod.ts";
import { backendReferences } from "./read-routes.ts";
import { selectingReferences } from "./read-selectors.ts";
import { FieldReader } from "./reader.ts";
import { byName, namespaceOf, type Reference } from "./reference.ts";

/** Everything that an object refers to. */
export function referencesOf(reader: FieldReader, object: KubernetesObject): Reference[] {
  const own = namespaceOf(object);
  const pod = findPod(reader.tree, object);
  const references = [
    ...(pod === null ? [] : podReferences(new FieldReader(reader.tree, pod.specNode, pod.spec), own)),
    ...(READERS[`${object.group}/${object.kind}`]?.(reader, own) ?? []),
    ...issuersOfAnnotations(reader, own),
    ...backendReferences(reader, object),
    ...selectingReferences(reader, object),
  ];
  // The object of a cluster-wide binding is in no namespace, so every one is another.
  const from = object.kind === "ClusterRoleBinding" ? "" : own;
  return references.map((reference) => ({ ...reference, fields: { ...reference.fields, crossesNamespaces: crosses(from, reference.fields["toNamespace"]) } }));
}

/** Whether two namespaces are known to differ. */
function crosses(own: Value, to: Value): boolean {
  return typeof own === "string" && typeof to === "string" && own !== to;
}

type Read = (object: FieldReader, namespace: Value) => Reference[];

const READERS: Readonly<Record<string, Read>> = {
  "/Secret": tokenOwner,
  "/PersistentVolumeClaim": storageClassOf,
  "apps/StatefulSet": (object) => object.items("spec", "volumeClaimTemplates").flatMap((claim) => storageClassOf(claim)),
  "rbac.authorization.k8s.io/RoleBinding": bindingReferences,
  "rbac.authorization.k8s.io/ClusterRoleBinding": bindingReferences,
  "cert-manager.io/Certificate": issuerOf,
  "autoscaling/HorizontalPodAutoscaler": (object, namespace) => targetOf(object.at("spec", "scaleTargetRef"), namespace),
  "autoscaling.k8s.io/VerticalPodAutoscaler": (object, namespace) => targetOf(object.at("spec", "targetRef"), namespace),
  "keda.sh/ScaledObject": (object, namespace) => targetOf(object.at("spec", "scaleTargetRef"), namespace),
};

function storageClassOf(claim: FieldReader): Reference[] {
  // A claim for a volume that is named does not ask the class for one.
  return claim.at("spec", "volumeName").exists ? [] : byName(claim.at("spec", "storageClassName"), "identity", "StorageClass");
}

/** The ServiceAccount that a Secret holds a token of. */
function tokenOwner(secret: FieldReader, toNamespace: Value): Reference[] {
  if (secret.text("type") !== "kubernetes.io/service-account-token") return [];
  return byName(secret.at("metadata", "annotations", "kubernetes.io/service-account.name"), "identity", "ServiceAccount", { toNamespace });
}

function bindingReferences(binding: FieldReader, toNamespace: Value): Reference[] {
  const kind = binding.text("roleRef", "kind");
  const role = kind === "Role" || kind === "ClusterRole" ? byName(binding.at("roleRef", "name"), "identity", kind, { toNamespace: kind === "Role" ? toNamespace : undefined }) : [];
  const accounts = binding.items("subjects").filter((subject) => subject.text("kind") === "ServiceAccount");
  return [...role, ...accounts.flatMap((subject) => byName(subject.at("name"), "identity", "ServiceAccount", { toNamespace: subject.value("namespace") ?? toNamespace }))];
}

function issuerOf(certificate: FieldReader, toNamespace: Value): Reference[] {
  const issuer = certificate.at("spec", "issuerRef");
  const kind = issuer.text("kind") ?? "Issuer";
  if ((issuer.text("group") ?? "cert-manager.io") !== "cert-manager.io" || !/^(Cluster)?Issuer$/.test(kind)) return [];
  return byName(issuer.at("name"), "identity", kind, kind === "Issuer" ? { toNamespace } : {});
}

/** The issuers that annotations of an Ingress or Gateway name for its certificates. */
function issuersOfAnnotations(object: FieldReader, toNamespace: Value): Reference[] {
  const annotations = object.at("metadata", "annotations");
  if (!annotations.isMapping || annotations.at("cert-manager.io/issuer-group").exists || annotations.at("cert-manager.io/issuer-kind").exists) return [];
  return [
    ...byName(annotations.at("cert-manager.io/cluster-issuer"), "identity", "ClusterIssuer"),
    ...byName(annotations.at("cert-manager.io/issuer"), "identity", "Issuer", { toNamespace }),
  ];
}

function targetOf(target: FieldReader, toNamespace: Value): Reference[] {
  const kind = target.value("kind") ?? "Deployment";
  if (kind !== UNRESOLVED && !(typeof kind === "string" && SCALED_KINDS.has(kind))) return [];
  const text = `${typeof kind === "string" ? kind : "…"}/${target.text("name") ?? "…"}`;
  return byName(target.at("name"), "target", typeof kind === "string" ? kind : "", { toKind: kind, toNamespace, text });
}

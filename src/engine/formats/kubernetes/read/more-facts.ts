import type { Route } from "../../../model/route.ts";
import type { Tree } from "../../../model/tree.ts";
import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { followRoute } from "../../../syntax/access.ts";
import { labelsAt, textValue } from "./fields.ts";
import { reclaimFields } from "../backups/classes.ts";
import { FieldReader } from "../references/reader.ts";
import { textAt, type KubernetesObject } from "./objects.ts";

/** A bool as the API server reads it from YAML; absent where the field is missing or none. */
export function boolAt(tree: Tree, node: number, route: Route): Value {
  const text = textValue(tree, followRoute(tree, node, route));
  if (typeof text !== "string") return text;
  if (/^(true|yes|on)$/i.test(text)) return true;
  return /^(false|no|off)$/i.test(text) ? false : undefined;
}

/** Whether a switch that is on by itself is not switched off. */
function isLeftOn(reader: FieldReader, key: string): boolean {
  return !/^(false|no|off)$/i.test(reader.text(key) ?? "");
}

/** Storage of these drivers is encrypted whatever the parameters say. */
const ENCRYPTING = new Set([
  "disk.csi.azure.com", "file.csi.azure.com", "filestore.csi.storage.gke.io", "kubernetes.io/azure-disk", "kubernetes.io/azure-file",
  "kubernetes.io/gce-pd", "pd.csi.storage.gke.io",
]);

/** Whether the volumes of a StorageClass are known to be encrypted (what a template fills in later may say so), and what becomes of them. */
export function storageClassFields(tree: Tree, object: KubernetesObject): PlainObject {
  const stated = [["parameters"], ["metadata", "annotations"]].map((route) => labelsAt(tree, object.node, route));
  const isDriver = ENCRYPTING.has(textAt(tree, object.node, ["provisioner"]) ?? "");
  const encrypts = isDriver || stated.some((map) => !isPlainObject(map) || Object.entries(map).some(saysEncrypted));
  return { encrypts, ...reclaimFields(new FieldReader(tree, object.node, [])) };
}

function saysEncrypted([key, value]: readonly [string, Value]): boolean {
  const isAboutEncryption = /encrypt|kms/i.test(key) || (key === "secure" && value === "true");
  return isAboutEncryption && (value === UNRESOLVED || (typeof value === "string" && !/^(false|no|none|)$/i.test(value)));
}

interface DefinedVersion {
  readonly name: Value;
  readonly isServed: boolean;
  readonly isStored: boolean;
}

/** The kind that a CustomResourceDefinition defines, whether its objects live in a namespace, and its versions. */
export function definitionFields(tree: Tree, object: KubernetesObject): PlainObject {
  const spec = new FieldReader(tree, object.node, []).at("spec");
  const versions: DefinedVersion[] = spec.items("versions").map((version) => ({ name: version.value("name"), isServed: isLeftOn(version, "served"), isStored: version.isTrue("storage") }));
  // Before apiextensions.k8s.io/v1, one version could stand alone.
  const all: DefinedVersion[] = versions.length === 0 ? [{ name: spec.value("version"), isServed: true, isStored: true }] : versions;
  const served = all.filter(({ isServed }) => isServed);
  return {
    served: served.map(({ name }) => name),
    preferred: (served.find(({ isStored }) => isStored) ?? served.at(-1))?.name,
    definedGroup: textAt(tree, object.node, ["spec", "group"]),
    definedKind: textAt(tree, object.node, ["spec", "names", "kind"]),
    isNamespaced: textAt(tree, object.node, ["spec", "scope"]) === "Namespaced",
  };
}

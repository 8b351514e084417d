import type { PlainObject, Value } from "../../../model/value.ts";
import type { FieldReader } from "./reader.ts";
import { byName, type Reference } from "./reference.ts";

/** One use of a ConfigMap, Secret or claim. */
interface Use {
  readonly kind: string;
  readonly name: FieldReader;
  /** Places of the keys that are taken; none where all are. */
  readonly keys: readonly FieldReader[];
}

/** ConfigMaps, Secrets, claims, the ServiceAccount and the PriorityClass of a pod. What is optional is left out. */
export function podReferences(spec: FieldReader, toNamespace: Value): Reference[] {
  const uses = [...containersOf(spec).flatMap(usesOfContainer), ...spec.items("volumes").flatMap(usesOfVolume), ...pullSecrets(spec)];
  const isNew = spec.at("serviceAccountName").exists && spec.value("serviceAccountName") !== "";
  const account = spec.at(isNew ? "serviceAccountName" : "serviceAccount");
  return [
    ...configReferences(uses, toNamespace),
    ...byName(account, "identity", "ServiceAccount", { toNamespace }),
    ...byName(spec.at("priorityClassName"), "identity", "PriorityClass"),
    ...spec.items("volumes").flatMap((volume) => byName(volume.at("ephemeral", "volumeClaimTemplate", "spec", "storageClassName"), "identity", "StorageClass")),
  ];
}

function containersOf(spec: FieldReader): FieldReader[] {
  return ["containers", "initContainers", "ephemeralContainers"].flatMap((list) => spec.items(list));
}

function usesOfContainer(container: FieldReader): Use[] {
  const sources = [
    ...container.items("env").flatMap((entry) => [
      keyed("ConfigMap", entry.at("valueFrom", "configMapKeyRef")),
      keyed("Secret", entry.at("valueFrom", "secretKeyRef")),
    ]),
    ...container.items("envFrom").flatMap((entry) => [whole("ConfigMap", entry.at("configMapRef")), whole("Secret", entry.at("secretRef"))]),
  ];
  return sources.filter((use) => use !== null);
}

/** Volumes of older drivers, whose credentials stand in a Secret. */
const DRIVERS_WITH_SECRET: readonly string[] = ["cephfs", "cinder", "flexVolume", "iscsi", "rbd", "scaleIO", "storageos"];

function usesOfVolume(volume: FieldReader): Use[] {
  const sources = [
    ...volumeSource(volume.at("configMap"), volume.at("secret", "secretName"), volume.at("secret")),
    ...volume.items("projected", "sources").flatMap((source) => volumeSource(source.at("configMap"), source.at("secret", "name"), source.at("secret"))),
    whole("Secret", volume.at("csi", "nodePublishSecretRef")),
    nameUse("Secret", volume.at("azureFile", "secretName")),
    ...DRIVERS_WITH_SECRET.map((driver) => nameUse("Secret", volume.at(driver, "secretRef", "name"))),
    nameUse("PersistentVolumeClaim", volume.at("persistentVolumeClaim", "claimName")),
  ];
  return sources.filter((use) => use !== null);
}

function volumeSource(configMap: FieldReader, secretName: FieldReader, secret: FieldReader): (Use | null)[] {
  return [fromVolume("ConfigMap", configMap, configMap.at("name")), fromVolume("Secret", secret, secretName)];
}

function fromVolume(kind: string, source: FieldReader, name: FieldReader): Use | null {
  if (!name.exists || source.isTrue("optional")) return null;
  return { kind, name, keys: source.items("items").map((item) => item.at("key")).filter((key) => key.exists) };
}

function keyed(kind: string, source: FieldReader): Use | null {
  const name = source.at("name");
  if (!name.exists || source.isTrue("optional")) return null;
  return { kind, name, keys: source.at("key").exists ? [source.at("key")] : [] };
}

function whole(kind: string, source: FieldReader): Use | null {
  return source.isTrue("optional") ? null : nameUse(kind, source.at("name"));
}

function nameUse(kind: string, name: FieldReader): Use | null {
  return name.exists ? { kind, name, keys: [] } : null;
}

function pullSecrets(spec: FieldReader): Use[] {
  return spec.items("imagePullSecrets").flatMap((entry) => whole("Secret", entry) ?? []);
}

/** One reference for each object that is used, at its first use, and one for each key. */
function configReferences(uses: readonly Use[], toNamespace: Value): Reference[] {
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    const key = `${use.kind} ${use.name.text() ?? "…"}`;
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const keys = distinctKeys(group);
    const shared: PlainObject = { toNamespace, keys: keys.map((key) => key.value()) };
    const object = byName(first.name, "config", first.kind, shared);
    return [...object, ...keys.map((key) => keyReference(first, key, shared))];
  });
}

function distinctKeys(uses: readonly Use[]): FieldReader[] {
  const byText = new Map<Value, FieldReader>();
  for (const key of uses.flatMap((use) => use.keys)) if (!byText.has(key.value())) byText.set(key.value(), key);
  return [...byText.values()];
}

function keyReference(use: Use, key: FieldReader, shared: PlainObject): Reference {
  const fields: PlainObject = { role: "key", toKind: use.kind, toName: use.name.value(), key: key.value(), ...shared };
  return { route: key.route, node: key.node, fields };
}

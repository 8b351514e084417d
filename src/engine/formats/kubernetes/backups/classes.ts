import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

const DEFAULT_CLASS = ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"];

/** What becomes of the volumes of a StorageClass: fields of its fact. */
export function reclaimFields(storageClass: FieldReader): PlainObject {
  const annotations = storageClass.at("metadata", "annotations");
  const isDefault = DEFAULT_CLASS.some((key) => annotations.value(key) === "true");
  return { reclaimPolicy: reclaimPolicyOf(storageClass), isDefault, jobs: jobsOf(storageClass) };
}

/** Volumes that an administrator makes by hand have a policy of their own. */
function reclaimPolicyOf(storageClass: FieldReader): Value {
  if (storageClass.value("provisioner") === "kubernetes.io/no-provisioner") return undefined;
  return storageClass.value("reclaimPolicy") ?? "Delete";
}

/** The recurring jobs of Longhorn that a class names, as JSON; without any, those of the default group. */
function jobsOf(storageClass: FieldReader): Value {
  if (storageClass.value("provisioner") !== "driver.longhorn.io") return [];
  const parameters = storageClass.at("parameters");
  const text = parameters.value("recurringJobSelector");
  if (parameters.at("recurringJobs").exists) return [`class/${storageClass.text("metadata", "name") ?? ""}`];
  if (text === UNRESOLVED) return UNRESOLVED;
  if (typeof text !== "string" || text === "") return ["group/default"];
  const jobs = [...text.matchAll(/\{[^{}]*\}/g)].flatMap(([entry]) => {
    const name = /"name"\s*:\s*"([^"]+)"/.exec(entry)?.[1];
    return name === undefined ? [] : [`${/"isGroup"\s*:\s*true/.test(entry) ? "group" : "job"}/${name}`];
  });
  return jobs.length === 0 ? UNRESOLVED : jobs;
}

import type { Fact } from "../../../model/facts.ts";
import type { Route } from "../../../model/route.ts";
import type { Tree } from "../../../model/tree.ts";
import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { isTemplated, textAt, type KubernetesObject } from "../read/objects.ts";
import { labelsAt } from "../read/fields.ts";
import { FieldReader } from "../references/reader.ts";

/** What other files ask of a claim for a volume: `CLAIM_FACT` without the identity. */
export function claimFields(tree: Tree, node: number): PlainObject {
  const claim = new FieldReader(tree, node, []);
  const storageClass = claim.written("metadata", "annotations", "volume.beta.kubernetes.io/storage-class") ?? claim.written("spec", "storageClassName");
  const labels = claim.labels("metadata", "labels");
  return {
    labels,
    annotations: claim.labels("metadata", "annotations"),
    storageClass,
    accessModes: claim.items("spec", "accessModes").map((mode) => mode.value()),
    isProvisioned: isProvisioned(claim.at("spec"), storageClass),
    ...(storageClass === undefined ? {} : { reclaimPolicy: UNRESOLVED }),
    finalLabels: labels,
    jobs: jobsOf(labels),
  };
}

/** The fact of a claim template of a StatefulSet. It is no object of its own, so it has no name that others could refer to. */
export function claimTemplateFact(tree: Tree, object: KubernetesObject, node: number, route: Route): Fact {
  const { document, namespace, kind, name } = object;
  const fields = claimFields(tree, node);
  // The controller puts the labels of its selector on the claims it makes.
  const selected = labelsAt(tree, object.node, ["spec", "selector", "matchLabels"]);
  const finalLabels = isPlainObject(selected) && isPlainObject(fields["labels"]) ? { ...fields["labels"], ...selected } : UNRESOLVED;
  const podLabels = labelsAt(tree, object.node, ["spec", "template", "metadata", "labels"]);
  const namePrefix = `${textAt(tree, node, ["metadata", "name"]) ?? ""}-${name}-`;
  return { type: "k8s.PersistentVolumeClaim", document, route, value: { namespace, ...fields, finalLabels, jobs: jobsOf(finalLabels), podLabels, namePrefix, owner: `${kind}/${name}` } };
}

/** Whether a class makes the volume: not where it is named or selected, nor where the class is empty on purpose. */
function isProvisioned(spec: FieldReader, storageClass: string | undefined): Value {
  if (storageClass === "" || spec.at("volumeName").exists || spec.at("selector").exists) return false;
  return storageClass !== undefined && isTemplated(storageClass) ? UNRESOLVED : true;
}

const JOB_LABEL = /^recurring-job(-group)?\.longhorn\.io\/(.+)$/;

/** The recurring jobs of Longhorn that labels name: `job/NAME`, `group/NAME`. */
function jobsOf(labels: Value): Value {
  if (!isPlainObject(labels)) return labels === UNRESOLVED ? UNRESOLVED : [];
  return Object.entries(labels).flatMap(([key, value]) => {
    const match = JOB_LABEL.exec(key);
    if (match === null || key === "recurring-job.longhorn.io/source") return [];
    if (value !== "enabled" && value !== UNRESOLVED) return [];
    return [value === UNRESOLVED ? UNRESOLVED : `${match[1] === undefined ? "job" : "group"}/${match[2] ?? ""}`];
  });
}

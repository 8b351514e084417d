import type { LocatedFact } from "../../model/facts.ts";
import type { Relation } from "../../model/relation.ts";
import type { Value } from "../../model/value.ts";

/** Types of the facts that stand for a Kubernetes object, or for something that it says. */
const OBJECTS: readonly string[] = [
  "k8s.object", "k8s.workload", "k8s.Service", "k8s.NetworkPolicy", "k8s.HorizontalPodAutoscaler", "k8s.PersistentVolumeClaim", "k8s.ServiceAccount",
  "k8s.StorageClass", "k8s.CustomResourceDefinition", "k8s.call", "k8s.Ingress", "k8s.IngressClass", "rbac.role", "rbac.binding",
];

/** Objects and the kustomizations that set their namespace, or put labels on them, also through the kustomizations that these list. */
export const KUSTOMIZE_RELATIONS: readonly Relation[] = OBJECTS.flatMap((from) => [
  { name: "namespacedBy", from, to: "kustomize.kustomization", prepare: (facts) => prepareChangedBy(facts, "namespace") },
  { name: "labelledBy", from, to: "kustomize.kustomization", prepare: (facts) => prepareChangedBy(facts, "labels") },
]);

/** The kustomizations that have a field and list the folder of the subject. */
function prepareChangedBy(kustomizations: readonly LocatedFact[], field: string): ReturnType<Relation["prepare"]> {
  const listed = new Map(kustomizations.map((fact) => [folderOf(fact.file), foldersOf(fact.value["folders"])]));
  const byFolder = new Map<string, LocatedFact[]>();
  for (const fact of kustomizations) {
    if (fact.value[field] === undefined) continue;
    for (const folder of reach(foldersOf(fact.value["folders"]), listed)) byFolder.set(folder, [...(byFolder.get(folder) ?? []), fact]);
  }
  return (subject) => byFolder.get(folderOf(subject.file)) ?? [];
}

function reach(start: readonly string[], listed: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(start);
  for (const folder of reached) for (const next of listed.get(folder) ?? []) reached.add(next);
  return reached;
}

function foldersOf(value: Value): readonly string[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((folder) => typeof folder === "string") : [];
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

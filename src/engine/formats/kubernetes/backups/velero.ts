import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

/** Names of the resources without which no volume is copied, as the command line of Velero takes them. */
const CLAIMS = /^(?:persistentvolumeclaims?|pvc)$/i;
const VOLUMES = /^(?:persistentvolumes?|pv)$/i;
/** Filters whose effect on volumes is not followed. */
const FINER_FILTERS = [
  "includedNamespaceScopedResources", "excludedNamespaceScopedResources", "includedClusterScopedResources", "excludedClusterScopedResources", "resourcePolicy",
];

/** What limits a Schedule of Velero; null where it copies no volumes. What it does with the claims of pods that it selects, it does with their volumes. */
export function veleroSchedule(spec: FieldReader): PlainObject | null {
  const template = spec.at("template");
  const excluded = listOf(template, "excludedResources");
  if (excluded.some((name) => typeof name === "string" && (name === "*" || CLAIMS.test(name) || VOLUMES.test(name)))) return null;
  const isUncertain = template.value() === UNRESOLVED || excluded.includes(UNRESOLVED) || mayLackVolumes(template);
  const selectors = selectorsOf(template);
  return {
    ...limit("namespaces", listOf(template, "includedNamespaces")),
    ...limit("exceptNamespaces", listOf(template, "excludedNamespaces")),
    ...limit("selectors", selectors),
    followsPods: true,
    optOut: { of: "labels", key: "velero.io/exclude-from-backup", value: "true" },
    ...(isUncertain ? { isCertain: false } : {}),
  };
}

/** Without snapshots it copies what pods ask for by an annotation, and what the node agent copies unasked. */
function mayLackVolumes(template: FieldReader): boolean {
  const included = listOf(template, "includedResources");
  const isIncluded = included.length === 0 || included.includes("*") || [CLAIMS, VOLUMES].every((word) => included.some((name) => typeof name === "string" && word.test(name)));
  const isCopied = template.isTrue("defaultVolumesToFsBackup") || template.isTrue("defaultVolumesToRestic");
  const snapshots = template.value("snapshotVolumes");
  const takesSnapshots = snapshots === undefined || template.isTrue("snapshotVolumes");
  return !isIncluded || !(takesSnapshots || isCopied) || FINER_FILTERS.some((key) => template.at(key).exists);
}

function selectorsOf(template: FieldReader): Value[] {
  const selector = template.selector("labelSelector");
  if (selector !== undefined) return [selector];
  if (template.value("orLabelSelectors") === UNRESOLVED) return [UNRESOLVED];
  return template.items("orLabelSelectors").map((each) => each.selector());
}

function listOf(reader: FieldReader, key: string): Value[] {
  return reader.value(key) === UNRESOLVED ? [UNRESOLVED] : reader.items(key).map((item) => item.value());
}

/** An empty list does not limit. */
function limit(key: string, values: readonly Value[]): PlainObject {
  return values.length === 0 ? {} : { [key]: values };
}

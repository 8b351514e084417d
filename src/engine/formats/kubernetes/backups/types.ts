import { BOOL, closedObject, DYN, listOf, STRING, type Type } from "../../../model/type.ts";

/**
 * What other files may know of a backup or snapshot schedule. What is absent does not limit; which claims the limits leave is what the
 * relations tell.
 */
export const BACKUP_FACT: Type = closedObject("backup schedule", {
  kind: STRING,
  name: STRING,
  namespace: STRING,
  /** Always unresolved: keeps the question open whether it covers what it may cover. */
  covers: BOOL,
  /** Whether the limits below are all there are. */
  isCertain: BOOL,
  /** Only claims of its own namespace. */
  isOwn: BOOL,
  /** Names of namespaces, `*` for any text. */
  namespaces: listOf(STRING),
  exceptNamespaces: listOf(STRING),
  /** Label selectors, of which one must hold. */
  selectors: listOf(DYN),
  /** Whether it also takes the claims of pods that it selects. */
  followsPods: BOOL,
  /** `Kind/name` of claims and workloads. */
  objects: listOf(STRING),
  /** `job/NAME` and `group/NAME`, by which claims and classes name it. */
  jobs: listOf(STRING),
});

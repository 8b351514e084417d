import { SUPPORT_AS_OF } from "./support.ts";

/** When a table that comes with the product was last proof-read, and against what. */
export interface TableDate {
  /** File name without its ending. */
  readonly table: string;
  /** What the table holds, as a message names it. */
  readonly title: string;
  /** ISO date. Where only the month is known, its last day. */
  readonly date: string;
  readonly source: string;
}

/** Every table of this folder. Whoever proof-reads one writes the date here and into its comment. */
export const TABLE_DATES: readonly TableDate[] = [
  { table: "api-groups", title: "API groups of Kubernetes", date: "2026-11-30", source: "discovery documents of Kubernetes" },
  { table: "api-removals", title: "removed APIs of Kubernetes", date: "2026-11-30", source: "Kubernetes Deprecated API Migration Guide" },
  { table: "datastores", title: "images of datastores", date: "2026-11-30", source: "Docker Hub and the publishers' registries" },
  { table: "portable-equivalents", title: "standard fields for vendor annotations", date: "2026-11-30", source: "Gateway API and Kubernetes API reference" },
  { table: "service-names", title: "registered protocol names", date: "2026-11-30", source: "IANA Service Name and Transport Protocol Port Number Registry" },
  { table: "support", title: "ends of support", date: SUPPORT_AS_OF, source: "support pages of the publishers" },
  { table: "telemetry", title: "telemetry variables of vendors", date: "2026-11-30", source: "configuration reference of each agent" },
  { table: "vendors", title: "annotations and resources of vendors", date: "2026-11-30", source: "documentation of each vendor" },
];

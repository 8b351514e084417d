import { BOOLEAN, INTEGER, list, object, oneOf, optional, pattern, TEXT, union, type ObjectShape } from "../shape/shape.ts";

const VERSION = pattern("^v?\\d+\\.\\d+(\\.\\d+)?$", "a version such as 1.34");
const VERSIONS = union(VERSION, list(VERSION));

const TARGETS = object({
  kubernetes: optional(VERSION, "Version of Kubernetes the manifests are written for; without it, the newest known one."),
  gatewayApi: optional(VERSION, "Version of the Gateway API."),
  openapi: optional(VERSIONS, "Accepted versions of OpenAPI."),
  asyncapi: optional(VERSIONS, "Accepted versions of AsyncAPI."),
});

const GATE = object({
  failOn: optional(oneOf("error", "warning", "info", "never"), "Severity from which findings turn the gate red; default `error`."),
  newFindingsOnly: optional(BOOLEAN, "Whether only findings new against the base count."),
  base: optional(TEXT, "Git revision to compare with."),
  baseline: optional(TEXT, "File of accepted old findings."),
});

/** `settings` of a principles file. */
export const SETTINGS: ObjectShape = object({
  targets: optional(TARGETS, "Versions of what the manifests are written for."),
  gate: optional(GATE, "What turns a build red."),
  unresolved: optional(
    oneOf("error", "warning", "info", "hint", "hidden"),
    "How the editor shows a value that cannot be computed. It never turns the gate red.",
  ),
  suppressions: optional(
    object({
      inline: optional(oneOf("allowed", "reason-required"), "Whether a comment that suppresses a finding needs a reason."),
      foreign: optional(BOOLEAN, "Whether suppressions written for other scanners count for rules of the same intent; default `true`."),
      maxDays: optional({ ...INTEGER, minimum: 1 }, "Longest run time of a suppression in days."),
    }),
    "What suppressions must carry.",
  ),
  waivers: optional(
    object({
      maxDays: optional({ ...INTEGER, minimum: 1 }, "Longest run time of a waiver in days; default 365."),
      maxResources: optional({ ...INTEGER, minimum: 1 }, "Most resources a waiver may cover; default 20."),
    }),
    "How long and how wide waivers may be.",
  ),
  limits: optional(
    object({ fileSize: optional({ ...INTEGER, minimum: 1 }, "Largest file to read, in bytes; default 10 MB.") }),
    "Bounds of a run.",
  ),
  tables: optional(list(TEXT), "Files that replace bundled tables."),
});

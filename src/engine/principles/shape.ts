import { ARCHITECTURE, REPORTING, TEST, WAIVER } from "./governance-shape.ts";
import { PRINCIPLE } from "./principle-shape.ts";
import { SETTINGS } from "./settings-shape.ts";
import { CUSTOM_RULE_SHAPE, EDGE_RULE_SHAPE } from "../rules/file-shape.ts";
import { list, meaning, object, oneOf, optional, pattern, reference, required, TEXT, union, type ObjectShape } from "../shape/shape.ts";

/** What `apiVersion` of our files begins with; it tells a principles file from other files of that name. */
export const API_VERSION = "groundrules/v1";

const METADATA = object({
  name: optional(TEXT, "Short name of the set of principles."),
  title: optional(TEXT, "Title for reports."),
  description: optional(TEXT, "What the principles are for."),
  version: optional(TEXT, "Version of the set: a tighter stage is major, a new rule minor, a wording patch."),
  status: optional(oneOf("draft", "approved", "superseded"), "A draft only advises: no finding of it turns the gate red."),
  owner: optional(TEXT, "Team or group that answers for the whole file."),
  approved: optional(
    object({
      by: optional(list(TEXT), "Who approved the principles."),
      on: optional(TEXT, "Date of the approval."),
    }),
    "Who approved the principles, and when.",
  ),
  review: optional(
    object({
      every: optional(TEXT, "Period between reviews, as an ISO 8601 duration: `P6M`."),
      next: optional(TEXT, "Date of the next review; a date that has passed is a finding."),
    }),
    "When the principles are looked at again.",
  ),
  decisions: optional(TEXT, "Folder of the architecture decision records."),
});

const EXTENDS = union(
  meaning("extends"),
  object({
    file: required(TEXT, "Path of a principles file of this repository, relative to this file."),
    sha256: optional(pattern("^[0-9a-fA-F]{64}$", "the 64 hexadecimal digits of a SHA-256"), "Digest the file must have."),
  }),
);

/** The form of a principles file: the one source of its validation, JSON Schema, completion and hover. */
export const PRINCIPLES_SHAPE: ObjectShape = object({
  apiVersion: required(oneOf(API_VERSION), "Version of the format."),
  kind: required(oneOf("Principles"), "Always `Principles`."),
  metadata: optional(METADATA, "Name, owner, status and review of the file."),
  extends: optional(
    list(EXTENDS),
    "What this file builds on: built-in packs (`groundrules:recommended@1`) and principles files of this repository. Nothing is fetched.",
  ),
  settings: optional(SETTINGS, "Targets, gate, suppressions and limits."),
  architecture: optional(ARCHITECTURE, "The architecture model: environments, tiers, data classes, zones, flows."),
  principles: optional(list(reference("principle", () => PRINCIPLE)), "The principles, in the form of TOGAF."),
  customRules: optional(
    list(union(reference("customRule", () => CUSTOM_RULE_SHAPE), reference("edgeRule", () => EDGE_RULE_SHAPE))),
    "Rules of your own: the keys of a rule file, inline.",
  ),
  waivers: optional(list(reference("waiver", () => WAIVER)), "Dated, approved exceptions (dispensations)."),
  tests: optional(list(reference("test", () => TEST)), "Tests of rules and waivers on files of this repository."),
  reporting: optional(REPORTING, "Scorecards and outputs of reports."),
});

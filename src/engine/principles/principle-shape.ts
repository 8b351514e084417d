import { globProblem } from "./globs.ts";
import { RULE_ID } from "../rules/file-shape.ts";
import { ANY, BOOLEAN, list, map, meaning, NUMBER, object, oneOf, optional, pattern, required, TEXT, union, type ObjectShape } from "../shape/shape.ts";

const TEXTS = list(TEXT);

/** Path globs, relative to the root of the repository. */
export const PATHS = union({ ...meaning("glob"), check: globProblem }, list({ ...meaning("glob"), check: globProblem }));

/** Where something applies. */
export const SCOPE: ObjectShape = object({
  paths: optional(PATHS, "Globs of files, relative to the root of the repository."),
  excludePaths: optional(PATHS, "Globs of files to leave out."),
  environments: optional(TEXTS, "Environments of the architecture model."),
  tiers: optional(TEXTS, "Tiers of the architecture model."),
  zones: optional(TEXTS, "Zones of the architecture model."),
  dataClasses: optional(TEXTS, "Data classes of the architecture model."),
  systems: optional(TEXTS, "Systems of the catalogue."),
  resources: optional(TEXTS, "Resources: `Kind/name`, `namespace/Kind/name`, `service/NAME`, a Terraform address, or a glob of these."),
});

const SEVERITY = oneOf("error", "warning", "info", "hint");

const RULE_BY_ID = object({
  id: required({ ...RULE_ID, meaning: "rule" }, "Id of a rule."),
  severity: optional(oneOf("error", "warning", "info", "hint", "off"), "Severity of the rule here; `off` takes it out."),
  options: optional(map(ANY), "Values of the rule's parameters."),
});

const RULE_BY_PACK = object({
  pack: required(meaning("pack"), "Name of a built-in pack; its rules keep the severity of the catalogue."),
  except: optional(list(meaning("rule")), "Rules of the pack to leave out."),
});

const STAGE = object({
  from: optional(TEXT, "Date (YYYY-MM-DD) from which the stage holds; without it, from the beginning."),
  stage: required(
    oneOf("advisory", "warn", "enforce"),
    "`advisory` caps findings at info, `warn` at warning; only `enforce` can turn the gate red.",
  ),
});

const EVIDENCE = object({
  type: required(oneOf("automated", "attested", "none"), "How the principle is proven."),
  link: optional(TEXT, "Where the evidence is kept."),
  by: optional(TEXT, "Who attests."),
  on: optional(TEXT, "Date of the attestation."),
  expires: optional(TEXT, "Last day on which it counts."),
});

/** One principle. */
export const PRINCIPLE: ObjectShape = object({
  id: required(pattern("^[A-Za-z][A-Za-z0-9._-]*$", "letters, digits, dots, dashes, beginning with a letter"), "Id that findings, waivers and reports name."),
  name: required(TEXT, "Name of the principle, in a few words."),
  pillar: optional(TEXT, "What the principle serves: security, interoperability, resilience, cost …"),
  statement: optional(TEXT, "The principle itself, in at most two sentences."),
  rationale: optional(TEXT, "Why it holds: the benefit for the organisation."),
  implications: optional(TEXTS, "What it means for those who build; the hover shows them first."),
  owner: optional(TEXT, "Team or group that answers for the principle."),
  approvers: optional(TEXTS, "Who may approve a dispensation."),
  references: optional(map(TEXTS), "Controls of standards the principle supports, by framework."),
  decisions: optional(list(union(TEXT, NUMBER)), "Decision records behind the principle."),
  severity: optional(SEVERITY, "Severity of the rules that are named by `id` without one of their own."),
  stages: optional(list(STAGE), "When the principle advises, warns and is enforced; without stages it is enforced."),
  scope: optional(SCOPE, "Where the principle holds; without a scope, everywhere."),
  rules: optional(list(union(RULE_BY_ID, RULE_BY_PACK)), "Rules and packs that check the principle."),
  overridable: optional(BOOLEAN, "Whether a file that inherits this principle may loosen it."),
  review: optional(
    object({ every: optional(TEXT, "Period between reviews."), next: optional(TEXT, "Date of the next review.") }),
    "When the principle is looked at again.",
  ),
  evidence: optional(EVIDENCE, "Proof of a principle that no rule can check."),
  measures: optional(
    list(object({ metric: required(TEXT, "Name of the measure."), target: optional(NUMBER, "Value to reach.") })),
    "Measures of the principle.",
  ),
});

import { PATHS, SCOPE } from "./principle-shape.ts";
import { ANY, BOOLEAN, INTEGER, list, map, meaning, object, oneOf, optional, required, TEXT, union, type ObjectShape } from "../shape/shape.ts";

const TEXTS = list(TEXT);

const ENVIRONMENT = object({
  paths: optional(PATHS, "Globs of the files of the environment."),
  namespaces: optional(TEXTS, "Namespaces of the environment."),
  labels: optional(map(TEXT), "Labels of what belongs to it."),
  default: optional(BOOLEAN, "Whether what matches no environment belongs here."),
});

const TIER = object({
  rto: optional(TEXT, "Longest time to recovery (ISO 8601 duration)."),
  rpo: optional(TEXT, "Longest loss of data (ISO 8601 duration)."),
  minReplicas: optional(INTEGER, "Least number of replicas."),
  zones: optional(INTEGER, "Least number of availability zones."),
  dr: optional(TEXT, "Form of disaster recovery."),
});

const DATA_CLASS = object({
  like: optional(TEXT, "Class whose demands hold here too."),
  encryptAtRest: optional(BOOLEAN, "Whether stores must be encrypted."),
  keys: optional(TEXT, "Who manages the keys."),
  backup: optional(TEXT, "How long backups are kept."),
  regions: optional(TEXTS, "Regions in which the data may lie; globs."),
  retention: optional(object({ min: optional(TEXT, "Shortest time."), max: optional(TEXT, "Longest time.") }), "How long the data is kept."),
  nonProd: optional(oneOf("allowed", "masked", "forbidden"), "Whether the data may be used outside production."),
});

const ZONE = object({
  match: optional(
    object({
      namespaces: optional(TEXTS, "Namespaces of the zone."),
      labels: optional(map(TEXT), "Labels of what lies in it."),
      kinds: optional(TEXTS, "Kinds of nodes that lie in it."),
      paths: optional(PATHS, "Globs of files whose resources lie in it."),
    }),
    "What lies in the zone.",
  ),
  exposure: optional(oneOf("public", "internal", "none"), "From where the zone can be reached."),
  external: optional(BOOLEAN, "Whether the zone is outside the repository."),
  default: optional(BOOLEAN, "Whether what matches no zone lies here."),
});

const FLOW = object({
  from: required(TEXT, "Zone the connection starts from, or `internet`."),
  to: required(TEXT, "Zone it goes to."),
  protocols: optional(TEXTS, "Allowed protocols."),
  auth: optional(TEXTS, "Accepted kinds of authentication."),
  sameSystem: optional(BOOLEAN, "Whether both ends must belong to one system."),
  adr: optional(union(TEXT, INTEGER), "Decision record behind the flow."),
});

const EXTERNAL = object({
  name: required(TEXT, "Name of what lies outside the repository."),
  hosts: optional(TEXTS, "Host names it answers to; globs."),
  zone: optional(TEXT, "Zone it lies in."),
  jurisdiction: optional(TEXT, "Law it is under."),
  contract: optional(TEXT, "Its contract."),
  provides: optional(TEXTS, "Objects that are applied elsewhere: `ConfigMap/platform-ca`."),
  reason: optional(TEXT, "Why it is not in the repository."),
});

/** The architecture model. */
export const ARCHITECTURE: ObjectShape = object({
  environments: optional(map(ENVIRONMENT), "Environments and how files are told apart."),
  tiers: optional(map(TIER), "Tiers of criticality and their demands."),
  dataClasses: optional(map(DATA_CLASS), "Classes of data and their demands."),
  zones: optional(map(ZONE), "Trust zones."),
  flows: optional(list(FLOW), "The allowed connections between zones; everything else is a finding."),
  externals: optional(list(EXTERNAL), "What exists outside the repository."),
  providers: optional(map(ANY), "Cloud providers, their criticality and exit plans."),
});

/** A dispensation. Its dates are texts here: what is wrong with them is a finding, and the waiver has no effect. */
export const WAIVER: ObjectShape = object({
  id: required(TEXT, "Id of the waiver."),
  principle: optional(meaning("principle"), "Principle it relieves from."),
  rules: optional(list(meaning("rule")), "Rules it waives."),
  scope: optional(SCOPE, "What it covers."),
  type: optional(oneOf("dispensation", "mitigated", "not-applicable"), "Kind of waiver."),
  reason: optional(TEXT, "Why the rule cannot be kept for now."),
  risk: optional(
    object({
      likelihood: optional(INTEGER, "1 to 5."),
      impact: optional(INTEGER, "1 to 5."),
      register: optional(TEXT, "Entry in the register of risks."),
    }),
    "The accepted risk.",
  ),
  compensatingControls: optional(TEXTS, "What limits the risk meanwhile."),
  requestedBy: optional(TEXT, "Who asked for it."),
  approvedBy: optional(TEXT, "Who approved it."),
  approvedOn: optional(TEXT, "Date of the approval."),
  expires: optional(TEXT, "Last day on which it counts."),
  ticket: optional(TEXT, "Ticket of the work that ends it."),
  adr: optional(union(TEXT, INTEGER), "Decision record behind it."),
});

const EXPECTED = object({
  line: optional(INTEGER, "Line of the finding."),
  severity: optional(oneOf("error", "warning", "info", "hint"), "Its severity."),
  verdict: optional(oneOf("fail", "waived", "suppressed", "baseline", "unresolved"), "Its verdict."),
  waiver: optional(TEXT, "The waiver that holds."),
  message: optional(TEXT, "Its exact message."),
});

/** A test of a rule or a waiver. */
export const TEST: ObjectShape = object({
  name: required(TEXT, "What the test shows."),
  rule: required(meaning("rule"), "The rule under test."),
  given: required(TEXT, "File to check, relative to this one."),
  as: optional(map(TEXT), "Facts to assume: `{environment: prod, tier: tier-1}`."),
  asOf: optional(TEXT, "Date to assume."),
  expect: required(list(EXPECTED), "The findings; an empty list where none is expected."),
});

/** Reports. */
export const REPORTING: ObjectShape = object({
  scorecards: optional(object({ by: optional(TEXTS, "What scorecards group by.") }), "Scorecards."),
  outputs: optional(TEXTS, "Formats to write."),
  history: optional(TEXT, "File that keeps the history of conformance."),
});

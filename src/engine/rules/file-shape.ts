import { ANY, INTEGER, list, map, meaning, object, oneOf, optional, pattern, required, TEXT, union, type KeyShape, type ObjectShape } from "../shape/shape.ts";

/** Accepted form of a rule id. */
export const RULE_ID = pattern("^[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*$", "a category and a name, such as security/no-latest-tag");

const CEL = meaning("cel");
const TEXTS = list(TEXT);
const PATH = meaning("path");

const PLACE = union(
  PATH,
  object({
    path: required(PATH, "Route from the target, for example `securityContext.privileged`, or from a base: `pod.hostPID`, `item`."),
    when: optional(CEL, "The route is used only where this CEL expression is true."),
  }),
);

const EDIT_KEYS: Readonly<Record<string, KeyShape>> = {
  op: required(
    oneOf("set", "insert", "append", "delete", "rename", "replaceText", "quote", "insertLine", "createFile"),
    "What the edit does: `set` replaces or creates, `insert` only creates, `append` adds to a list.",
  ),
  path: required(PATH, "Route of the node to edit, written as in `at`."),
  over: optional(CEL, "CEL list of keys or indices; the edit is made once for each, bound to `over` in `path` and `valueFrom`."),
  value: optional(ANY, "The value to write, as a literal."),
  valueFrom: optional(CEL, "CEL expression that gives the value to write."),
  candidates: optional(CEL, "CEL expression that gives a list of values to choose from (safety `choice`)."),
  comment: optional(TEXT, "Comment written behind an inserted value."),
  position: optional(oneOf("before", "after"), "For `insertLine`: on which side of the node."),
};

const EDIT = object({ ...EDIT_KEYS, when: optional(CEL, "The edit is made only where this CEL expression is true.") });

const FIX_KEYS: Readonly<Record<string, KeyShape>> = {
  title: required(TEXT, "What the fix does, as the lightbulb shows it: `Set privileged to false`."),
  safety: required(
    oneOf("safe", "unsafe", "scaffold", "choice"),
    "`safe` cannot break anything that runs and is applied by --fix; `unsafe` may; `scaffold` leaves a stub to complete; `choice` offers candidates.",
  ),
  when: optional(CEL, "The fix is offered only where this CEL expression is true."),
};

const FIX = union(
  object({ ...FIX_KEYS, ...EDIT_KEYS }),
  object({ ...FIX_KEYS, edits: required(list(EDIT, 1), "Several edits that belong together.") }),
);

const PARAM = object({
  default: required(ANY, "Value used where no option is set; `null` means not set."),
  meaning: required(TEXT, "What the parameter does."),
  type: optional(oneOf("string", "int", "bool", "strings"), "Type of the value, where the default does not show it."),
  values: optional(TEXTS, "The accepted values."),
});

const EXPECTATION = object({
  line: required(INTEGER, "1-based line on which the finding starts."),
  column: required(INTEGER, "1-based column on which it starts."),
  endLine: optional(INTEGER, "Line on which it ends; the first line where it is left out."),
  endColumn: required(INTEGER, "Column behind its last character."),
  message: optional(TEXT, "The exact message."),
  file: optional(TEXT, "File of the finding, in an example of several files."),
});

const SOURCE = union(TEXT, map(TEXT));

const EXAMPLE = object(
  {
    fail: optional(SOURCE, "A manifest the rule fires on, or a mapping from file name to text. A line of carets marks each finding."),
    pass: optional(SOURCE, "A manifest the rule is silent on, or a mapping from file name to text."),
    fixed: optional(SOURCE, "The `fail` text after the preferred fix of every finding."),
    expect: optional(list(EXPECTATION), "The findings, in place of caret lines."),
    file: optional(TEXT, "File name that decides the format, for example `deploy/web.yaml`."),
    kubernetes: optional(TEXT, "Kubernetes version the manifest is written for, for example \"1.34\"."),
    options: optional(map(ANY), "Values of the rule's parameters in this example."),
    environment: optional(TEXT, "Environment that everything in the example is in, for example `prod`; without it, in none."),
  },
  [["fail", "pass"]],
);

const CORE_KEYS: Readonly<Record<string, KeyShape>> = {
  id: required(RULE_ID, "Id of the rule, `category/kebab-name`. It never changes once the rule is in use."),
  title: required(TEXT, "The rule as the reader should obey it, in at most 80 characters."),
  severity: required(oneOf("error", "warning", "info", "hint", "off"), "How bad a finding is; `off` runs only where the rule is named."),
  target: required(union(meaning("target"), list(meaning("target"), 1)), "Type of node the rule looks at, for example `k8s.container`."),
  message: required(TEXT, "What is wrong and what to do. `{name}` stands for a variable of the target, a `let` or a parameter."),
  where: optional(CEL, "CEL: the rule applies only where this is true."),
  require: optional(CEL, "CEL: the rule fires where this is not true."),
  forbid: optional(CEL, "CEL: the rule fires where this is true."),
  each: optional(PATH, "Route of a list, ending in `[*]`, whose elements are judged one by one as `item` and `index`."),
  let: optional(map(CEL), "Names for expressions, for use in conditions, message and fix."),
  severities: optional(
    list(object({
      when: required(CEL, "CEL condition."),
      severity: required(oneOf("error", "warning", "info", "hint"), "Severity where the condition holds."),
    })),
    "The first condition that holds sets the severity in place of the rule's own.",
  ),
  subject: optional(CEL, "CEL giving what the finding is about for folding, where that is not the target."),
  related: optional(
    list(object({
      path: required(PATH, "Route of the further place."),
      message: required(TEXT, "What the place has to do with the finding."),
      when: optional(CEL, "The place is shown only where this is true."),
    })),
    "Further places to show with a finding.",
  ),
  others: optional(
    object({
      facts: required(CEL, "CEL giving a list of facts that `related` gave: the other side of the finding."),
      message: required(TEXT, "What they have to do with the finding."),
    }),
    "For rules that read other files: what to show of them with a finding.",
  ),
  fix: optional(list(FIX), "Fixes; the first whose `when` holds is the preferred one."),
  folds: optional(list(meaning("rule")), "Rules whose findings on the same subject are shown below this rule's."),
  params: optional(map(PARAM), "Parameters, read as `params.NAME` in expressions; a principle sets them with `options`."),
  counterArgument: optional(TEXT, "The case against the rule, where it is contested."),
  equivalents: optional(map(TEXTS), "Ids of the same intent in other scanners."),
  references: optional(map(TEXTS), "Controls of standards the rule supports, by framework."),
  packOptions: optional(map(map(ANY)), "Options a pack sets in place of the defaults, by pack."),
  needs: optional(list(oneOf("graph", "model", "base-revision", "tables")), "What must be there, or the rule stays silent."),
};

const PREDICATES = [["require", "forbid"]];
const FORMATS = list(meaning("format"), 1);
const CONFIDENCE = oneOf("certain", "likely", "heuristic");
const PLACES = list(PLACE, 1);

const WORDS = {
  formats: "Formats in which the rule fires.",
  confidence: "`certain` is true whenever it fires, `likely` may be wrong where intent is elsewhere, `heuristic` is a guess and never gates.",
  description: "The exact condition in words, exemptions included.",
  rationale: "Why it matters, in one to three sentences.",
  at: "Where the finding stands: the first route that exists, else the nearest existing ancestor of the first.",
  principles: "Principles the rule enforces.",
  packs: "Packs that contain the rule.",
  examples: "Manifests that break and keep the rule: its tests and its documentation.",
} as const;

/** A rule file of a built-in pack: everything is documented and tested. */
export const RULE_FILE_SHAPE: ObjectShape = object(
  {
    ...CORE_KEYS,
    formats: required(FORMATS, WORDS.formats),
    confidence: required(CONFIDENCE, WORDS.confidence),
    description: required(TEXT, WORDS.description),
    rationale: required(TEXT, WORDS.rationale),
    at: required(PLACES, WORDS.at),
    principles: required(list(meaning("principle"), 1), WORDS.principles),
    packs: required(list(meaning("pack")), WORDS.packs),
    examples: required(list(EXAMPLE), WORDS.examples),
  },
  PREDICATES,
);

/** An entry of `customRules`: the same keys, fewer of them mandatory. */
export const CUSTOM_RULE_SHAPE: ObjectShape = object(
  {
    ...CORE_KEYS,
    formats: optional(FORMATS, WORDS.formats),
    confidence: optional(CONFIDENCE, WORDS.confidence),
    description: optional(TEXT, WORDS.description),
    rationale: optional(TEXT, WORDS.rationale),
    at: optional(PLACES, WORDS.at),
    principles: optional(list(meaning("principle")), WORDS.principles),
    packs: optional(list(meaning("pack")), WORDS.packs),
    examples: optional(list(EXAMPLE), WORDS.examples),
  },
  PREDICATES,
);

const SIDE = object({
  type: optional(TEXT, "Type of the node, for example `service`."),
  system: optional(TEXT, "System the node belongs to."),
  zone: optional(TEXT, "Zone the node lies in."),
  tier: optional(TEXT, "Tier of the node."),
  owner: optional(TEXT, "Owner of the node."),
});

const EDGE_PATTERN = object({
  from: optional(SIDE, "Where the edge starts."),
  to: optional(SIDE, "Where the edge ends."),
  via: optional(oneOf("direct", "reachable"), "Whether one edge is meant or any path."),
  notThrough: optional(SIDE, "Paths through such a node are allowed."),
  kinds: optional(list(TEXT), "Kinds of edges that count."),
});

/** A rule on the edges of the architecture graph. */
export const EDGE_RULE_SHAPE: ObjectShape = object({
  id: required(RULE_ID, "Id of the rule, `category/kebab-name`."),
  title: required(TEXT, "The rule as the reader should obey it."),
  severity: required(oneOf("error", "warning", "info", "hint", "off"), "How bad a finding is."),
  message: required(TEXT, "What is wrong and what to do; `{from}` and `{to}` name the ends of the edge."),
  edges: required(
    object({ forbid: optional(EDGE_PATTERN, "Edges that may not exist."), require: optional(EDGE_PATTERN, "Edges that must exist.") }, PREDICATES),
    "Edges of the architecture graph the rule forbids or requires.",
  ),
  description: optional(TEXT, WORDS.description),
  rationale: optional(TEXT, WORDS.rationale),
});

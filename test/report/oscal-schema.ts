/**
 * The parts of the JSON schemas of OSCAL 1.1 (assessment results, plan of action and milestones) that concern what we write, put down
 * from the published reference of the formats: names, what is required, patterns of its data types, lists with one item at least.
 * Every object is closed, so that a key which the format does not know, or which is not listed here, fails.
 */
export function oscalSchema(root: "assessment-results" | "plan-of-action-and-milestones"): object {
  return { definitions: DEFINITIONS, type: "object", required: [root], additionalProperties: false, properties: { [root]: { $ref: `#/definitions/${root}` } } };
}

const UUID = { type: "string", pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$" };
const TOKEN = { type: "string", pattern: "^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$" };
const TEXT = { type: "string", pattern: "^\\S(.*\\S)?$" };
const MARKUP = { type: "string" };
const LINE = { type: "string", pattern: "^[^\\n]+$" };
const MOMENT = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", format: "date-time" };
const URI = { type: "string", format: "uri" };
const REFERENCE = { type: "string", format: "uri-reference" };

function ref(name: string): object {
  return { $ref: `#/definitions/${name}` };
}

function list(items: object): object {
  return { type: "array", minItems: 1, items };
}

function object(required: string, properties: Readonly<Record<string, object>>): object {
  return { type: "object", additionalProperties: false, required: required.split(" ").filter((key) => key !== ""), properties };
}

const COMMON = { props: list(ref("property")), remarks: MARKUP };
const RELATED = { "related-observations": list(object("observation-uuid", { "observation-uuid": UUID })) };
const DEFINED = { "local-definitions": object("", { components: list(ref("component")), "inventory-items": list(ref("inventory-item")), remarks: MARKUP }) };

const DEFINITIONS = {
  "assessment-results": object("uuid metadata import-ap results", {
    uuid: UUID, metadata: ref("metadata"), "import-ap": object("href", { href: REFERENCE, remarks: MARKUP }), results: list(ref("result")), "back-matter": ref("back-matter"),
  }),
  "plan-of-action-and-milestones": object("uuid metadata poam-items", {
    uuid: UUID, metadata: ref("metadata"), "system-id": object("id", { "identifier-type": URI, id: TEXT }), ...DEFINED,
    observations: list(ref("observation")), risks: list(ref("risk")), findings: list(ref("finding")), "poam-items": list(ref("poam-item")), "back-matter": ref("back-matter"),
  }),
  metadata: object("title last-modified version oscal-version", { title: LINE, "last-modified": MOMENT, version: TEXT, "oscal-version": TEXT, ...COMMON }),
  property: object("name value", { name: TOKEN, uuid: UUID, ns: URI, value: TEXT, class: TOKEN, remarks: MARKUP }),
  result: object("uuid title description start reviewed-controls", {
    uuid: UUID, title: LINE, description: MARKUP, start: MOMENT, end: MOMENT, ...COMMON, ...DEFINED, "reviewed-controls": object("control-selections", { "control-selections": list(ref("selection")), ...COMMON }),
    observations: list(ref("observation")), risks: list(ref("risk")), findings: list(ref("finding")),
  }),
  selection: {
    ...object("", { description: MARKUP, ...COMMON, "include-all": object("", {}), "include-controls": list(object("control-id", { "control-id": TOKEN, "statement-ids": list(TOKEN) })) }),
    oneOf: [{ required: ["include-all"] }, { required: ["include-controls"] }],
  },
  observation: object("uuid description methods collected", {
    uuid: UUID, title: LINE, description: MARKUP, ...COMMON, methods: list({ enum: ["EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"] }), types: list(TOKEN), origins: list(ref("origin")),
    subjects: list(object("subject-uuid type", { "subject-uuid": UUID, type: { enum: ["component", "inventory-item", "location", "party", "user", "resource"] }, title: LINE })),
    "relevant-evidence": list(object("description", { href: REFERENCE, description: MARKUP })), collected: MOMENT, expires: MOMENT,
  }),
  origin: object("actors", { actors: list(object("type actor-uuid", { type: { enum: ["tool", "assessment-platform", "party"] }, "actor-uuid": UUID })) }),
  finding: object("uuid title description target", { uuid: UUID, title: LINE, description: MARKUP, ...COMMON, target: ref("target"), ...RELATED }),
  target: object("type target-id status", {
    type: { enum: ["statement-id", "objective-id"] }, "target-id": TOKEN, title: LINE,
    status: object("state", { state: { enum: ["satisfied", "not-satisfied"] }, reason: { enum: ["pass", "fail", "other"] }, remarks: MARKUP }),
  }),
  component: object("uuid type title description status", { uuid: UUID, type: TEXT, title: LINE, description: MARKUP, ...COMMON, status: object("state", { state: { enum: ["under-development", "operational", "disposition", "other"] } }) }),
  "inventory-item": object("uuid description", { uuid: UUID, description: MARKUP, ...COMMON }),
  risk: object("uuid title description statement status", {
    uuid: UUID, title: LINE, description: MARKUP, statement: MARKUP, ...COMMON, status: TOKEN, deadline: MOMENT, ...RELATED,
    characterizations: list(object("origin facets", { origin: ref("origin"), facets: list(object("name system value", { name: TOKEN, system: URI, value: TEXT })) })),
    "mitigating-factors": list(object("uuid description", { uuid: UUID, description: MARKUP })),
  }),
  "poam-item": object("title description", { uuid: UUID, title: LINE, description: MARKUP, ...COMMON, ...RELATED, "related-risks": list(object("risk-uuid", { "risk-uuid": UUID })) }),
  "back-matter": object("", { resources: list(object("uuid", { uuid: UUID, title: LINE, description: MARKUP, rlinks: list(object("href", { href: REFERENCE })), ...COMMON })) }),
};

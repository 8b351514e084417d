/** JSON Schema (draft 07) of the JSON report, version 1. Objects are open: later versions may add keys. */
export const REPORT_SCHEMA = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Groundrules report, version 1",
  ...object({
    version: { const: 1 },
    tool: object({ name: { type: "string" }, version: { type: "string" } }),
    asOf: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "The clock of the run." },
    principles: nullable("string", "The root-most principles file in use."),
    principlesFiles: { type: "array", items: { type: "string" } },
    summary: { $ref: "#/definitions/summary" },
    findings: { type: "array", items: { $ref: "#/definitions/finding" } },
    errors: { type: "array", items: { $ref: "#/definitions/error" } },
    skipped: { type: "array", items: { $ref: "#/definitions/skipped" } },
    waivers: { type: "array", items: { $ref: "#/definitions/waiverState" }, description: "Waivers of the principles files in use." },
    commit: nullable("string", "Full hash of the commit that was checked; null outside of git."),
    compared: { type: "boolean", description: "Whether findings were compared with a baseline or a base revision: those of verdict fail are new then." },
    enforcement: { type: "array", items: { $ref: "#/definitions/enforcement" }, description: "What enforcing principles today would fail, where that was asked with --enforce." },
  }, ["enforcement"]),
  definitions: {
    enforcement: object({ principle: { type: "string" }, ...counts("findings", "resources", "below"), owners: { type: "array", items: { type: "string" } } }),
    count: { type: "integer", minimum: 0 },
    severity: { enum: ["error", "warning", "info", "hint"] },
    position: object({ line: { type: "integer", minimum: 1 }, column: { type: "integer", minimum: 1, description: "In UTF-16 units." } }),
    range: { ...object({ start: { $ref: "#/definitions/position" }, end: { $ref: "#/definitions/position" } }), description: "End exclusive." },
    file: { type: "string", not: { pattern: "^/|^\\.\\.(/|$)|\\\\" }, description: "Relative to the root, with forward slashes." },
    summary: object({
      ...counts("files", "resources"),
      findings: { ...object(counts("error", "warning", "info", "hint")), description: "Findings of verdict fail, by effect." },
      ...counts("waived", "suppressed", "baseline", "unresolved", "fixed", "durationMs"),
    }),
    finding: object(
      {
        rule: { type: "string" },
        principle: nullable("string", "Null where the rule comes from a pack."),
        principles: { type: "array", items: { type: "string" }, description: "Further principles the finding belongs to." },
        verdict: { enum: ["fail", "waived", "suppressed", "baseline", "unresolved"] },
        severity: { $ref: "#/definitions/severity", description: "Of the rule, after overrides." },
        effect: { $ref: "#/definitions/severity", description: "After the stage." },
        stage: { enum: ["advisory", "warn", "enforce"], description: "Of the principle." },
        environment: nullable("string", "Of the resource; null where none is known."),
        message: { type: "string" },
        file: { $ref: "#/definitions/file" },
        range: { $ref: "#/definitions/range" },
        document: { type: "integer", minimum: 0, description: "Number of the document in its file; absent for the first." },
        route: { type: "array", items: { type: ["string", "integer"] } },
        resource: { anyOf: [{ type: "null" }, { $ref: "#/definitions/resource" }] },
        related: { type: "array", items: { $ref: "#/definitions/related" } },
        fix: { anyOf: [{ type: "null" }, object({ safety: { enum: ["safe", "unsafe", "scaffold", "choice"] }, title: { type: "string" } })] },
        fingerprint: { type: "string", minLength: 1 },
        waiver: { anyOf: [{ type: "null" }, { $ref: "#/definitions/waiver" }] },
        suppression: { anyOf: [{ type: "null" }, { $ref: "#/definitions/suppression" }] },
      },
      ["document"],
    ),
    resource: object({ type: { type: "string" }, name: { type: "string" }, namespace: { type: "string" } }, ["namespace"]),
    related: object(
      {
        file: { $ref: "#/definitions/file" },
        range: { $ref: "#/definitions/range" },
        message: { type: "string" },
        rule: { type: "string", description: "A finding of this rule was folded into the one it is related to." },
      },
      ["rule"],
    ),
    waiver: object({ id: { type: "string" }, expires: nullable("string"), approvedBy: nullable("string"), reason: nullable("string") }),
    waiverState: object({
      id: { type: "string" },
      principle: nullable("string", "Null where it waives rules whoever asks for them."),
      rules: { type: "array", items: { type: "string" }, description: "Empty for all rules of the principle." },
      type: { enum: ["dispensation", "mitigated", "not-applicable"] },
      state: { enum: ["requested", "in-force", "expiring", "expired", "invalid"] },
      expires: nullable("string"),
      daysLeft: { type: ["integer", "null"], description: "On the clock of the run; negative once it has ended, null where its date cannot be read." },
      approvedBy: nullable("string"),
      reason: nullable("string"),
      findings: { $ref: "#/definitions/count", description: "That it waives." },
    }),
    suppression: object({ by: { type: "string", description: "comment, annotation, or the name of a tool." }, reason: nullable("string"), until: nullable("string") }),
    error: object({
      kind: { enum: ["parse", "rule", "internal"] },
      file: { type: "string" },
      range: { anyOf: [{ type: "null" }, { $ref: "#/definitions/range" }] },
      message: { type: "string" },
    }),
    skipped: object({ file: { $ref: "#/definitions/file" }, reason: { enum: ["too-large", "unreadable", "binary", "encoding", "outside", "not-yet"] } }),
  },
} as const;

type Properties = Readonly<Record<string, unknown>>;

/** An object with all its properties required but the optional ones. */
function object(properties: Properties, optional: readonly string[] = []): { type: "object"; required: readonly string[]; properties: Properties } {
  return { type: "object", required: Object.keys(properties).filter((name) => !optional.includes(name)), properties };
}

function counts(...names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, { $ref: "#/definitions/count" }]));
}

function nullable(type: string, description?: string): Properties {
  return description === undefined ? { type: [type, "null"] } : { type: [type, "null"], description };
}

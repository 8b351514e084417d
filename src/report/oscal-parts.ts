import type { Finding } from "#engine/index.ts";
import type { Report } from "./report.ts";
import { uriOf } from "./sarif.ts";
import { uuidOf } from "./uuid.ts";

/** Version of the format that is written. */
export const OSCAL_VERSION = "1.1.3";
/** Whose properties ours are; those without are of OSCAL itself. */
export const NAMESPACE = "https://groundrules.dev/ns/oscal";

/** Characters of a document that go into its UUID at once. */
const PIECE = 1 << 16;

/** Properties of ours; those without a value are left out, and a value is one line as the format asks for. */
export function properties(values: Readonly<Record<string, string | number | null | undefined>>): Readonly<Record<string, unknown>> {
  const props = Object.entries(values).flatMap(([name, value]) => {
    const text = lineOf(String(value ?? ""));
    return text === "" ? [] : [{ name, ns: NAMESPACE, value: text }];
  });
  return some("props", props);
}

/** A text on one line, as values are. */
export function lineOf(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** A list under a key, or nothing: the format knows no empty lists. */
export function some(key: string, items: readonly unknown[]): Readonly<Record<string, unknown>> {
  return items.length === 0 ? {} : { [key]: items };
}

/** The clock of a run as a moment. */
export function momentOf(date: string): string {
  return `${date}T00:00:00Z`;
}

/** A document with the UUID of its content, so that the same state gives the same document. */
export function documentOf(name: string, content: object): object {
  const text = JSON.stringify(content, wellFormed);
  return { [name]: { uuid: uuidOfText(`${name} ${text}`), ...(JSON.parse(text) as object) } };
}

/** The UUID of a long text, made piece by piece to keep what is held at once small. */
function uuidOfText(text: string): string {
  let uuid = "";
  for (let start = 0; start < text.length; start += PIECE) uuid = uuidOf(uuid + text.slice(start, start + PIECE));
  return uuid;
}

/** Titles are one line, and no text holds half a surrogate pair. */
function wellFormed(key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  return (key === "title" ? lineOf(value) : value).replace(/\p{Cs}/gu, "\uFFFD");
}

export function metadataOf(title: string, { asOf, tool, commit }: Report): object {
  return {
    title,
    "last-modified": momentOf(asOf),
    version: commit ?? asOf,
    "oscal-version": OSCAL_VERSION,
    ...properties({ tool: `${tool.name} ${tool.version}` }),
    remarks: "Principles and rules support controls; that they hold in the files which were checked does not prove that a control is met.",
  };
}

/** UUID of Groundrules as a component. */
export const TOOL_UUID = uuidOf("component groundrules");

export function toolComponent({ tool }: Report): object {
  const description = "Checks manifests against the architecture principles of an organisation.";
  return { uuid: TOOL_UUID, type: "software", title: "Groundrules", description, ...properties({ version: tool.version }), status: { state: "operational" } };
}

/** A finding of ours as an observation of OSCAL, and the resource it is about. */
export interface Observed {
  readonly finding: Finding;
  readonly uuid: string;
  readonly observation: object;
}

export function observationsOf(findings: readonly Finding[], report: Report): Observed[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = `observation ${finding.file} ${finding.fingerprint} ${finding.principle ?? ""}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    const uuid = uuidOf(`${key} ${String(count)}`);
    return { finding, uuid, observation: observationOf(finding, uuid, report) };
  });
}

function observationOf(finding: Finding, uuid: string, report: Report): object {
  const { file, range, message, rule, principle, verdict, severity, effect, stage, fingerprint, environment } = finding;
  return {
    uuid,
    title: report.rules.get(rule)?.title ?? rule,
    description: message,
    ...properties({ rule, principle, verdict, severity, effect, stage, environment, fingerprint, file, line: range.start.line }),
    methods: ["TEST"],
    types: ["finding"],
    origins: [{ actors: [{ type: "tool", "actor-uuid": TOOL_UUID }] }],
    subjects: [{ "subject-uuid": itemUuid(finding), type: "inventory-item" }],
    "relevant-evidence": [{ href: uriOf(file), description: `Line ${String(range.start.line)} of ${file}` }],
    collected: momentOf(report.asOf),
  };
}

/** The resources some findings are about, each once. */
export function inventoryOf(findings: readonly Finding[]): readonly object[] {
  const items = new Map<string, object>();
  for (const finding of findings) {
    const { file, resource } = finding;
    const uuid = itemUuid(finding);
    const description = resource === null ? file : `${resource.type} ${resource.namespace === undefined ? "" : `${resource.namespace}/`}${resource.name}`;
    items.set(uuid, { uuid, description, ...properties({ file, type: resource?.type, namespace: resource?.namespace, name: resource?.name }) });
  }
  return [...items.values()];
}

function itemUuid({ file, resource }: Finding): string {
  return uuidOf(["item", file, ...(resource === null ? [] : [resource.type, resource.namespace ?? "", resource.name])].join("\n"));
}

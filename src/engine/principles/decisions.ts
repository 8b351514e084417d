import { resolvePath } from "./entries.ts";
import { ownSeverity } from "./own-rules.ts";
import { issueAt, Places } from "./places.ts";
import type { ParsedPrinciples, PrinciplesIssue } from "./types.ts";
import { textOf, type Fields } from "../shape/fields.ts";
import { spanOf } from "../shape/pairs.ts";
import type { Span } from "../model/route.ts";

/** A reference of a principles file to an architecture decision record. */
export interface DecisionReference {
  /** As it is written: a number, or a path. */
  readonly written: string;
  /** What rests on it: `Waiver W-1`. */
  readonly what: string;
  /** Number of a record in the folder of decisions; null where a path is written. */
  readonly number: number | null;
  /** Path from the root; null where a number is written, or a place outside of the repository. */
  readonly path: string | null;
  readonly span: Span;
}

/** An architecture decision record, as far as its head tells (MADR and Nygard's form). */
export interface Decision {
  readonly file: string;
  readonly title: string | null;
  /** First word of the status, small letters; null where none is written. */
  readonly status: string | null;
}

/** States in which a decision is not in force. */
const NOT_IN_FORCE: ReadonlySet<string> = new Set(["superseded", "deprecated", "rejected", "withdrawn", "obsolete"]);
const HEAD_LENGTH = 4000;

/** Folder of the decision records of a file, from the root; null where none is named. */
export function decisionFolder(file: ParsedPrinciples): string | null {
  const written = file.fields?.textAt("metadata", "decisions") ?? null;
  return written === null ? null : resolvePath(file.file, written);
}

/** Every reference to a decision: of principles, waivers, flows and providers. An address of the web is nobody's to look up. */
export function decisionReferences(file: ParsedPrinciples): DecisionReference[] {
  const { fields } = file;
  if (fields === null) return [];
  const architecture = fields.child("architecture");
  const providers = architecture?.child("providers");
  return [
    ...file.principles.flatMap(({ text, fields: own }) => referencesIn(file, own, "decisions", `Principle ${text.id}`)),
    ...fields.children("waivers").flatMap((waiver) => referencesIn(file, waiver, "adr", `Waiver ${waiver.text("id") ?? ""}`)),
    ...(architecture?.children("flows") ?? []).flatMap((flow) => referencesIn(file, flow, "adr", `The flow from ${flow.text("from") ?? ""} to ${flow.text("to") ?? ""}`)),
    ...(providers?.keys() ?? []).flatMap((name) => {
      const provider = providers?.child(name) ?? null;
      return provider === null ? [] : referencesIn(file, provider, "adr", `Provider ${name}`);
    }),
  ];
}

function referencesIn(file: ParsedPrinciples, fields: Fields, key: string, what: string): DecisionReference[] {
  const items = fields.text(key) === undefined ? fields.items(key) : [fields.valueNode(key)];
  return items.flatMap((item) => {
    const written = textOf(fields.tree, item);
    if (written === undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return [];
    const number = /^(?:ADR[- ]?)?0*(\d{1,5})$/i.exec(written)?.[1];
    const path = number === undefined ? resolvePath(file.file, written) : null;
    return [{ written, what, number: number === undefined ? null : Number(number), path, span: spanOf(fields.tree, item) }];
  });
}

/** The record of a number among the files of a folder: `0012-use-kafka.md`. */
export function isRecordOf(number: number, name: string): boolean {
  const match = /^(?:adr[-_]?)?0*(\d{1,5})(?:[-_. ].*)?\.(?:md|markdown|adoc|rst|txt)$/i.exec(name);
  return match?.[1] !== undefined && Number(match[1]) === number;
}

/** Reads title and status of a record: front matter, a `Status:` line, or the paragraph below a heading `Status`. */
export function readDecision(file: string, text: string): Decision {
  const head = text.slice(0, HEAD_LENGTH).replace(/\r\n/g, "\n");
  const title = /^#\s+(.+?)\s*$/m.exec(head)?.[1] ?? /^=\s+(.+?)\s*$/m.exec(head)?.[1] ?? null;
  const status = /^[-*\s]*\**status\**\s*:\s*\**\s*["']?([A-Za-z]+)/im.exec(head)?.[1] ?? /^[#=]{1,4}\s+status\s*\n+[^A-Za-z\n]*([A-Za-z]+)/im.exec(head)?.[1] ?? null;
  return { file, title, status: status?.toLowerCase() ?? null };
}

/** References to decisions that do not exist or are not in force. `found` answers null for one that does not exist. */
export function checkDecisions(file: ParsedPrinciples, found: (reference: DecisionReference) => Decision | null): PrinciplesIssue[] {
  const places = new Places(file.file, file.tree);
  return decisionReferences(file).flatMap((reference) => {
    const decision = found(reference);
    const state = decision === null ? "nowhere to be found" : NOT_IN_FORCE.has(decision.status ?? "") ? (decision.status ?? "") : null;
    if (state === null) return [];
    const message = `${reference.what} rests on decision ${reference.written}, which is ${state}; refer to the decision in force.`;
    return [issueAt(places, reference.span, { code: "decision-superseded", message, severity: ownSeverity("decision-superseded") })];
  });
}

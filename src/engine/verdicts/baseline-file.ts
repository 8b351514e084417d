import type { Span } from "../model/route.ts";
import { parseJson } from "../syntax/json.ts";
import { Fields } from "../shape/fields.ts";
import { createLineIndex } from "../text/lines.ts";
import { sortEntries, type BaselineEntry } from "./baseline.ts";

export interface BaselineIssue {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** The form of the file that is written and understood. */
const VERSION = 1;

/** Writes a baseline: JSON, one entry a line, sorted, so that differences and merges of it can be read. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  const lines = sortEntries(entries).map(({ fingerprint, file, count, rule }) => `    ${JSON.stringify({ fingerprint, file, count, rule })}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "version": ${String(VERSION)},\n  "findings": ${list}\n}\n`;
}

/** Reads a baseline. Where there are issues, there are no entries. */
export function parseBaseline(text: string): { readonly entries: readonly BaselineEntry[]; readonly issues: readonly BaselineIssue[] } {
  const tree = parseJson(text);
  const lines = createLineIndex(text);
  const issues: BaselineIssue[] = [];
  const report = ({ start }: Pick<Span, "start">, message: string): void => { issues.push({ line: lines.positionAt(start).line, message }); };
  for (const issue of tree.issues) report(issue, issue.message);
  if (issues.length > 0) return { entries: [], issues };
  const fields = Fields.of(tree, tree.documents[0]?.root ?? -1);
  if (fields === null) return { entries: [], issues: [{ line: 1, message: "A baseline is a JSON object with version and findings." }] };
  const version = fields.text("version");
  if (version !== String(VERSION)) report(fields.span("version"), versionMessage(version));
  else if (!fields.has("findings")) report(fields.span("findings"), "The list `findings` is missing.");
  const entries = issues.length > 0 ? [] : readEntries(fields, report);
  return { entries: issues.length > 0 ? [] : entries, issues };
}

function versionMessage(version: string | undefined): string {
  if (version === undefined) return `The version is missing; this is no baseline, or one that was damaged. It begins with "version": ${String(VERSION)}.`;
  return `The baseline has version ${version}; this release reads version ${String(VERSION)}. Use the release that wrote it, or take the baseline anew.`;
}

function readEntries(fields: Fields, report: (span: Span, message: string) => void): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const item of fields.items("findings")) {
    const entry = Fields.of(fields.tree, item);
    const read = entry === null ? null : readEntry(entry);
    if (entry === null || read === null) {
      report(entry?.span("fingerprint") ?? fields.span("findings"), "An entry has a fingerprint of 16 hexadecimal digits, a file and a count of at least 1.");
      continue;
    }
    const key = `${read.fingerprint} ${read.file}`;
    if (entries.has(key)) report(entry.span("fingerprint"), `The finding ${read.fingerprint} of ${read.file} has two entries; add up their counts in one.`);
    entries.set(key, read);
  }
  return [...entries.values()];
}

function readEntry(fields: Fields): BaselineEntry | null {
  const fingerprint = fields.text("fingerprint") ?? "";
  const file = fields.text("file") ?? "";
  const count = fields.text("count") ?? "";
  if (!/^[0-9a-f]{16}$/.test(fingerprint) || file === "" || !/^[1-9]\d{0,8}$/.test(count)) return null;
  return { fingerprint, file, count: Number(count), rule: fields.text("rule") ?? "" };
}

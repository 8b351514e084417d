import type { Finding } from "#engine/index.ts";
import { printable } from "./layout.ts";
import type { Report } from "./report.ts";

/** Columns with what stands in them; their order and names stay, further ones come behind. */
const COLUMNS: readonly (readonly [string, (finding: Finding, report: Report) => Cell])[] = [
  ["rule", ({ rule }) => rule],
  ["principle", ({ principle }) => principle],
  ["verdict", ({ verdict }) => verdict],
  ["severity", ({ severity }) => severity],
  ["effect", ({ effect }) => effect],
  ["stage", ({ stage }) => stage],
  ["environment", ({ environment }) => environment],
  ["owners", ({ file }, { owners }) => owners.get(file)?.join(" ")],
  ["system", ({ resource }) => resource?.labels?.["app.kubernetes.io/part-of"]],
  ["resource type", ({ resource }) => resource?.type],
  ["resource namespace", ({ resource }) => resource?.namespace],
  ["resource name", ({ resource }) => resource?.name],
  ["file", ({ file }) => file],
  ["line", ({ range }) => range.start.line],
  ["column", ({ range }) => range.start.column],
  ["message", ({ message }) => message],
  ["fingerprint", ({ fingerprint }) => fingerprint],
  ["waiver id", ({ waiver }) => waiver?.id],
  ["waiver expires", ({ waiver }) => waiver?.expires],
  ["suppression reason", ({ suppression }) => suppression?.reason],
];

/** All verdicts as comma separated values with a header (RFC 4180, in UTF-8). */
export function formatCsv(report: Report): string {
  const rows = report.findings.map((finding) => COLUMNS.map(([, valueOf]) => valueOf(finding, report)));
  return [COLUMNS.map(([name]) => name), ...rows].map(csvLine).join("");
}

/** What a cell may hold. */
export type Cell = string | number | null | undefined;

/** A line of comma separated values (RFC 4180), its end included. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: Cell): string {
  const text = typeof value === "string" ? harmless(value) : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would take a cell that begins like this for a formula and run it; behind an apostrophe it is text. */
function harmless(text: string): string {
  return (/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(text) ? "'" : "") + printable(text);
}

import type { Finding, RunError } from "#engine/index.ts";
import { plural } from "./layout.ts";
import { fileLink, markdownText, tableHead, tableRow } from "./markdown-text.ts";
import { type Report, summarise, type Summary, type WaiverState } from "./report.ts";
import { errorTexts, reasonText, STRICTEST_FIRST, waiverText } from "./verdict-text.ts";

export interface MarkdownOptions {
  /** Characters that it may have at most; 65 000 unless given, as GitHub takes a comment of 65 536. */
  readonly limit?: number;
  /** What comes before a path to make the address of a file, with its last slash; empty unless given, for links that are relative to the root. */
  readonly base?: string;
}

/** A part that may be shown in parts: the rows that there is room for. */
interface Section {
  readonly before: string;
  readonly rows: readonly string[];
  readonly after: string;
}

/** The first line of every comment, by which a later run finds it to replace it. */
const MARKER = "<!-- groundrules -->";
const LIMIT = 65_000;
/** Room for the line that says how many rows are left out. */
const MORE_ROOM = 40;

/** The report as a comment on a pull or merge request: the gate first, then what counts, then waivers, the rest folded. */
export function formatMarkdown(report: Report, { limit = LIMIT, base = "" }: MarkdownOptions = {}): string {
  const summary = summarise(report);
  const head = `${MARKER}\n## Groundrules: ${gateText(report)}\n\n${totalsText(report, summary)}\n`;
  const sections = [errorSection(report, base), ...findingSections(report, base), waiverSection(report), waivedSection(report, base), ...otherSections(report, base)];
  return head + fill(sections.filter(({ rows }) => rows.length > 0), limit - head.length);
}

/** Gives room to the sections in their order; what has none is counted. */
function fill(sections: readonly Section[], room: number): string {
  let left = room - sections.reduce((sum, { before, after }) => sum + before.length + after.length + MORE_ROOM, 0);
  return sections.map(({ before, rows, after }) => {
    const cutAt = rows.findIndex((row) => {
      left -= row.length;
      return left < 0;
    });
    const shown = cutAt < 0 ? rows : rows.slice(0, cutAt);
    const more = rows.length - shown.length;
    return before + shown.join("") + (more === 0 ? "" : `\nand ${String(more)} more\n`) + after;
  }).join("");
}

function gateText({ gate }: Report): string {
  if (gate.failOn === "never") return "report";
  return `gate ${gate.failed ? "failed" : "passed"}`;
}

function totalsText(report: Report, summary: Summary): string {
  const kind = report.compared ? "new " : "";
  const counts = STRICTEST_FIRST.flatMap((severity) => (summary.findings[severity] === 0 ? [] : [plural(summary.findings[severity], `${kind}${severity}`)]));
  const parts = [...counts, ...errorTexts(report.errors)].map((part) => `**${part}**`);
  const found = parts.length === 0 ? `No ${kind}findings` : parts.join(", ");
  const gate = report.gate.failOn === "never" ? "" : ` The gate fails on ${report.gate.failOn}.`;
  return `${found} in ${plural(report.fileCount, "file")} (${plural(report.resourceCount, "resource")}).${gate}${notCountedText(summary)}`;
}

function notCountedText({ waived, baseline, suppressed, unresolved }: Summary): string {
  const parts = [[waived, "waived"], [baseline, "accepted in the baseline"], [suppressed, "suppressed"], [unresolved, "unresolved"]] as const;
  const written = parts.flatMap(([count, word]) => (count === 0 ? [] : [`${String(count)} ${word}`]));
  return written.length === 0 ? "" : ` Not counted: ${written.join(", ")}.`;
}

function errorSection({ errors }: Report, base: string): Section {
  return { before: "\n### Could not be checked\n\n", rows: errors.map((error) => `- ${errorText(error, base)}\n`), after: "" };
}

function errorText({ file, range, message }: RunError, base: string): string {
  if (file === "") return markdownText(message);
  return `${fileLink(file, range?.start.line ?? 1, base)}: ${markdownText(message)}`;
}

function findingSections(report: Report, base: string): readonly Section[] {
  return STRICTEST_FIRST.map((severity) => {
    const findings = report.findings.filter((finding) => finding.verdict === "fail" && finding.effect === severity);
    const title = plural(findings.length, `${report.compared ? "new " : ""}${severity}`);
    const rows = findings.map((finding) => tableRow([fileLink(finding.file, finding.range.start.line, base), markdownText(finding.message), ruleText(finding.rule, report), principleText(finding, report)]));
    return folded(severity, title, { head: tableHead(["Place", "Finding", "Rule", "Principle"]), rows });
  });
}

/** What blocks or may come to block is seen at once; information is a click away. */
function folded(severity: Finding["effect"], title: string, { head, rows }: { readonly head: string; readonly rows: readonly string[] }): Section {
  if (severity === "info" || severity === "hint") return details(title, head, rows);
  return { before: `\n### ${title}\n\n${head}`, rows, after: "" };
}

function details(title: string, head: string, rows: readonly string[]): Section {
  return { before: `\n<details>\n<summary>${title}</summary>\n\n${head}`, rows, after: "\n</details>\n" };
}

function ruleText(rule: string, { rules }: Report): string {
  const url = rules.get(rule)?.url ?? null;
  return url === null ? markdownText(rule) : `[${markdownText(rule)}](${url})`;
}

function principleText({ principle }: Finding, { principleTexts }: Report): string {
  return principle === null ? "" : markdownText(`${principle} ${principleTexts.get(principle)?.name ?? ""}`.trimEnd());
}

/** Waivers somebody has to do something about. */
function waiverSection({ waivers }: Report): Section {
  const rows = waivers.filter(({ state }) => state !== "in-force").map((state) => waiverRow(state));
  return { before: `\n### Waivers to look at\n\n${tableHead(["Waiver", "State", "Reason"])}`, rows, after: "" };
}

function waiverRow(state: WaiverState): string {
  return tableRow([markdownText(state.waiver.id), markdownText(waiverText(state)), markdownText(state.waiver.reason ?? "")]);
}

function waivedSection(report: Report, base: string): Section {
  const findings = report.findings.filter((finding) => finding.verdict === "waived");
  const rows = findings.map((finding) => {
    const { waiver, file, range, rule } = finding;
    return tableRow([fileLink(file, range.start.line, base), ruleText(rule, report), markdownText(waiver?.id ?? ""), markdownText(waiver?.expires ?? ""), markdownText(waiver?.reason ?? "")]);
  });
  return details(`${String(rows.length)} waived`, tableHead(["Place", "Rule", "Waiver", "Until", "Reason"]), rows);
}

function otherSections(report: Report, base: string): readonly Section[] {
  const others = report.findings.filter((finding) => finding.verdict === "suppressed" || finding.verdict === "unresolved");
  const rows = others.map((finding) => tableRow([fileLink(finding.file, finding.range.start.line, base), ruleText(finding.rule, report), markdownText(reasonText(finding))]));
  const notes = report.notes.map((note) => `- ${markdownText(note)}\n`);
  return [
    details(`${String(rows.length)} suppressed or unresolved`, tableHead(["Place", "Rule", "Reason"]), rows),
    details(plural(notes.length, "note"), "", notes),
  ];
}

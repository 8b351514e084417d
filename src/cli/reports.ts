import type { Finding, Fix } from "#engine/index.ts";
import { textOf } from "#host/read-text.ts";
import {
  ANSI_PALETTE, formatCheckstyle, formatCsv, formatGithub, formatGitlab, formatHtml, formatJunit, formatMarkdown, formatText, piecesOfJson, piecesOfSarif, PLAIN_PALETTE,
  type Report, type TextOptions, type Verbosity,
} from "#report/index.ts";
import type { Arguments, Output } from "./arguments.ts";
import { fileAddress, writeJobSummary } from "./ci.ts";
import type { Collected } from "./collect.ts";
import type { ReportFormat } from "./option-table.ts";
import { emit } from "./output.ts";
import { reportOf, type ReportFrame } from "./report-data.ts";
import type { Session } from "./session.ts";
import { usesColor, type Terminal } from "./terminal.ts";

/** Formats beside text that show what rules say of themselves. */
const TEXT_FORMATS: readonly ReportFormat[] = ["sarif", "github", "markdown", "html"];

/** Writes every report that was asked for; the answer is what they were made of. */
export async function writeReports(state: Collected, frame: ReportFrame): Promise<Report> {
  const { options, terminal } = frame.session;
  const needsTexts = options.outputs.some(({ format }) => TEXT_FORMATS.includes(format) || (format === "text" && !options.quiet));
  const report = await reportOf(state, frame, needsTexts ? "fired" : "none");
  for (const output of options.outputs) {
    const full = output.format === "sarif" ? { ...report, fixOf: fixFinder(state, frame) } : report;
    emit(formatReport(full, output, frame.session), output, terminal);
    if (output.format === "github") writeJobSummary(report, terminal);
  }
  return report;
}

function formatReport(report: Report, output: Output, { options, terminal }: Session): string | Iterable<string> {
  switch (output.format) {
    case "text":
      return formatText(report, textOptions(options, terminal, output.file));
    case "json":
      return piecesOfJson(report);
    case "sarif":
      return piecesOfSarif(report);
    case "junit":
      return formatJunit(report);
    case "gitlab":
      return formatGitlab(report);
    case "github":
      return formatGithub(report);
    case "checkstyle":
      return formatCheckstyle(report);
    case "markdown":
      return formatMarkdown(report, { base: fileAddress(terminal) });
    case "csv":
      return formatCsv(report);
    case "html":
      return formatHtml(report);
  }
}

function textOptions(options: Arguments, terminal: Terminal, file: string | null): TextOptions {
  const isColored = file === null ? usesColor(options.color, terminal) : options.color === "always";
  const verbosity: Verbosity = options.quiet ? "quiet" : options.verbose ? "verbose" : "normal";
  return { palette: isColored ? ANSI_PALETTE : PLAIN_PALETTE, verbosity, width: Math.max(40, file === null ? terminal.columns : 80) };
}

/**
 * Finds the preferred fix of a finding. The texts were dropped, so a file that has some is read once more; its fixes are kept until
 * the next file is asked about.
 */
function fixFinder(state: Collected, frame: ReportFrame): (finding: Finding) => Fix | undefined {
  const fixable = groupByFile(state.findings);
  let current: { readonly file: string; readonly fixes: ReadonlyMap<Finding, Fix> } | null = null;
  return (finding) => {
    if (!isFixable(finding)) return undefined;
    if (current?.file !== finding.file) current = { file: finding.file, fixes: fixesIn(finding.file, fixable.get(finding.file) ?? [], frame) };
    return current.fixes.get(finding);
  };
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings.filter(isFixable)) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}

function isFixable({ fix, verdict }: Finding): boolean {
  return fix !== null && verdict === "fail";
}

function fixesIn(file: string, findings: readonly Finding[], { session, engine }: ReportFrame): ReadonlyMap<Finding, Fix> {
  const fixes = new Map<Finding, Fix>();
  const result = session.document?.file === file ? session.document : textOf(session.inputs.system.read(file, session.limit));
  if (!("text" in result)) return fixes;
  engine.update(file, result.text);
  for (const finding of findings) {
    const [fix] = engine.fixes(file, finding);
    if (fix !== undefined) fixes.set(finding, fix);
  }
  engine.release(file);
  return fixes;
}

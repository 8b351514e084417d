import type { Finding, Fix } from "#engine/index.ts";
import { textOf } from "#host/read-text.ts";
import { ANSI_PALETTE, formatJson, formatSarif, formatText, PLAIN_PALETTE, type Report, type TextOptions, type Verbosity } from "#report/index.ts";
import type { Arguments } from "./arguments.ts";
import type { Collected } from "./collect.ts";
import { emit } from "./output.ts";
import { reportOf, type ReportFrame } from "./report-data.ts";
import { usesColor, type Terminal } from "./terminal.ts";

/** Writes every report that was asked for; the answer is what they were made of. */
export async function writeReports(state: Collected, frame: ReportFrame): Promise<Report> {
  const { options, terminal } = frame.session;
  const needsTexts = options.outputs.some(({ format }) => format === "sarif" || (format === "text" && !options.quiet));
  const report = await reportOf(state, frame, needsTexts ? "fired" : "none");
  for (const output of options.outputs) {
    switch (output.format) {
      case "text":
        emit(formatText(report, textOptions(options, terminal, output.file)), output, terminal);
        break;
      case "json":
        emit(formatJson(report), output, terminal);
        break;
      case "sarif":
        emit(formatSarif({ ...report, fixes: fixesOf(state, frame) }), output, terminal);
        break;
    }
  }
  return report;
}

function textOptions(options: Arguments, terminal: Terminal, file: string | null): TextOptions {
  const isColored = file === null ? usesColor(options.color, terminal) : options.color === "always";
  const verbosity: Verbosity = options.quiet ? "quiet" : options.verbose ? "verbose" : "normal";
  return { palette: isColored ? ANSI_PALETTE : PLAIN_PALETTE, verbosity, width: Math.max(40, file === null ? terminal.columns : 80) };
}

/** Edits of the preferred fixes. The texts were dropped, so the files that have some are read once more. */
function fixesOf(state: Collected, { session, engine }: ReportFrame): ReadonlyMap<Finding, Fix> {
  const fixes = new Map<Finding, Fix>();
  const fixable = state.findings.filter((finding) => finding.fix !== null && finding.verdict === "fail");
  for (const file of new Set(fixable.map((finding) => finding.file))) {
    const result = session.document?.file === file ? session.document : textOf(session.inputs.system.read(file, session.limit));
    if (!("text" in result)) continue;
    engine.update(file, result.text);
    for (const finding of fixable) {
      const fix = finding.file === file ? engine.fixes(file, finding)[0] : undefined;
      if (fix !== undefined) fixes.set(finding, fix);
    }
    engine.release(file);
  }
  return fixes;
}

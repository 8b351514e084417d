import { nearestClause } from "#engine/index.ts";
import { formatMap, formatMapCsv, formatMapJson, frameworksOf, type Report } from "#report/index.ts";
import type { Arguments } from "../arguments.ts";
import { RunFault, type ExitCode } from "../exit-code.ts";
import type { ReportFormat } from "../option-table.ts";
import { emit } from "../output.ts";
import { exitCodeOfState, fullReport } from "../report-data.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../wrap.ts";

/** `map`: which principles and rules support the controls of a framework, and with which result. */
export async function map(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { framework } = options;
  if (framework === null) throw new RunFault("map needs --framework ID, for example: groundrules map --framework iso-27001-2022");
  const make = options.outputs.map((output) => ({ output, format: formatterOf(output.format) }));
  const { report } = await fullReport(options, terminal);
  checkFramework(framework, report);
  for (const { output, format } of make) emit(format(report, framework), output, terminal);
  return exitCodeOfState(report);
}

function formatterOf(format: ReportFormat): (report: Report, framework: string) => string {
  if (format === "text") return formatMap;
  if (format === "json") return formatMapJson;
  if (format === "csv") return formatMapCsv;
  throw new RunFault(`"map" has no form "${format}"; use text, json or csv`);
}

function checkFramework(framework: string, report: Report): void {
  const known = frameworksOf(report);
  if (known.includes(framework)) return;
  const list = known.length === 0 ? "No principle and no rule in force refers to a framework" : wrap(`Known here: ${known.join(", ")}`);
  throw new RunFault(`no principle and no rule in force refers to "${framework}"${nearestClause(framework, known)}\n${list}`);
}

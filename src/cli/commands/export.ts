import { nearestClause } from "#engine/index.ts";
import { formatCalendar, formatGemara, formatOscal, formatPoam, formatRisks, type Report } from "#report/index.ts";
import type { Arguments } from "../arguments.ts";
import { RunFault, type ExitCode } from "../exit-code.ts";
import { emit } from "../output.ts";
import { exitCodeOfState, fullReport } from "../report-data.ts";
import type { Terminal } from "../terminal.ts";

/** What can be exported, with its maker. */
const EXPORTS: Readonly<Record<string, (report: Report) => string>> = {
  oscal: formatOscal,
  poam: formatPoam,
  gemara: formatGemara,
  risks: formatRisks,
  ics: formatCalendar,
};

/** `export KIND [PATH…]`: the state in the form of another tool. */
export async function exportAs(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [kind, ...paths] = options.operands;
  const make = formatterOf(kind);
  const { report } = await fullReport({ ...options, operands: paths }, terminal);
  for (const output of options.outputs) emit(make(report), output, terminal);
  return exitCodeOfState(report);
}

function formatterOf(kind: string | undefined): (report: Report) => string {
  const known = Object.keys(EXPORTS);
  if (kind === undefined) throw new RunFault(`export what? One of ${known.join(", ")}, for example: groundrules export oscal`);
  const make = Object.hasOwn(EXPORTS, kind) ? EXPORTS[kind] : undefined;
  if (make === undefined) throw new RunFault(`there is no export "${kind}"${nearestClause(kind, known)}\nExports: ${known.join(", ")}. Paths come after it`);
  return make;
}

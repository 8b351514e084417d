import { formatHtml } from "#report/index.ts";
import type { Arguments } from "../arguments.ts";
import type { ExitCode } from "../exit-code.ts";
import { recordRun } from "../history.ts";
import { emit } from "../output.ts";
import { exitCodeOfState, fullReport } from "../report-data.ts";
import { note } from "../session.ts";
import type { Terminal } from "../terminal.ts";

/** Where the report goes unless `--output` says otherwise. */
const FILE = "groundrules-report.html";

/** `report`: the state as one HTML file for people, and a record of it in the history that is in use. */
export async function report(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { report: state, session } = await fullReport(options, terminal);
  const file = options.outputs[0]?.file ?? FILE;
  emit(formatHtml(state), { format: "html", file }, terminal);
  recordRun(session, state);
  note(session, [`The report is in ${file}.`]);
  return exitCodeOfState(state);
}

import { resolve } from "node:path";
import { writeFileAtomically } from "#host/write-node.ts";
import type { Arguments, Output } from "./arguments.ts";
import { RunFault } from "./exit-code.ts";
import { reasonOf } from "./fixing.ts";
import type { ReportFormat } from "./option-table.ts";
import type { Terminal } from "./terminal.ts";

/** Writes a report to where it belongs: a file, in one step, or stdout. */
export function emit(text: string, output: Output, terminal: Terminal): void {
  if (output.file === null) {
    terminal.print(text);
    return;
  }
  try {
    writeFileAtomically(resolve(terminal.cwd, output.file), text);
  } catch (error) {
    throw new RunFault(`--output ${output.file}: cannot be written (${reasonOf(error)}). Check the folder and its rights`);
  }
}

/** Writes the answer of a command that has a text and a JSON form. `make` is called once for each output. */
export function emitAnswer(options: Arguments, terminal: Terminal, make: { readonly text: () => string; readonly json: () => unknown }): void {
  for (const output of options.outputs) {
    if (output.format === "text") emit(make.text(), output, terminal);
    else if (output.format === "json") emit(`${JSON.stringify(make.json(), null, 2)}\n`, output, terminal);
    else throw unfit(output.format, options);
  }
}

function unfit(format: ReportFormat, options: Arguments): RunFault {
  return new RunFault(`"${options.command}" has no form "${format}"; use text or json`);
}

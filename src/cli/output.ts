import { resolve } from "node:path";
import { writeFileAtomically } from "#host/write-node.ts";
import type { Arguments, Output } from "./arguments.ts";
import { RunFault } from "./exit-code.ts";
import { reasonOf } from "./fixing.ts";
import type { ReportFormat } from "./option-table.ts";
import type { Terminal } from "./terminal.ts";

const PIECE = 1_048_576;

/** Writes a report, whole or in pieces, to where it belongs: a file, in one step, or stdout. */
export function emit(report: string | Iterable<string>, output: Output, terminal: Terminal): void {
  const pieces = typeof report === "string" ? [report] : inLargerPieces(report);
  if (output.file === null) {
    for (const piece of pieces) terminal.print(piece);
    return;
  }
  try {
    writeFileAtomically(resolve(terminal.cwd, output.file), pieces);
  } catch (error) {
    throw new RunFault(`--output ${output.file}: cannot be written (${reasonOf(error)}). Check the folder and its rights`);
  }
}

/** Pieces of at least a mebi of characters, so that few of them are written. */
function* inLargerPieces(pieces: Iterable<string>): Iterable<string> {
  let gathered: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    gathered.push(piece);
    length += piece.length;
    if (length < PIECE) continue;
    yield gathered.join("");
    gathered = [];
    length = 0;
  }
  if (length > 0) yield gathered.join("");
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

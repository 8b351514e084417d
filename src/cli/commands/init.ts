import { existsSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { runSync } from "#host/file-system.ts";
import { DEFAULT_SIZE_LIMIT } from "#host/read-text.ts";
import { writeFileAtomically } from "#host/write-node.ts";
import { draftPrinciples, type DraftInput } from "#project/draft-principles.ts";
import { draftInput, findOwner, rulesToExamine } from "#project/examine.ts";
import { PRINCIPLES_NAMES } from "#project/principles-names.ts";
import type { Arguments } from "../arguments.ts";
import { ExitCode, RunFault } from "../exit-code.ts";
import { feedHere } from "../feed.ts";
import { reasonOf } from "../fixing.ts";
import { findInputs, type Inputs } from "../inputs.ts";
import { createProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../wrap.ts";

/** Writes a first principles file: what holds today is enforced, what does not hold yet warns. */
export function init(options: Arguments, terminal: Terminal): ExitCode {
  if (options.operands.length > 1) throw new RunFault("init takes one folder at most");
  const inputs = findInputs(options.operands, terminal);
  const folder = inputs.paths[0] ?? "";
  if (inputs.system.stat(folder)?.kind !== "directory") throw new RunFault(`${folder}: is no folder. Name the folder that the principles are for`);
  refuseExisting(inputs, folder, { options, terminal });
  const draft = draftPrinciples(examine(inputs, folder, options, terminal));
  const path = join(inputs.root, folder, PRINCIPLES_NAMES[0]);
  const name = relative(terminal.cwd, path);
  try {
    writeFileAtomically(path, draft.text);
  } catch (error) {
    throw new RunFault(`${name}: cannot be written (${reasonOf(error)}). Check the folder and its rights`);
  }
  terminal.print(`${[`Wrote ${name}.`, ...draft.summary, "Next: read it, name the owners, then run `groundrules check`."].map(wrap).join("\n")}\n`);
  return ExitCode.Passed;
}

function refuseExisting(inputs: Inputs, folder: string, { options, terminal }: { options: Arguments; terminal: Terminal }): void {
  const existing = PRINCIPLES_NAMES.map((name) => join(inputs.root, folder, name)).find((path) => existsSync(path));
  if (existing !== undefined && !options.force) throw new RunFault(`${relative(terminal.cwd, existing)} exists already. Edit it, or give --force to write ${PRINCIPLES_NAMES[0]} anew`);
}

/** Runs the rules of the pack on the files and tells which of them hold. */
function examine(inputs: Inputs, folder: string, options: Arguments, terminal: Terminal): DraftInput {
  const setup = { rules: [{ folder: "", rules: rulesToExamine() }], complete: inputs.paths.includes(""), asOf: "1970-01-01" };
  const progress = createProgress(terminal, options.progress && !options.quiet ? "shown" : "hidden");
  const { engine } = feedHere(inputs.found.files, inputs.system, { setup, limit: DEFAULT_SIZE_LIMIT }, progress);
  progress.end();
  return draftInput(engine.report(), basename(join(inputs.root, folder)), runSync(findOwner(), inputs.system));
}

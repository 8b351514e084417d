import { nearestClause, principlesSchema, ruleFileSchema } from "#engine/index.ts";
import { REPORT_SCHEMA } from "#report/index.ts";
import type { Arguments } from "../arguments.ts";
import { ExitCode, RunFault } from "../exit-code.ts";
import { emit } from "../output.ts";
import type { Terminal } from "../terminal.ts";

const SCHEMAS = { principles: principlesSchema, rule: ruleFileSchema, report: () => REPORT_SCHEMA } as const;

/** Prints a JSON Schema. */
export function schema(options: Arguments, terminal: Terminal): ExitCode {
  const [name = "principles", ...rest] = options.operands;
  const make = Object.entries(SCHEMAS).find(([known]) => known === name)?.[1];
  if (make === undefined || rest.length > 0) {
    throw new RunFault(`there is no schema "${options.operands.join(" ")}"${nearestClause(name, Object.keys(SCHEMAS))}\nSchemas: ${Object.keys(SCHEMAS).join(", ")}`);
  }
  for (const output of options.outputs) emit(`${JSON.stringify(make(), null, 2)}\n`, output, terminal);
  return ExitCode.Passed;
}

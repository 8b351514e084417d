import { parseArguments, type Arguments } from "./arguments.ts";
import { ExitCode, isRunFault } from "./exit-code.ts";
import type { Command } from "./option-table.ts";
import type { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** Carries out one command and tells its exit code. A command's modules are loaded only when it is called. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const options = parseArguments(argv);
    const execute = await load(options.command);
    return await execute(options, terminal);
  } catch (error) {
    if (isRunFault(error)) {
      terminal.note(`${wrap(`groundrules: ${error.message}`)}\n`);
      return ExitCode.Fault;
    }
    terminal.note(`groundrules: internal error. This is a bug; please report it with the lines below.\n${describe(error)}\n`);
    return ExitCode.Internal;
  }
}

type Execute = (options: Arguments, terminal: Terminal) => ExitCode | Promise<ExitCode>;

async function load(command: Command): Promise<Execute> {
  switch (command) {
    case "check":
    case "fix":
      return (await import("./commands/check.ts")).check;
    case "init":
      return (await import("./commands/init.ts")).init;
    case "rules":
      return (await import("./commands/rules.ts")).rules;
    case "explain":
      return (await import("./commands/explain.ts")).explain;
    case "test":
      return (await import("./commands/test.ts")).test;
    case "waive":
      return (await import("./commands/waive.ts")).waive;
    case "baseline":
      return (await import("./commands/baseline.ts")).baseline;
    case "map":
      return (await import("./commands/map.ts")).map;
    case "export":
      return (await import("./commands/export.ts")).exportAs;
    case "schema":
      return (await import("./commands/schema.ts")).schema;
    case "lsp":
      return (await import("./commands/lsp.ts")).lsp;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import { parseArguments, type Arguments } from "./arguments.ts";
import { ExitCode, isRunFault } from "./exit-code.ts";
import type { Command } from "./option-table.ts";
import type { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** Carries out one command and tells its exit code. A command's modules are loaded only when it is called. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const options = parseArguments(argv);
    const execute = await LOADERS[options.command]();
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

const LOADERS: Readonly<Record<Command, () => Promise<Execute>>> = {
  check: async () => (await import("./commands/check.ts")).check,
  fix: async () => (await import("./commands/check.ts")).check,
  init: async () => (await import("./commands/init.ts")).init,
  rules: async () => (await import("./commands/rules.ts")).rules,
  explain: async () => (await import("./commands/explain.ts")).explain,
  test: async () => (await import("./commands/test.ts")).test,
  waive: async () => (await import("./commands/waive.ts")).waive,
  baseline: async () => (await import("./commands/baseline.ts")).baseline,
  triage: async () => (await import("./commands/triage.ts")).triage,
  report: async () => (await import("./commands/report.ts")).report,
  map: async () => (await import("./commands/map.ts")).map,
  export: async () => (await import("./commands/export.ts")).exportAs,
  schema: async () => (await import("./commands/schema.ts")).schema,
  lsp: async () => (await import("./commands/lsp.ts")).lsp,
};

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

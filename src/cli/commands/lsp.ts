import { ExitCode } from "../exit-code.ts";

/** Starts the language server on stdin and stdout; it lives as long as its client. */
export async function lsp(): Promise<ExitCode> {
  // The transport is chosen by this word; people need not write it.
  if (!process.argv.includes("--stdio")) process.argv.push("--stdio");
  await import("#server/node/main.ts");
  return ExitCode.Passed;
}

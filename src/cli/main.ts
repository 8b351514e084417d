#!/usr/bin/env node
import { quickAnswer } from "./usage.ts";
import { createTerminal } from "./terminal.ts";

const argv = process.argv.slice(2);
const terminal = createTerminal(import.meta.url);
const answer = quickAnswer(argv);
if (answer === null) {
  const { run } = await import("./run.ts");
  process.exitCode = await run(argv, terminal);
} else {
  terminal.print(answer);
}

import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { CACHE, programFile } from "./places.ts";

/** Runs a command to its end. Throws where it fails; exit code 1 means findings, and is no failure. */
export async function timeProcess(command: string, values: readonly string[], cwd: string): Promise<number> {
  const started = performance.now();
  await runProcess(command, values, cwd);
  return performance.now() - started;
}

/** Peak of the resident memory of a Node program, its workers included, in MB. */
export async function peakMemory(program: string, values: readonly string[], cwd: string): Promise<number> {
  const result = join(CACHE, "peak.txt");
  await rm(result, { force: true });
  await runProcess(process.execPath, [programFile("peak"), result, program, ...values], cwd);
  return Number(await readFile(result, "utf8")) / 1024;
}

async function runProcess(command: string, values: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, values, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (data: Buffer) => {
    errors += data.toString("utf8");
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0 && code !== 1) throw new Error(`${command} ${values.join(" ")} ended with ${String(code)}.\n${errors}`);
}

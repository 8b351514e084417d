import { spawn } from "node:child_process";

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Passes the output on instead of keeping it for the error. */
  readonly inherit?: true;
}

/** Runs a program to its end and gives its output. Rejects with that output where the program fails. */
export async function runCommand(program: string, values: readonly string[], options: CommandOptions = {}): Promise<string> {
  const child = spawn(program, values, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: options.inherit === true ? "inherit" : ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`${program} ${values.join(" ")} failed (exit ${String(code)})\n${output}`);
  return output;
}

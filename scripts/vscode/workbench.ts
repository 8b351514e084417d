import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { ensureVsCode } from "../vscode-cache.ts";
import type { VsCode } from "../vscode-cache.ts";
import { ensureBrowser } from "./browser.ts";
import { runCommand } from "./run-command.ts";

const BROWSER_FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A running VS Code server and a browser to open it in. */
export interface Workbench {
  readonly port: number;
  readonly browser: Browser;
  stop(): Promise<void>;
}

export interface WorkbenchOptions {
  /** A VSIX to install before the start. */
  readonly vsix?: string;
  /** Opens workspaces in Restricted Mode. */
  readonly restricted?: true;
}

/** Starts a VS Code of its own, with empty settings and no extensions but the built-in ones. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const executablePath = await ensureBrowser();
  const vscode = await ensureVsCode();
  const data = await mkdtemp(join(tmpdir(), "groundrules-vscode-"));
  const common = ["--accept-server-license-terms", "--server-data-dir", data];
  if (options.vsix !== undefined) {
    await runCommand(vscode.node, [vscode.serverMain, "--install-extension", options.vsix, ...common]);
  }
  const trust = options.restricted === true ? [] : ["--disable-workspace-trust"];
  const server = startServer(vscode, [...common, ...trust]);
  const port = await portOf(server);
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS, ...sandbox] });
  const stop = async (): Promise<void> => {
    await browser.close();
    await stopServer(server);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  return { port, browser, stop };
}

/** The native modules it misses (logging, file watching by parcel) are reported on stderr and do no harm. */
function startServer(vscode: VsCode, values: readonly string[]): ChildProcess {
  const address = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token"];
  const quiet = ["--telemetry-level", "off", "--enable-smoke-test-driver"];
  return spawn(vscode.node, [vscode.serverMain, ...address, ...quiet, ...values], { stdio: ["ignore", "pipe", "ignore"], detached: true });
}

async function portOf(server: ChildProcess): Promise<number> {
  let output = "";
  return await new Promise((resolve, reject) => {
    server.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    server.on("exit", (code) => {
      reject(new Error(`The VS Code server ended (exit ${String(code)}).\n${output}`));
    });
  });
}

/** Ends the server and the extension hosts it started: they form a process group of their own. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  process.kill(process.platform === "win32" ? server.pid : -server.pid, "SIGKILL");
  await ended;
}

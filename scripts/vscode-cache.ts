import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./vscode/run-command.ts";

/** The npm package that carries a whole VS Code (server and workbench), and the Node it wants. */
const CODE_SERVER = "4.139.1";
const NODE_MAJOR = "24";

/** A VS Code on this machine. */
export interface VsCode {
  /** The Node binary that runs it. */
  readonly node: string;
  /** `server-main.js`. */
  readonly serverMain: string;
}

const CACHE = resolve(dirname(fileURLToPath(import.meta.url)), "../.vscode-test/cache");

/** Makes the VS Code of the cache ready. What is there stays; an interrupted step is done again. */
export async function ensureVsCode(): Promise<VsCode> {
  const modules = join(CACHE, "node_modules");
  const nodePackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const vscode = join(modules, "code-server/lib/vscode");
  await step("code-server", async () => {
    await install(["--prefix", CACHE, `code-server@${CODE_SERVER}`, `${nodePackage}@${NODE_MAJOR}`], CACHE);
  });
  await step("workbench", () => install(["--omit=dev"], vscode));
  await step("extensions", () => install(["--omit=dev"], join(vscode, "extensions")));
  const node = join(modules, nodePackage, "bin", process.platform === "win32" ? "node.exe" : "node");
  const serverMain = join(vscode, "out/server-main.js");
  for (const file of [node, serverMain]) {
    if (!existsSync(file)) throw new Error(`${file} is missing. Remove ${CACHE} and run this again.`);
  }
  return { node, serverMain };
}

/** Runs a step once for a version: a file marks that it was finished. */
async function step(name: string, run: () => Promise<void>): Promise<void> {
  const mark = join(CACHE, `.${name}.done`);
  if (existsSync(mark) && (await readFile(mark, "utf8")) === CODE_SERVER) return;
  console.log(`VS Code ${CODE_SERVER}: installing ${name} into .vscode-test/cache`);
  await mkdir(CACHE, { recursive: true });
  await run();
  await writeFile(mark, CODE_SERVER);
}

/** Install scripts compile native modules that nothing here needs, and that fail without their headers. */
async function install(values: readonly string[], cwd: string): Promise<void> {
  await runCommand("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...values], { cwd });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { serverMain } = await ensureVsCode();
  console.log(`VS Code is ready: ${serverMain}`);
}

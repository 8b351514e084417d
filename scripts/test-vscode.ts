import { join } from "node:path";
import { pageAddress, remoteUri } from "./vscode/page-address.ts";
import type { PageOptions } from "./vscode/page-address.ts";
import { ROOT, buildSuite, webExtension, withWorkspace } from "./vscode/suite.ts";
import { vsixFile } from "./vscode/vsix.ts";
import { startWorkbench } from "./vscode/workbench.ts";
import type { Workbench, WorkbenchOptions } from "./vscode/workbench.ts";

/** Longest time one suite may take, with the start of the editor. */
const LIMIT_MS = 180_000;

/** Begins each line of the suite on the console of the editor. */
const MARK = "│ ";

interface Run {
  readonly option: string;
  readonly title: string;
  /** True where the suite passed. */
  readonly passes: () => Promise<boolean>;
}

const RUNS: readonly Run[] = [
  { option: "--node", title: "VS Code, node extension host", passes: () => passesInNode() },
  { option: "--web", title: "VS Code, web-worker extension host", passes: passesInWorker },
  { option: "--restricted", title: "VS Code in Restricted Mode, node extension host", passes: passesRestricted },
  { option: "--vsix", title: "VS Code, installed VSIX", passes: passesInstalled },
];

const chosen = process.argv.slice(2);
const failed: string[] = [];
for (const { option, title, passes } of RUNS) {
  if (chosen.length === 0 ? option === "--vsix" : !chosen.includes(option)) continue;
  console.log(`\n${title}`);
  if (!(await passes())) failed.push(title);
}
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join("; ")}`);
  process.exitCode = 1;
}

/** The extension under development lies on the machine of the server, and so runs in Node. */
async function passesInNode(options: WorkbenchOptions = {}): Promise<boolean> {
  const tests = await buildSuite("node", options);
  return await withWorkbench(options, (workbench, folder) => {
    const { port } = workbench;
    return runSuite(workbench, { port, folder, extension: remoteUri(port, ROOT), tests: remoteUri(port, tests) });
  });
}

/** Nobody has said yet that the folder is to be trusted: what an untrusted pull request would meet. */
async function passesRestricted(): Promise<boolean> {
  return await passesInNode({ restricted: true });
}

/** An extension that has nothing but its browser entry runs in a worker of the page. */
async function passesInWorker(): Promise<boolean> {
  const tests = await buildSuite("web");
  const extension = await webExtension();
  return await withWorkbench({}, (workbench, folder) => {
    const { port } = workbench;
    return runSuite(workbench, { port, folder, extension: remoteUri(port, extension), tests: remoteUri(port, tests) });
  });
}

/** Groundrules is installed from its package; an empty extension under development brings the suite along. */
async function passesInstalled(): Promise<boolean> {
  const tests = await buildSuite("node");
  return await withWorkbench({ vsix: await vsixFile() }, (workbench, folder) => {
    const { port } = workbench;
    const carrier = join(ROOT, "test/ui/fixtures/suite-carrier");
    return runSuite(workbench, { port, folder, extension: remoteUri(port, carrier), tests: remoteUri(port, tests) });
  });
}

async function withWorkbench(
  options: WorkbenchOptions,
  use: (workbench: Workbench, folder: string) => Promise<boolean>,
): Promise<boolean> {
  const workbench = await startWorkbench(options);
  try {
    return await withWorkspace("workspace", (folder) => use(workbench, folder));
  } finally {
    await workbench.stop();
  }
}

/** Opens the page and waits until the suite has reported its exit code. True where it passed and said how many tests ran. */
async function runSuite({ browser }: Workbench, options: PageOptions): Promise<boolean> {
  const page = await browser.newPage();
  let figures = "";
  const errors: string[] = [];
  await page.exposeFunction("codeAutomationLog", (type: string, values: unknown[]) => {
    const text = values.map(String).join(" ");
    if (text.startsWith(MARK)) console.log(text.replaceAll(MARK, "  "));
    else if (type === "error") errors.push(text.slice(0, 500));
    figures = /^│ (\d+ passed, \d+ failed)$/.exec(text)?.[1] ?? figures;
  });
  const exit = new Promise<string>((resolve) => {
    const timer = setTimeout(resolve, LIMIT_MS, "time limit");
    void page.exposeFunction("codeAutomationExit", (code: number) => {
      clearTimeout(timer);
      resolve(`exit ${String(code)}`);
    });
  });
  await page.goto(pageAddress(options), { waitUntil: "commit" });
  const end = await exit;
  if (figures === "") console.error(`${errors.slice(-10).join("\n")}\nThe suite ended (${end}) without having told its figures.`);
  return end === "exit 0" && figures !== "" && !figures.startsWith("0 passed");
}

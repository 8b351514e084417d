import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { pageAddress, remoteUri } from "./vscode/page-address.ts";
import { ROOT } from "./vscode/suite.ts";
import { startWorkbench } from "./vscode/workbench.ts";

const USAGE = `Opens a folder in VS Code with this extension and saves screenshots to out/screenshots.

npm run screenshot -- FOLDER FILE [ACTION…]
  --line N          scroll to this line first
  hover=TEXT        the pointer over the first occurrence of TEXT in the editor
  point=CSS         the pointer over an element of the page
  click=TEXT        click there
  fix=TEXT          click there, then Control+Period
  type=TEXT         type
  key=KEYS          press, for example key=Control+Space
  command=NAME      run a command of the palette
  problems          the Problems panel
  wait=MS           wait
Each action ends with a screenshot: 0-open.png, 1-hover.png …`;

/** How long findings, hovers and menus are given to appear. */
const SETTLE_MS = 1_500;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { line: { type: "string" }, help: { type: "boolean" } } });
const [folder, file, ...actions] = positionals;
if (folder === undefined || file === undefined || values.help === true) {
  console.log(USAGE);
  process.exit(values.help === true ? 0 : 2);
}

const output = join(ROOT, "out/screenshots");
await mkdir(output, { recursive: true });
const workbench = await startWorkbench();
try {
  const page = await workbench.browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(address(resolve(folder)), { waitUntil: "commit" });
  await openFile(page, values.line === undefined ? file : `${file}:${values.line}`);
  await save(page, "0-open");
  for (const [index, action] of actions.entries()) {
    const [name = "", ...rest] = action.split("=");
    await act(page, name, rest.join("="));
    await save(page, `${String(index + 1)}-${name}`);
  }
} finally {
  await workbench.stop();
}

function address(path: string): string {
  return pageAddress({ port: workbench.port, folder: path, extension: remoteUri(workbench.port, ROOT) });
}

async function openFile(page: Page, name: string): Promise<void> {
  await page.locator(".monaco-workbench .part.editor").waitFor({ timeout: 60_000 });
  await page.waitForTimeout(SETTLE_MS);
  await runInPalette(page, ">View: Hide Secondary Side Bar");
  await runInPalette(page, name);
  await page.locator(".monaco-editor .view-line").first().waitFor();
  await page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").first().waitFor({ timeout: 15_000 }).catch(() => {
    console.log(`no squiggle in ${name}`);
  });
}

async function act(page: Page, name: string, text: string): Promise<void> {
  const actions: Readonly<Record<string, () => Promise<void>>> = {
    hover: () => place(page, text).hover(),
    point: () => page.locator(text).first().hover(),
    click: () => place(page, text).click(),
    fix: async () => {
      await place(page, text).click();
      await page.keyboard.press("Control+Period");
    },
    type: () => page.keyboard.type(text),
    key: () => page.keyboard.press(text),
    command: () => runInPalette(page, `>${text}`),
    problems: () => page.keyboard.press("Control+Shift+KeyM"),
    wait: () => page.waitForTimeout(Number(text)),
  };
  const run = actions[name];
  if (run === undefined) throw new Error(`There is no action ${name}.\n${USAGE}`);
  await run();
}

/** Quick Open takes file names, and commands after `>`. */
async function runInPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input.input");
  await input.fill(text);
  await page.waitForTimeout(SETTLE_MS);
  // Files come from a search that takes its time on a busy machine.
  await page.locator(".quick-input-list .monaco-list-row").filter({ hasNotText: "No matching results" }).first().waitFor({ timeout: 15_000 }).catch(() => undefined);
  await input.press("Enter");
}

function place(page: Page, text: string): ReturnType<Page["locator"]> {
  return page.locator(".monaco-editor .view-line span span").filter({ hasText: text }).first();
}

async function save(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(output, `${name}.png`) });
  console.log(`out/screenshots/${name}.png`);
}

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Axe from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { formatHtml, type Report } from "#report/index.ts";
import { ensureBrowser } from "../../../scripts/vscode/browser.ts";
import { sampleReports } from "../reports.ts";
import { fullReport, manyFindings, principleOf, reportOf } from "./samples.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DESKTOP = { width: 1280, height: 900 };
/** Installing a browser may take minutes. */
const INSTALL_MS = 300_000;

/** A4 without the margins of the print style, in CSS pixels. */
const PAPER = { width: Math.floor((186 / 25.4) * 96), height: Math.floor((277 / 25.4) * 96) };

describe("the HTML report in a browser", function () {
  let browser: Browser;
  let folder: string;

  before(async function () {
    this.timeout(INSTALL_MS);
    const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ["--disable-gpu", ...sandbox] });
    folder = mkdtempSync(join(tmpdir(), "groundrules-report-"));
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a report, lets `look` look at it, and closes it; whatever the browser complains of is a fault. */
  async function open(report: Report, options: BrowserContextOptions & { readonly hash?: string }, look: (page: Page) => Promise<void>): Promise<void> {
    const { hash = "", ...context } = options;
    const file = join(folder, "report.html");
    writeFileSync(file, formatHtml(report));
    const page = await browser.newPage({ viewport: DESKTOP, ...context });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => complaints.push(...(request.url().startsWith(pathToFileURL(file).href) ? [] : [`asked for ${request.url()}`])));
    await page.goto(pathToFileURL(file).href + hash);
    await look(page);
    await page.close();
    assert.deepEqual(complaints, []);
  }

  const shown = (page: Page): Promise<string[]> => page.locator(".finding:visible").evaluateAll((cards) => cards.map((card) => card.id));

  const full = fullReport();
  const VIEWS: readonly (readonly [string, Report, BrowserContextOptions])[] = [
    ["full, light", full, { colorScheme: "light" }],
    ["full, dark and narrow", full, { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
    ["governance, dark", sampleReports()["governance"] ?? full, { colorScheme: "dark" }],
    ["errors, light and narrow", sampleReports()["errors"] ?? full, { colorScheme: "light", viewport: { width: 390, height: 844 } }],
  ];
  for (const [name, report, options] of VIEWS) {
    it(`has no fault that a checker of accessibility finds: ${name}`, async () => {
      await open(report, options, async (page) => {
        await page.evaluate(AXE);
        const faults = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as { readonly axe: typeof Axe };
          const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
          return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`));
        });
        assert.deepEqual(faults, []);
      });
    });

    it(`is no wider than its window: ${name}`, async () => {
      await open(report, options, async (page) => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
      });
    });
  }

  it("filters findings, counts them, and shows all again", async () => {
    await open(full, {}, async (page) => {
      const all = await shown(page);
      assert.equal(all.length, full.findings.length);
      await page.locator("select[name=verdict]").selectOption({ label: "Waived" });
      const waived = full.findings.filter(({ verdict }) => verdict === "waived").length;
      await page.getByText(`${String(waived)} of ${String(all.length)} findings`).waitFor();
      assert.equal((await shown(page)).length, waived);
      await page.locator("select[name=verdict]").selectOption({ label: "All" });
      await page.getByLabel("Text").fill("WEB-17 file-1.yaml");
      await page.getByText("1 of 200 findings").waitFor();
      assert.deepEqual(await shown(page), ["finding-fp17"]);
      await page.getByRole("button", { name: "Show all" }).click();
      await page.getByText("200 findings", { exact: true }).waitFor();
      assert.deepEqual(await shown(page), all);
    });
  });

  it("combines filters", async () => {
    await open(full, {}, async (page) => {
      await page.locator("select[name=severity]").selectOption("error");
      await page.locator("select[name=principle]").selectOption("PRI-4");
      await page.locator("select[name=owner]").selectOption("team:owner-of-system-9");
      const expected = full.findings.filter(({ effect, principle, file }) => effect === "error" && principle === "PRI-4" && file.startsWith("system-9/")).map(({ fingerprint }) => `finding-${fingerprint}`);
      assert.ok(expected.length > 0);
      await page.getByText(`${String(expected.length)} of 200 findings`).waitFor();
      assert.deepEqual((await shown(page)).sort(), expected.sort());
    });
  });

  it("opens at a finding that a link names, and finds it behind filters", async () => {
    await open(full, { hash: "#finding-fp150" }, async (page) => {
      assert.equal(await page.locator("#finding-fp150").evaluate((card) => card.matches(":target")), true);
      await page.getByLabel("Text").fill("web-17 ");
      await page.getByText("1 of 200 findings").waitFor();
      await page.evaluate(() => { location.hash = "#finding-fp99"; });
      await page.getByText("200 findings", { exact: true }).waitFor();
      assert.equal(await page.locator("#finding-fp99").isVisible(), true);
    });
  });

  it("sorts tables with the keyboard", async () => {
    await open(full, {}, async (page) => {
      const head = page.locator(".principles th", { hasText: "Open" });
      await head.getByRole("button").focus();
      for (const [expected, compare] of [["descending", (left: number, right: number) => right - left], ["ascending", (left: number, right: number) => left - right]] as const) {
        await page.keyboard.press("Enter");
        assert.equal(await head.getAttribute("aria-sort"), expected);
        const column = await head.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex);
        const values = (await page.locator(`.principles tbody tr > :nth-child(${String(column + 1)})`).allInnerTexts()).map(Number);
        assert.deepEqual(values, [...values].sort(compare));
      }
    });
  });

  it("is whole without scripts: every finding, and no control that does nothing", async () => {
    await open(full, { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator(".finding:visible").count(), full.findings.length);
      assert.equal(await page.locator("form:visible, button:visible, select:visible, input:visible").count(), 0);
    });
  });

  it("prints its first page on one sheet, and everything else without controls", async () => {
    await open(full, { viewport: PAPER }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const bottom = await page.locator(".board").evaluate((board) => board.getBoundingClientRect().bottom);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "a sheet is too narrow: browsers then shrink every page");
      assert.deepEqual(await page.locator(".panel, .tile").evaluateAll((boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.textContent.slice(0, 40))), []);
      assert.ok(bottom <= PAPER.height, `ends ${String(Math.round(bottom - PAPER.height))} pixels below the sheet`);
      assert.equal(await page.locator(".filters:visible, nav:visible, .anchor:visible, .skip:visible").count(), 0);
      assert.equal(await page.locator(".finding:visible").count(), full.findings.length);
    });
  });

  it("holds thousands of findings", async () => {
    const report = reportOf([principleOf("SEC-1")], { findings: manyFindings(5_000, ["SEC-1"]) });
    await open(report, {}, async (page) => {
      await page.getByLabel("Text").fill("web-4999 ");
      await page.getByText("1 of 5000 findings").waitFor();
      assert.deepEqual(await shown(page), ["finding-fp4999"]);
    });
  });

  it("opens files where it stands in an editor", async () => {
    await open(full, {}, async (page) => {
      assert.equal(await page.locator("button.open").count(), 0);
    });
    const file = join(folder, "report.html");
    const page = await browser.newPage();
    await page.addInitScript({ content: "messages = []; acquireVsCodeApi = () => ({ postMessage: (message) => messages.push(message) });" });
    await page.goto(pathToFileURL(file).href);
    await page.locator("#finding-fp0 button.open").click();
    assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { readonly messages: unknown }).messages), [{ type: "open", file: "system-0/file-0.yaml", line: 11, column: 13 }]);
    await page.close();
  });
});

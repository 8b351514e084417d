import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { formatMarkdown, type Report } from "#report/index.ts";
import { findingOf, SHOP } from "./build-report.ts";
import { sampleReports } from "./reports.ts";

/** A renderer of CommonMark with the tables, the strike-through and the bare links of GitHub. */
const MarkdownIt = createRequire(import.meta.url)("markdown-it") as new (options: object) => { render(text: string): string };
const renderer = new MarkdownIt({ html: true, linkify: true });

function sample(name: string): Report {
  const report = sampleReports()[name];
  assert.ok(report !== undefined);
  return report;
}

function tagsIn(html: string): readonly string[] {
  return [...new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map((match) => match[1] ?? ""))].sort();
}

/** Many findings with texts that are long once they are escaped. */
function largeReport(count: number): Report {
  const findings = Array.from({ length: count }, (_, index) => findingOf(SHOP, "nginx", { message: `Finding ${String(index)} ${"@<&|".repeat(90)}` }));
  return { ...sample("governance"), findings };
}

describe("the comment on a pull request", () => {
  for (const [name, report] of Object.entries(sampleReports())) {
    it(`has its mark on the first line and the gate on the second: ${name}`, () => {
      const [first, second] = formatMarkdown(report).split("\n");
      assert.deepEqual([first, second], ["<!-- groundrules -->", `## Groundrules: gate ${report.gate.failed ? "failed" : "passed"}`]);
    });
    it(`renders to a row for each finding that is shown: ${name}`, () => {
      const html = renderer.render(formatMarkdown(report));
      const shown = report.findings.filter((finding) => finding.verdict !== "baseline").length;
      const waivers = report.waivers.filter(({ state }) => state !== "in-force").length;
      const heads = [...html.matchAll(/<thead>/g)].length;
      assert.equal([...html.matchAll(/<tr>/g)].length, shown + waivers + heads);
    });
  }
  it("shows what texts contain, and does nothing of it", () => {
    const markdown = formatMarkdown(sample("hostile"));
    const html = renderer.render(markdown);
    assert.deepEqual(tagsIn(html), ["a", "code", "details", "h2", "h3", "li", "p", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"]);
    const links = [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1] ?? "");
    assert.deepEqual(links.filter((link) => !/^[\w%.\-/]+#L\d+$/.test(link)), []);
    assert.ok(html.includes("&lt;img src=x onerror=alert(1)&gt;"));
    assert.ok(html.includes("<code>co|de</code>"));
    assert.doesNotMatch(markdown.replace(/`[^`\n]*`/g, ""), /@\w|\s#\d/);
  });
  it("keeps to its limit and counts what it leaves out", () => {
    for (const [count, limit] of [[500, 65_000], [500, 3_000], [30, 65_000]] as const) {
      const markdown = formatMarkdown(largeReport(count), { limit });
      const rows = [...markdown.matchAll(/^\| \[deploy/gm)].length;
      const left = Number(/^and (\d+) more$/m.exec(markdown)?.[1] ?? 0);
      assert.ok(markdown.length <= limit, String(markdown.length));
      assert.equal(rows + left, count);
    }
  });
  it("links to the address that it is given", () => {
    assert.ok(formatMarkdown(sample("governance"), { base: "https://git.example/shop/blob/abc/" }).includes("](https://git.example/shop/blob/abc/deploy/shop.yaml#L11)"));
  });
});

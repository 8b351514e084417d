import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { formatHtml, type Report } from "#report/index.ts";
import { findingOf, SHOP } from "../build-report.ts";
import { hostileReport } from "../governance-reports.ts";
import { sampleReports } from "../reports.ts";
import { elementsOf, parseErrors, type PageElement } from "./page.ts";
import { fullReport, principleOf, reportOf, waiverOf } from "./samples.ts";

const REPORTS: Readonly<Record<string, Report>> = { ...sampleReports(), full: fullReport() };
const FOLDER = new URL("../../golden/report/html/", import.meta.url);

/** Attributes whose value a browser loads or goes to. */
const ADDRESSES = ["src", "href", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href", "ping"];

function having(page: string, attribute: string): readonly PageElement[] {
  return elementsOf(page).filter(({ attributes }) => attribute in attributes);
}

describe("the HTML report as a document", () => {
  for (const [name, report] of Object.entries(REPORTS)) {
    const page = formatHtml(report);
    const elements = elementsOf(page);
    const contentOf = (tag: string): string => elements.find((element) => element.tag === tag)?.text ?? "";

    it(`${name}: is well formed`, () => {
      assert.deepEqual(parseErrors(page), []);
      const ids = having(page, "id").map(({ attributes }) => attributes["id"]);
      assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
    });

    it(`${name}: has landmarks, one heading of the first level, and no level left out`, () => {
      const tags = elements.map(({ tag }) => tag);
      assert.deepEqual(["header", "nav", "main", "footer", "h1"].map((tag) => tags.filter((found) => found === tag).length), [1, 1, 1, 1, 1]);
      assert.equal(elements.find(({ tag }) => tag === "html")?.attributes["lang"], "en");
      const levels = tags.filter((tag) => /^h[1-6]$/.test(tag)).map((tag) => Number(tag.slice(1)));
      assert.deepEqual(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1), []);
    });

    it(`${name}: names an element that exists wherever it points to one`, () => {
      const ids = new Set(having(page, "id").map(({ attributes }) => attributes["id"]));
      const targets = elements.flatMap(({ attributes }) => [
        ...(attributes["href"]?.startsWith("#") === true ? [attributes["href"].slice(1)] : []),
        ...(attributes["aria-labelledby"]?.split(" ") ?? []),
        ...(attributes["for"]?.split(" ") ?? []),
      ]);
      assert.ok(targets.length > 0);
      assert.deepEqual(targets.filter((target) => !ids.has(target)), []);
    });

    it(`${name}: loads nothing`, () => {
      const addresses = elements.flatMap(({ tag, attributes }) => ADDRESSES.flatMap((attribute) => {
        const value = attributes[attribute];
        return value === undefined || value.startsWith("#") || (tag === "a" && /^https:\/\//.test(value)) ? [] : [`${tag} ${value}`];
      }));
      assert.deepEqual(addresses, []);
      assert.deepEqual(elements.filter(({ tag }) => ["link", "base", "img", "iframe", "object", "embed", "audio", "video"].includes(tag)), []);
      assert.doesNotMatch(contentOf("style"), /@import|url\((?!#)|https?:/);
    });

    it(`${name}: allows its own style and script by hash, and nothing else`, () => {
      const policy = elements.find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy")?.attributes["content"];
      const [style, script] = [contentOf("style"), contentOf("script")].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
      assert.equal(policy, `default-src 'none'; style-src ${String(style)}; script-src ${String(script)}; base-uri 'none'; form-action 'none'`);
      assert.deepEqual([elements.filter(({ tag }) => tag === "style").length, elements.filter(({ tag }) => tag === "script").length], [1, 1]);
      assert.deepEqual(elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((attribute) => attribute === "style" || attribute.startsWith("on")), []);
    });

    it(`${name}: is made of equal bytes each time`, () => {
      assert.equal(formatHtml({ ...report, durationMs: report.durationMs + 1 }), page);
    });

    it(`${name}: says "supports", never the other word`, () => {
      assert.match(page, /supports?\b/);
      assert.doesNotMatch(page, /complian/i);
    });
  }

  it("is as it was", () => {
    const golden = new URL("governance.html", FOLDER);
    const page = formatHtml(sampleReports()["governance"] ?? fullReport()).replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1></$1>").replace(/sha256-[\w+/=]+/g, "sha256-…");
    if (process.env["UPDATE_GOLDENS"] === "1") {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(golden, page);
    }
    assert.equal(page, readFileSync(golden, "utf8"));
  });
});

describe("the HTML report escapes", () => {
  const HOSTILE = [`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `<!-- --!> ]]> &lt; &amp;`, `</style></title></code></pre></textarea>`, "a\u202Eb\u2066c\u0000d\u001B[31m\uFEFF\uD800"];

  function hostile(text: string): Report {
    const finding = findingOf(SHOP, "privileged: true", {
      rule: text, principle: text, principles: [text], verdict: "waived", message: text, file: text, fingerprint: text, environment: text,
      resource: { type: text, name: text, namespace: text },
      fix: { safety: "safe", title: text },
      frame: { firstLine: 10, lines: [text, text, text] },
      related: [{ file: text, span: { start: 0, end: 1 }, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, message: text }],
      waiver: { id: text, expires: text, approvedBy: text, reason: text, type: "dispensation", daysLeft: 1, origin: { file: text, range: null } },
    });
    const open = { ...finding, verdict: "fail" as const };
    const suppressed = { ...finding, verdict: "suppressed" as const, suppression: { by: text, reason: text, until: text } };
    const principle = principleOf(text, { name: text, statement: text, owner: text, pillar: text, reviewNext: "2000-01-01", approvers: [text], evidence: { type: "attested", link: text, by: text, on: text, expires: text }, stages: [{ from: text, stage: "enforce" }] });
    const waivers = (["in-force", "expiring", "expired", "requested", "invalid"] as const).map((state) => waiverOf(text, state, { reason: text, principle: text, requestedBy: text, approvedBy: text, expires: text, adr: text, ticket: text, compensatingControls: [text], withoutEffect: text, risk: { likelihood: 5, impact: 5, register: text } }));
    const applications = (["pass", "fail", "unresolved"] as const).map((outcome) => ({ principle: text, rule: text, severity: "error" as const, resource: finding.resource, environment: text, outcome, file: text }));
    return reportOf([principle], {
      tool: { name: text, version: text }, commit: text, principles: text, notes: [text], findings: [finding, open, suppressed], waivers, applications,
      owners: new Map([[text, [text]]]), rules: new Map([[text, { title: text, url: `javascript:${text}`, description: text, rationale: text, references: { [text]: [text] } }]]),
      errors: [{ kind: "parse", file: text, range: null, message: text }],
    });
  }

  const TAGS = new Set(elementsOf(formatHtml(hostile("plain and long enough to be marked"))).map(({ tag }) => tag));

  for (const text of HOSTILE) {
    it(JSON.stringify(text), () => {
      const page = formatHtml(hostile(text));
      assert.deepEqual(parseErrors(page), []);
      const elements = elementsOf(page);
      assert.deepEqual(elements.filter(({ tag }) => !TAGS.has(tag) || tag === "img"), []);
      assert.equal(elements.filter(({ tag }) => tag === "script").length, 1);
      assert.deepEqual(elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => name.startsWith("on")), []);
      assert.doesNotMatch(page, /[\p{Cs}\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/u);
    });
  }

  it("shows what was written", () => {
    const text = `</script> & "quotes" <b>`;
    const headings = elementsOf(formatHtml(hostile(text))).filter(({ tag }) => tag === "h4");
    assert.ok(headings.length === 3 && headings.every((heading) => heading.text.includes(text)));
  });

  it("texts that mean something elsewhere", () => {
    const text = elementsOf(formatHtml(hostileReport())).find(({ tag }) => tag === "main")?.text ?? "";
    assert.ok(text.includes("[link](javascript:alert(1)) ![img](https://evil.example/x.png) <img src=x onerror=alert(1)>"));
  });

  it("an address that is no page of the web is no link", () => {
    assert.doesNotMatch(formatHtml(hostile("x")), /href="javascript/i);
  });
});

import assert from "node:assert/strict";
import {
  formatCheckstyle, formatCsv, formatGithub, formatGitlab, formatJson, formatJunit, formatMarkdown, formatSarif, formatText, PLAIN_PALETTE, type Report,
} from "#report/index.ts";
import { sampleReports } from "./reports.ts";

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => formatText(report, { palette: PLAIN_PALETTE, verbosity: "verbose" }),
  json: formatJson,
  sarif: formatSarif,
  junit: formatJunit,
  gitlab: formatGitlab,
  github: formatGithub,
  checkstyle: formatCheckstyle,
  markdown: formatMarkdown,
  csv: formatCsv,
};

describe("no format lets through what moves a cursor, hides or reorders text", () => {
  for (const [name, format] of Object.entries(FORMATS)) {
    it(name, () => {
      for (const report of Object.values(sampleReports())) {
        const text = name === "csv" ? format(report).replaceAll("\r\n", "\n") : format(report);
        assert.doesNotMatch(text, /[^\P{Cc}\n]|[\p{Cs}\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u);
      }
    });
  }
  it("JSON keeps the values all the same", () => {
    const report = sampleReports()["hostile"];
    assert.ok(report !== undefined);
    const { findings } = JSON.parse(formatJson(report)) as { readonly findings: readonly { readonly file: string; readonly message: string }[] };
    assert.deepEqual(findings.map(({ file, message }) => [file, message]), report.findings.map(({ file, message }) => [file, message]));
  });
});

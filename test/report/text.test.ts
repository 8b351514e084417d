import assert from "node:assert/strict";
import { ANSI_PALETTE, formatText, PLAIN_PALETTE, type Report, summarise, type TextOptions } from "#report/index.ts";
import { firstSentence, widthOf } from "#report/layout.ts";
import { findingOf } from "./build-report.ts";
import { sampleReports } from "./reports.ts";

const PLAIN: TextOptions = { palette: PLAIN_PALETTE, verbosity: "normal" };

function sample(name: string): Report {
  const report = sampleReports()[name];
  assert.ok(report !== undefined);
  return report;
}

/** The source line and the carets of the only finding, without the gutter. */
function checkFrame(text: string, mark: string, expected: readonly string[]): void {
  const report: Report = { ...sample("clean"), findings: [findingOf(text, mark, {})] };
  const lines = formatText(report, PLAIN).split("\n").filter((line) => /^ +\d* \|/.test(line));
  assert.deepEqual(lines.map((line) => line.slice(line.indexOf("|") + 2)), expected);
}

describe("formatText", () => {
  it("keeps to 80 columns, or to the width that is given", () => {
    for (const report of Object.values(sampleReports())) {
      for (const verbosity of ["normal", "verbose"] as const) {
        const wide = formatText(report, { ...PLAIN, verbosity }).split("\n").filter((line) => widthOf(line) > 80);
        assert.deepEqual(wide, []);
      }
      assert.deepEqual(formatText(report, { ...PLAIN, width: 60 }).split("\n").filter((line) => widthOf(line) > 60), []);
    }
  });
  it("colours nothing but what the palette colours", () => {
    for (const report of Object.values(sampleReports())) {
      const coloured = formatText(report, { palette: ANSI_PALETTE, verbosity: "verbose" });
      assert.equal(coloured.replace(/\u001b\[[\d;]*m/g, ""), formatText(report, { palette: PLAIN_PALETTE, verbosity: "verbose" }));
    }
  });
  it("lets no control character of a file or message through", () => {
    assert.doesNotMatch(formatText(sample("layout"), { ...PLAIN, verbosity: "verbose" }), /[^\P{Cc}\n]|[\u202A-\u202E]/u);
  });
  it("says nothing in quiet runs without findings", () => {
    assert.equal(formatText(sample("clean"), { ...PLAIN, verbosity: "quiet" }), "");
  });
  it("puts carets exactly under the range", () => {
    checkFrame("a: b", "b", ["a: b", "   ^"]);
    checkFrame("\ta: b", "a: b", ["    a: b", "    ^^^^"]);
    checkFrame("a\t: b", ": b", ["a   : b", "    ^^^"]);
    checkFrame("é🚀: b", "b", ["é🚀: b", "     ^"]);
    checkFrame("e\u0301: b", "b", ["e\u0301: b", "   ^"]);
    checkFrame("a: b", "", ["a: b", "^"]);
    checkFrame("a:\r\n  b: 1\r\n", "b: 1", ["a:", "  b: 1", "  ^^^^"]);
  });
  it("gives the first sentence as the reason", () => {
    assert.equal(firstSentence("One v1.2\n is. Two."), "One v1.2 is.");
    assert.equal(firstSentence("no end"), "no end");
  });
});

describe("summarise", () => {
  it("counts verdicts, and findings of verdict fail by effect and principle", () => {
    const { findings, suppressed, unresolved, waived, principles } = summarise(sample("mixed"));
    assert.deepEqual(findings, { error: 1, warning: 1, info: 0, hint: 0 });
    assert.deepEqual([suppressed, unresolved, waived], [1, 1, 0]);
    assert.deepEqual(principles.map(({ id }) => id), ["SEC-1", "OPS-2"]);
  });
});

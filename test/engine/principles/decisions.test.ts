import assert from "node:assert/strict";
import { checkDecisions, decisionReferences, isRecordOf, readDecision, type Decision } from "../../../src/engine/principles/decisions.ts";
import { parsePrinciplesFile } from "../../../src/engine/principles/parse.ts";

const FILE = [
  "apiVersion: groundrules/v1", "kind: Principles", "metadata: {owner: t, decisions: docs/adr}",
  "architecture:", "  flows: [{from: edge, to: app, adr: 3}]", "  providers: {aws: {adr: docs/exit/aws.md}}",
  "principles: [{id: P, name: n, decisions: [12, ../outside.md, 'https://example.org/adr/9']}]", "waivers: [{id: W, principle: P, adr: ADR-0031}]", "",
].join("\n");
const parsed = parsePrinciplesFile("principles.yaml", FILE);

function checkStatus(text: string, status: string | null, title: string | null = null): void {
  assert.deepEqual(readDecision("a.md", text), { file: "a.md", title, status });
}

describe("decisions", () => {
  it("are referred to by principles, waivers, flows and providers", () => {
    assert.deepEqual(decisionReferences(parsed).map(({ what, number, path }) => [what, number, path]), [
      ["Principle P", 12, null],
      ["Principle P", null, null],
      ["Waiver W", 31, null],
      ["The flow from edge to app", 3, null],
      ["Provider aws", null, "docs/exit/aws.md"],
    ]);
  });
  it("have their number in the name of the file", () => {
    for (const name of ["0012-use-kafka.md", "12.md", "ADR-12_kafka.adoc", "adr12.txt"]) assert.ok(isRecordOf(12, name), name);
    for (const name of ["0112-x.md", "120-x.md", "x-12.md", "12-x.png"]) assert.ok(!isRecordOf(12, name), name);
  });
  it("tell their status in each of the usual forms", () => {
    checkStatus("---\nstatus: superseded by ADR-3\n---\n# Title\n", "superseded", "Title");
    checkStatus('---\nstatus: "Accepted"\n---\n', "accepted");
    checkStatus("# 1. Title\n\n* Status: Deprecated\n", "deprecated", "1. Title");
    checkStatus("# T\r\n\r\n## Status\r\n\r\nSuperseded by [4](0004.md)\r\n", "superseded", "T");
    checkStatus("# T\n**Status:** rejected\n", "rejected", "T");
    checkStatus("= T\n\n== Status\n\nAccepted\n", "accepted", "T");
    checkStatus("# T\nNothing here.\n", null, "T");
  });
  it("that are gone or not in force are told at the reference", () => {
    const records: Readonly<Record<string, Decision>> = { "12": { file: "a", title: null, status: "accepted" }, "3": { file: "b", title: null, status: "superseded" } };
    const issues = checkDecisions(parsed, ({ written }) => records[written] ?? null);
    assert.deepEqual(issues.map(({ message, span }) => `${FILE.slice(span.start, span.end)}: ${message}`), [
      "../outside.md: Principle P rests on decision ../outside.md, which is nowhere to be found; refer to the decision in force.",
      "ADR-0031: Waiver W rests on decision ADR-0031, which is nowhere to be found; refer to the decision in force.",
      "3: The flow from edge to app rests on decision 3, which is superseded; refer to the decision in force.",
      "docs/exit/aws.md: Provider aws rests on decision docs/exit/aws.md, which is nowhere to be found; refer to the decision in force.",
    ]);
  });
});

import assert from "node:assert/strict";
import type { ListedFinding } from "#protocol/governance.ts";
import { DEFAULT_FILTER, filterFindings, isDefault } from "../../src/extension/findings/filter.ts";
import type { FindingsFilter } from "../../src/extension/findings/filter.ts";
import { groupFindings } from "../../src/extension/findings/group.ts";
import type { Grouping } from "../../src/extension/findings/group.ts";

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const PLAIN: ListedFinding = {
  uri: "file:///a.yaml", rule: "k8s/one", fingerprint: "1", place: { uri: "file:///a.yaml", range: RANGE }, message: "One", verdict: "fail", severity: "error",
  gateSeverity: null, principle: "SEC-1: Secure", owners: ["team:a"], resource: "Pod one", clause: null, waiver: null, canBeWaived: true,
};
const FINDINGS: readonly ListedFinding[] = [
  { ...PLAIN, severity: "hint", message: "Zero" },
  PLAIN,
  { ...PLAIN, uri: "file:///b.yaml", message: "Two", verdict: "waived", owners: [], principle: null },
  { ...PLAIN, uri: "file:///b.yaml", message: "Three", verdict: "suppressed", severity: "warning", owners: ["team:a", "team:b"], principle: "NAM-1: Name" },
];

function checkGroups(grouping: Grouping, expected: Readonly<Record<string, readonly string[]>>): void {
  assert.deepEqual(groupFindings(FINDINGS, grouping).map(({ key, findings }) => [key, findings.map(({ message }) => message)]), Object.entries(expected));
}

function checkFilter(change: Partial<FindingsFilter>, expected: readonly string[]): void {
  assert.deepEqual(filterFindings(FINDINGS, { ...DEFAULT_FILTER, ...change }).map(({ message }) => message), expected);
}

describe("the findings view groups", () => {
  it("by principle, packs last, the worst first", () => {
    checkGroups("principle", { "NAM-1: Name": ["Three"], "SEC-1: Secure": ["One", "Zero"], "": ["Two"] });
  });
  it("by owner, with each of them", () => {
    checkGroups("owner", { "team:a": ["One", "Three", "Zero"], "team:b": ["Three"], "": ["Two"] });
  });
  it("by file", () => {
    checkGroups("file", { "file:///a.yaml": ["One", "Zero"], "file:///b.yaml": ["Two", "Three"] });
  });
  it("by severity and verdict in the order in which they matter", () => {
    checkGroups("severity", { error: ["One", "Two"], warning: ["Three"], hint: ["Zero"] });
    checkGroups("verdict", { fail: ["One", "Zero"], waived: ["Two"], suppressed: ["Three"] });
  });
});

describe("the findings view filters", () => {
  it("leaves out what was suppressed where it stands, unless it is asked for", () => {
    checkFilter({}, ["Zero", "One", "Two"]);
    checkFilter({ verdicts: new Set(["suppressed"]) }, ["Three"]);
  });
  it("by severity, text in any case, and file", () => {
    checkFilter({ severities: new Set(["hint"]) }, ["Zero"]);
    checkFilter({ text: " tWo " }, ["Two"]);
    checkFilter({ text: "sec-1" }, ["Zero", "One"]);
    checkFilter({ uri: "file:///b.yaml" }, ["Two"]);
  });
  it("and knows whether it does", () => {
    assert.equal(isDefault({ ...DEFAULT_FILTER, verdicts: new Set(["waived", "fail", "baseline"]) }), true);
    assert.equal(isDefault({ ...DEFAULT_FILTER, text: "a" }), false);
  });
});

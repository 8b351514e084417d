import assert from "node:assert/strict";
import { fixOfIssue, safeFixesOfIssues } from "../../../src/engine/authoring/issue-fixes.ts";
import { applyEdits } from "../../../src/engine/fixes/apply.ts";
import { parsePrinciplesFile } from "../../../src/engine/principles/parse.ts";
import { resolvePrinciples } from "../../../src/engine/principles/resolve.ts";
import { createRuleIndex } from "../../../src/engine/principles/rule-index.ts";
import type { IssueCode, PrinciplesIssue } from "../../../src/engine/principles/types.ts";
import { makeRule } from "../principles/rules.ts";

const HEAD = "apiVersion: groundrules/v1\nkind: Principles\n";
const INDEX = createRuleIndex([makeRule("k8s/alpha")]);

function issuesOf(text: string): readonly PrinciplesIssue[] {
  const files = [parsePrinciplesFile("principles.yaml", text)];
  return resolvePrinciples({ files, extended: new Map(), index: INDEX, asOf: "2026-06-01", checkRule: () => [] }).issues;
}

/** Applies the fix of the first issue of a code, and checks the text: valid still, and the issue there until somebody fills in. */
function check(code: IssueCode, before: string, after: string, title: string): void {
  const issue = issuesOf(HEAD + before).find((candidate) => candidate.code === code);
  assert.ok(issue !== undefined, code);
  const fix = fixOfIssue(HEAD + before, issue);
  assert.deepEqual([fix?.title, fix?.safety], [title, "scaffold"]);
  const text = applyEdits(HEAD + before, fix?.edits ?? []);
  assert.equal(text, HEAD + after);
  const left = issuesOf(text).map((found) => found.code);
  assert.ok(left.includes(code === "no-evidence" ? "attestation-expired" : code), left.join(", "));
  assert.ok(!left.some((found) => found === "unknown-key"), "the file is valid");
}

describe("fixOfIssue", () => {
  const named = "metadata: {owner: t}\n";
  it("leaves a stub for an owner, of a principle and of the file", () => {
    check("owner-missing", `${named}principles:\n  - id: P # ours\n    name: n\n`, `${named}principles:\n  - id: P # ours\n    name: n\n    owner: ""\n`, "Add an owner");
    check("owner-missing", "metadata:\n  name: shop\n", 'metadata:\n  name: shop\n  owner: ""\n', "Add an owner");
    check("owner-missing", "principles: []\n", 'principles: []\nmetadata:\n  owner: ""\n', "Add an owner");
  });
  it("leaves a stub for implications and for an attestation", () => {
    check("no-implications", `${named}principles:\n  - {id: A, name: n, implications: [i]}\n  - {id: P, name: n}\n`, `${named}principles:\n  - {id: A, name: n, implications: [i]}\n  - {id: P, name: n, implications: [""]}\n`, "Add implications");
    check("no-evidence", `${named}principles: [{id: P, name: n}]\n`,
      `${named}principles: [{id: P, name: n, evidence: {type: attested, link: "", by: "", expires: ""}}]\n`, "Add an attestation");
  });
  it("leaves a stub for each key that a waiver lacks, none of which waives anything", () => {
    check("waiver-incomplete", `${named}waivers:\n  - id: W\n    rules: [k8s/alpha]\n    reason: r\n`,
      `${named}waivers:\n  - id: W\n    rules: [k8s/alpha]\n    reason: r\n    approvedBy: ""\n    expires: ""\n    scope:\n      resources:\n        - Kind/name\n`, "Add what is missing");
  });
  it("is null where a person has to find what is right", () => {
    const text = `${HEAD}metadata: {owner: t, review: {next: 2020-01-01}}\n`;
    const [issue] = issuesOf(text);
    assert.ok(issue !== undefined);
    assert.equal(issue.code, "review-overdue");
    assert.equal(fixOfIssue(text, issue), null);
  });
});

describe("safeFixesOfIssues", () => {
  const text = "waivers:\n  - id: A # first\n  - {id: B, reason: r}\n  # about C\n  - id: C\nx: 1\n";
  const issueAt = (word: string, code: IssueCode = "waiver-unused") => ({ code, span: { start: text.indexOf(word), end: text.indexOf(word) + 1 } });
  function checkSafe(issues: readonly ReturnType<typeof issueAt>[], expected: string | null): void {
    const fixes = safeFixesOfIssues(text, issues);
    assert.equal(fixes === null ? null : `${String(fixes.count)}: ${applyEdits(text, fixes.edits)}`, expected);
  }
  it("takes out every waiver that waives nothing, together", () => {
    checkSafe([issueAt("A #")], "1: waivers:\n  - {id: B, reason: r}\n  # about C\n  - id: C\nx: 1\n");
    checkSafe([issueAt("A #"), issueAt("C\nx")], "2: waivers:\n  - {id: B, reason: r}\n  # about C\nx: 1\n");
    checkSafe([issueAt("A #"), issueAt("B,"), issueAt("C\nx")], "3: x: 1\n");
  });
  it("leaves everything else alone", () => {
    checkSafe([], null);
    checkSafe([issueAt("A #", "waiver-incomplete")], null);
    checkSafe([issueAt("x: 1")], null);
  });
});

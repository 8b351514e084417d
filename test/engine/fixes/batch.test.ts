import assert from "node:assert/strict";
import { fixText, type FixCandidate, type LintState } from "#engine/fixes/index.ts";

/** A toy linter: rule `r/x` fires on every letter x; its fix writes the text given for the rule. */
function lint(text: string, fixes: Readonly<Record<string, string>>): FixCandidate[] {
  const found: FixCandidate[] = [];
  for (const [letter, replacement] of Object.entries(fixes)) {
    for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) {
      found.push({ rule: `r/${letter}`, key: String(text.slice(0, at).split(letter).length), title: letter, edits: [{ start: at, end: at + 1, text: replacement }] });
    }
  }
  return found;
}

function stateOf(text: string, letters: string, errors: string): LintState {
  const findings = new Map<string, number>();
  for (const letter of letters) findings.set(`r/${letter}`, text.split(letter).length - 1);
  const wrong = new Map([...findings].filter(([rule]) => errors.includes(rule.slice(2))));
  return { issues: text.split("!").length - 1, findings, errors: wrong };
}

interface Expected {
  readonly text: string;
  readonly applied: number;
  readonly rolledBack?: readonly string[];
}

function check(text: string, fixes: Readonly<Record<string, string>>, errors: string, expected: Expected): void {
  const letters = Object.keys(fixes).join("") + errors;
  const result = fixText({ text, candidates: (now) => lint(now, fixes), verify: (now) => stateOf(now, letters, errors) });
  assert.equal(result.text, expected.text);
  assert.equal(result.applied.length, expected.applied);
  assert.deepEqual(result.rolledBack.map(({ candidate, reason }) => `${candidate.rule}: ${reason}`), expected.rolledBack ?? []);
}

describe("fixText", () => {
  it("applies all fixes that stand apart, and then those they made possible", () => {
    check("a-b-a", { a: "c", b: "d" }, "", { text: "c-d-c", applied: 3 });
    check("a-b", { a: "b", b: "c" }, "", { text: "c-c", applied: 3 });
  });
  it("leaves fixes that meet to the next pass", () => {
    check("aab", { a: "c", b: "d" }, "", { text: "ccd", applied: 3 });
  });
  it("takes back a fix whose rule still fires", () => {
    check("a-b", { a: "a", b: "c" }, "", { text: "a-c", applied: 1, rolledBack: ["r/a: still-fires"] });
  });
  it("takes back a fix that breaks the file", () => {
    check("a-b", { a: "!", b: "c" }, "", { text: "a-c", applied: 1, rolledBack: ["r/a: does-not-parse"] });
  });
  it("takes back a fix that brings a new error", () => {
    check("a-b", { a: "e", b: "c" }, "e", { text: "a-c", applied: 1, rolledBack: ["r/a: new-error"] });
  });
  it("stops after the given number of passes", () => {
    const fixes = { a: "b", b: "a" };
    const options = { text: "a", candidates: (now: string) => lint(now, fixes), verify: (now: string) => stateOf(now, "ab", "") };
    assert.equal(fixText({ ...options, maximumPasses: 3 }).applied.length, 3);
    assert.equal(fixText(options).applied.length, 10);
  });
  it("does nothing without fixes", () => {
    check("x", { a: "b" }, "", { text: "x", applied: 0 });
  });
});

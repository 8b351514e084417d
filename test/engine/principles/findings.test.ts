import assert from "node:assert/strict";
import { checkPrinciplesFile, countSentences } from "../../../src/engine/principles/findings.ts";
import { notesOf } from "../../../src/engine/principles/notes.ts";
import { parsePrinciplesFile } from "../../../src/engine/principles/parse.ts";
import { WORKED_EXAMPLE } from "./worked-example.ts";

const HEAD = "apiVersion: groundrules/v1\nkind: Principles\nmetadata: {owner: team}\n";
const WHOLE = "id: P, name: n, owner: o, implications: [i], rules: [{pack: security}]";

/** Checks the findings on 2026-06-01, each as `code severity text | message`. */
function check(text: string, ...expected: readonly string[]): void {
  const found = checkPrinciplesFile(parsePrinciplesFile("principles.yaml", text), "2026-06-01");
  assert.deepEqual(found.map((issue) => `${issue.code} ${issue.severity} ${text.slice(issue.span.start, issue.span.end)} | ${issue.message}`), expected);
}

function checkCount(text: string, expected: number): void {
  assert.equal(countSentences(text), expected);
}

describe("checkPrinciplesFile", () => {
  it("is silent on a principle that has everything", () => {
    check(`${HEAD}principles: [{${WHOLE}, statement: One. Two., review: {next: 2026-12-01}}]`);
  });
  it("misses rules and evidence, implications and owners", () => {
    check(
      `${HEAD}principles:\n  - id: P\n    name: Neat\n`,
      "no-evidence warning name: Neat | Principle P has neither rules nor evidence and can never be proven; add one of them.",
      "no-implications info name: Neat | Principle P names no implications, so nobody can tell what it changes; add at least one.",
      "owner-missing warning name: Neat | P has no owner; name the team or group that answers for it.",
    );
    check(
      "apiVersion: groundrules/v1\nkind: Principles\n",
      "owner-missing warning apiVersion | The file has no owner; name in `metadata` the team or group that answers for it.",
    );
    check(`${HEAD}principles: [{id: P, name: n, owner: o, implications: [i], evidence: {type: attested}}]`);
  });
  it("counts the sentences of a statement", () => {
    check(`${HEAD}principles: [{${WHOLE}, statement: One. Two. Three.}]`, "statement-length info One. Two. Three. | The statement of P has 3 sentences; move the rest to the rationale.");
    checkCount("", 0);
    checkCount("One without an end", 1);
    checkCount("TLS 1.2 or newer, e.g. with mutual authentication.", 1);
    checkCount("One! Two? Three", 3);
  });
  it("notices reviews and attestations that are due", () => {
    check(`${HEAD}principles: [{${WHOLE}, review: {next: 2026-06-01}}]`, "review-overdue info 2026-06-01 | The review of P is due on 2026-06-01.");
    check(`${HEAD}principles: [{${WHOLE}, review: {next: 2026-05-31}}]`, "review-overdue warning 2026-05-31 | The review of P was due on 2026-05-31; review it and set the next date.");
    check(`${HEAD}principles: [{${WHOLE}, review: {next: 2026-07-02}}]`);
    check(`${HEAD}principles: [{${WHOLE}, review: {next: 2026-02-30}}]`, 'review-overdue warning 2026-02-30 | The review date "2026-02-30" of P cannot be read and counts as passed; write it as YYYY-MM-DD.');
    check(
      "apiVersion: groundrules/v1\nkind: Principles\nmetadata: {owner: o, review: {next: 2020-01-01}}",
      "review-overdue warning 2020-01-01 | The review of the file was due on 2020-01-01; review it and set the next date.",
    );
    check(`${HEAD}principles: [{${WHOLE}, evidence: {type: attested, expires: 2026-06-01}}]`, "attestation-expired info 2026-06-01 | The attestation of P expires on 2026-06-01; renew it or add rules.");
    check(`${HEAD}principles: [{${WHOLE}, evidence: {type: attested, expires: 2026-05-31}}]`, "attestation-expired warning 2026-05-31 | The attestation of P expired on 2026-05-31; renew it or add rules.");
  });
});

describe("notesOf", () => {
  it("says of every part without effect that it has none", () => {
    const notes = notesOf([parsePrinciplesFile("principles.yaml", WORKED_EXAMPLE)], { edgeRules: new Set(), hasRules: true });
    assert.deepEqual(notes, [
      "principles.yaml: `architecture` has no effect yet apart from `environments` and what `externals` provide.",
      "principles.yaml: `reporting` has no effect yet apart from `history`.",
      "principles.yaml: `settings.targets` has no effect yet apart from `kubernetes`.",
    ]);
  });
  it("says that rules on principles files run by themselves", () => {
    const file = parsePrinciplesFile("principles.yaml", `${HEAD}principles: [{id: P, name: n, rules: [{id: principles/no-evidence}]}]`);
    assert.deepEqual(notesOf([file], { edgeRules: new Set(), hasRules: true }), [
      "principles.yaml: principles/no-evidence runs on every principles file by itself; naming it in P changes nothing.",
    ]);
  });
  it("says that a date of a stage cannot be read", () => {
    const file = parsePrinciplesFile("principles.yaml", `${HEAD}principles: [{${WHOLE}, stages: [{from: soon, stage: warn}]}]`);
    assert.deepEqual(notesOf([file], { edgeRules: new Set(), hasRules: true }), ['principles.yaml: the date "soon" of a stage of P cannot be read and counts as passed.']);
  });
});

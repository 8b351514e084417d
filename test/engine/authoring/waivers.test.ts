import assert from "node:assert/strict";
import { addWaiver, removeWaiver, requestFor, type WaiverRequest } from "../../../src/engine/authoring/waivers.ts";
import { applyEdits } from "../../../src/engine/fixes/apply.ts";

const TERMS = { asOf: "2026-06-01", maxDays: 365 };
const REQUEST: WaiverRequest = {
  principle: "SEC-1", rules: ["k8s/alpha"], paths: ["deploy/web.yaml"], resources: ["Deployment/web"], type: "dispensation", reason: "Moves in May: see the plan", requestedBy: "team:web", expires: "2026-08-31",
};
const ENTRY = [
  "id: W-2026-001", "principle: SEC-1", "rules:", "  - k8s/alpha", "scope:", "  paths:", "    - deploy/web.yaml", "  resources:", "    - Deployment/web",
  "type: dispensation", 'reason: "Moves in May: see the plan"', "requestedBy: team:web", 'expires: "2026-08-31"',
];

/** Checks the text after adding the waiver, and that the offset is where its entry begins. */
function check(text: string, expected: string, changes: Partial<WaiverRequest> = {}): void {
  const draft = addWaiver(text, { ...REQUEST, ...changes }, TERMS);
  assert.ok("edits" in draft, JSON.stringify(draft));
  const after = applyEdits(text, draft.edits);
  assert.equal(after, expected);
  assert.ok(/^["{-]?\s*-?\s*["']?id/.test(after.slice(draft.offset)), after.slice(draft.offset));
}

function checkProblem(changes: Partial<WaiverRequest>, problem: string): void {
  assert.deepEqual(addWaiver("principles: []\n", { ...REQUEST, ...changes }, TERMS), { problem });
}

function block(lines: readonly string[], indent: string): string {
  return lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}\n`).join("");
}

describe("addWaiver", () => {
  it("adds the list where there is none, and keeps what is there", () => {
    check("# ours\nprinciples: []   # none\n", `# ours\nprinciples: []   # none\nwaivers:\n${block(ENTRY, "  ")}`);
  });
  it("goes behind the last entry, in the style of the file, and counts on", () => {
    const text = "waivers:\n- id: W-2026-007 # seven\n  reason: r\ntests: []\n";
    const [, ...rest] = ENTRY.map((line) => line.replace(/^ {2}( *- )/, "$1"));
    check(text, `waivers:\n- id: W-2026-007 # seven\n  reason: r\n${block(["id: W-2026-008", ...rest], "")}tests: []\n`);
  });
  it("keeps line endings", () => {
    const text = "principles: []\r\n";
    check(text, `principles: []\r\nwaivers:\n${block(ENTRY, "  ")}`.replace(/\r?\n/g, "\r\n"));
  });
  it("refuses what could not have an effect", () => {
    checkProblem({ reason: "  " }, "A waiver needs a reason.");
    checkProblem({ expires: "tomorrow" }, '"tomorrow" is no date. Write it as YYYY-MM-DD.');
    checkProblem({ expires: "2026-05-31" }, "2026-05-31 has passed. A waiver ends on a day to come.");
    checkProblem({ expires: "2027-06-02" }, "A waiver may run for at most 365 days, and until 2027-06-02 it would be 366.");
    checkProblem({ paths: [], resources: [] }, "A waiver is limited to paths or resources.");
    checkProblem({ principle: null, rules: [] }, "A waiver names a principle or rules.");
    assert.deepEqual(addWaiver("a: [\n", REQUEST, TERMS), { problem: "The principles file does not parse. Mend it first." });
    assert.ok("problem" in addWaiver("waivers: text\n", REQUEST, TERMS));
  });
});

describe("removeWaiver", () => {
  it("takes out one entry and nothing else", () => {
    const text = "waivers:\n  - {id: A, reason: r} # a\n  # about b\n  - id: B\n    reason: r\nx: 1\n";
    const edits = removeWaiver(text, "B");
    assert.equal(edits === null ? null : applyEdits(text, edits), "waivers:\n  - {id: A, reason: r} # a\n  # about b\nx: 1\n");
    assert.equal(removeWaiver(text, "C"), null);
  });
});

describe("requestFor", () => {
  it("covers the rule, the file and the resource of a finding, and nothing that looks like it", () => {
    const finding = { rule: "k8s/alpha", principle: "P", file: "deploy/[a].yaml", resource: { type: "k8s.Deployment", name: "shop", namespace: "web" } };
    assert.deepEqual(requestFor(finding), { principle: "P", rules: ["k8s/alpha"], paths: ["deploy/\\[a\\].yaml"], resources: ["web/Deployment/shop"] });
    assert.deepEqual(requestFor({ ...finding, resource: null }).resources, []);
  });
});

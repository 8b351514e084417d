import assert from "node:assert/strict";
import { AUTHORING, HEAD, splitAtCursor } from "./context.ts";

/** Checks that the proposals at `|` begin with these labels. */
function check(marked: string, ...expected: readonly string[]): void {
  assert.deepEqual(labels(HEAD + marked).slice(0, expected.length), expected);
}

/** Checks that the proposals at `|` are exactly these. */
function checkAll(marked: string, ...expected: readonly string[]): void {
  assert.deepEqual(labels(HEAD + marked), expected);
}

/** Checks the text after the named proposal is taken. */
function checkTaken(marked: string, label: string, expected: string): void {
  const { text, offset } = splitAtCursor(HEAD + marked);
  const proposal = AUTHORING.complete("principles.yaml", text, offset).find((entry) => entry.label === label);
  assert.ok(proposal, `${label} is proposed`);
  const { span, insertText } = proposal;
  assert.equal(text.slice(0, span.start) + insertText + text.slice(span.end), HEAD + expected);
}

function labels(marked: string): string[] {
  const { text, offset } = splitAtCursor(marked);
  return AUTHORING.complete("principles.yaml", text, offset).map((entry) => entry.label);
}

const RULE = "customRules:\n  - id: own/rule\n    target: test.thing\n    let: {first: 'self.ports[0]'}\n    params: {limit: {default: 3, meaning: m}}\n";

describe("complete, keys", () => {
  it("proposes the keys of a place that are not there yet", () => {
    check("|", "metadata", "extends", "settings");
    check("prin|", "metadata");
    check("metadata:\n  |", "name", "title");
    check("metadata:\n  name: x\n  |\n", "title", "description");
    check("settings: {gate: {|}}", "failOn", "newFindingsOnly");
    check("settings: {gate: {|", "failOn", "newFindingsOnly");
  });
  it("proposes required keys first", () => {
    check("principles:\n  - |", "id", "name", "pillar");
    check("principles:\n  - id: A\n    |\n    owner: x\n", "name", "pillar", "statement", "rationale");
    check("principles:\n  - id: A\n    name: n\n    stages: [{|}]", "stage", "from");
  });
  it("knows the alternative by the keys that are there", () => {
    checkAll("principles: [{id: A, name: n, rules: [{pack: security, |}]}]", "except");
    checkAll("principles: [{id: A, name: n, rules: [{id: k8s/alpha, |}]}]", "severity", "options");
    checkAll("principles:\n  - id: A\n    rules:\n      - |\n", "id", "pack", "severity", "options", "except");
  });
  it("proposes the parameters of a rule as options", () => {
    checkAll("principles: [{id: A, name: n, rules: [{id: k8s/alpha, options: {|}}]}]", "min", "mode");
    checkAll("principles:\n  - id: A\n    rules:\n      - id: k8s/alpha\n        options:\n          |\n", "min", "mode");
    checkAll("principles: [{id: A, name: n, rules: [{id: k8s/alpha, options: {mode: |}}]}]", "a", "b");
  });
  it("writes the colon where none follows", () => {
    checkTaken("meta|", "metadata", "metadata: ");
    checkTaken("principles:\n  - id: A\n    na|: x\n", "name", "principles:\n  - id: A\n    name: x\n");
  });
});

describe("complete, values", () => {
  it("proposes accepted values", () => {
    checkAll("principles:\n  - id: A\n    severity: |\n    name: n\n", "error", "warning", "info", "hint");
    checkAll("principles:\n  - id: A\n    severity: wa|\n", "error", "warning", "info", "hint");
    checkAll("principles:\n  - id: A\n    severity:|\n", "error", "warning", "info", "hint");
    checkAll("principles: [{id: A, overridable: |}]", "true", "false");
    checkTaken("principles:\n  - id: A\n    severity:|\n", "warning", "principles:\n  - id: A\n    severity: warning\n");
    checkTaken("principles:\n  - id: A\n    severity: wa|\n", "warning", "principles:\n  - id: A\n    severity: warning\n");
  });
  it("proposes rules, packs, targets and principles", () => {
    checkAll("principles: [{id: A, rules: [{id: |}]}]", "k8s/alpha", "k8s/beta", "k8s/gamma");
    checkAll("principles: [{id: A, rules: [{id: k8s/|", "k8s/alpha", "k8s/beta", "k8s/gamma");
    checkAll("principles:\n  - id: A\n    rules:\n      - id: k8s/al|\n      - id: k8s/beta\n", "k8s/alpha", "k8s/beta", "k8s/gamma");
    checkTaken("principles:\n  - id: A\n    rules:\n      - id: k8s/al|\n", "k8s/beta", "principles:\n  - id: A\n    rules:\n      - id: k8s/beta\n");
    check("principles: [{id: A, rules: [{pack: |}]}]", "recommended", "security");
    check("extends:\n  - |\n", "groundrules:recommended@1");
    checkTaken("extends:\n  - groundrules:se|\n", "groundrules:security@1", "extends:\n  - groundrules:security@1\n");
    checkAll("customRules:\n  - id: own/rule\n    target: |\n", "test.thing");
    checkAll("customRules:\n  - {id: own/rule, formats: [|]}\n", "kubernetes");
    checkAll("principles: [{id: A, name: n}]\nwaivers: [{id: W, principle: |}]", "A");
    check("principles: [{id: A, rules: [{id: |}]}]\ncustomRules: [{id: own/rule, title: t}]", "own/rule", "k8s/alpha");
  });
});

describe("complete, expressions", () => {
  it("proposes variables with the names the rule gives", () => {
    check(`${RULE}    forbid: |\n`, "self", "name", "params", "first", "has");
    check(`${RULE}    each: self.ports[*]\n    forbid: |\n`, "self", "name", "params", "item", "index", "first");
  });
  it("proposes fields after a dot", () => {
    check(`${RULE}    forbid: self.|\n`, "ports", "labels", "host", "meta");
    check(`${RULE}    forbid: self.meta.ti|\n`, "title");
    check(`${RULE}    forbid: name == 'x' && first.|\n`, "name", "number");
    check(`${RULE}    forbid: self.ports.exists(p, p.|)\n`, "name", "number");
    check(`${RULE}    forbid: self.ports[0].|\n`, "name", "number");
    check(`${RULE}    forbid: params.|\n`, "limit");
    check(`${RULE}    forbid: "self.|"\n`, "ports");
    check(`${RULE}    where: >-\n      host &&\n      self.meta.|\n`, "title");
  });
  it("proposes methods that fit the receiver", () => {
    const of = (text: string): string[] => labels(`${HEAD}${RULE}    forbid: ${text}\n`);
    assert.ok(of("name.|").includes("startsWith"));
    assert.ok(!of("self.ports.|").includes("startsWith"));
    assert.ok(of("self.ports.|").includes("exists"));
    assert.ok(!of("name.|").includes("exists"));
  });
  it("replaces the identifier only", () => {
    checkTaken(`${RULE}    forbid: self.me|ta.title\n`, "meta", `${RULE}    forbid: self.meta.title\n`);
  });
});

describe("complete, elsewhere", () => {
  it("is silent in files that are not ours", () => {
    assert.deepEqual(AUTHORING.complete("principles.yaml", "a: ", 3), []);
    assert.deepEqual(AUTHORING.complete("principles.yaml", "", 0), []);
  });
  it("never throws, wherever the cursor stands", () => {
    const text = `${HEAD}principles: [{id: A, rules: [{id: "k8s\n  - x: {\ncustomRules:\n  - forbid: 'a\n`;
    for (let offset = 0; offset <= text.length; offset += 1) assert.doesNotThrow(() => AUTHORING.complete("principles.yaml", text, offset));
  });
});

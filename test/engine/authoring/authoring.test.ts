import assert from "node:assert/strict";
import { AUTHORING, HEAD, splitAtCursor } from "./context.ts";
import type { OutlineEntry } from "../../../src/engine/authoring/types.ts";
import { WORKED_EXAMPLE } from "../principles/worked-example.ts";

const FILE = "principles.yaml";
const NOTHING_AROUND = { above: [], extended: new Map(), asOf: "2026-06-01" };
const PRINCIPLE = "principles:\n  - {id: A, name: Neat, statement: Do it., implications: [So], rationale: Why not, owner: us, rules: [";
const RULE = "customRules:\n  - id: own/rule\n    title: Own it\n    target: test.thing\n    forbid: ";

/** Checks the word that is explained at `|`, and that the explanation holds some texts. */
function checkHover(marked: string, word: string, ...parts: readonly string[]): void {
  const { text, offset } = splitAtCursor(HEAD + marked);
  const found = AUTHORING.hover(FILE, text, offset);
  assert.ok(found, "there is a hover");
  assert.equal(text.slice(found.span.start, found.span.end), word);
  for (const part of parts) assert.ok(found.markdown.includes(part), `${found.markdown} holds ${part}`);
}

function checkSilent(marked: string): void {
  const { text, offset } = splitAtCursor(HEAD + marked);
  assert.equal(AUTHORING.hover(FILE, text, offset), null);
}

describe("hover", () => {
  it("explains keys with their values", () => {
    checkHover("princi|ples: []", "principles", "**principles**", "TOGAF");
    checkHover("principles: [{id: A, seve|rity: error}]", "severity", "`warning`");
    checkHover("principles: [{id: A, rules: [{id: k8s/alpha, options: {mo|de: a}}]}]", "mode", "the mode", "`b`");
  });
  it("explains rules, packs, principles and targets", () => {
    checkHover(`${PRINCIPLE}{id: k8s/al|pha}]}`, "k8s/alpha", "Title of k8s/alpha", "When alpha.", "Because.", "`min` (1): the least");
    checkHover(`${PRINCIPLE}{pack: secu|rity}]}`, "security", "Pack security", "2 rules", "`k8s/beta`");
    checkHover("extends: [groundrules:secu|rity@1]", "groundrules:security@1", "2 rules");
    checkHover(`${PRINCIPLE}]}\nwaivers: [{id: W, principle: A|}]`, "A", "**A: Neat**", "Do it.", "- So", "Why not", "us");
    checkHover(`${RULE}host\nprinciples: [{id: A, rules: [{id: own/ru|le}]}]`, "own/rule", "Own it");
    checkHover("customRules: [{id: own/rule, target: test.th|ing}]", "test.thing", "a thing", "`self`");
  });
  it("explains names and functions of expressions", () => {
    checkHover(`${RULE}self.me|ta.title == 'x'`, "meta", "`self.meta`", "Meta");
    checkHover(`${RULE}self.meta.ti|tle == 'x'`, "title", "`self.meta.title`: string");
    checkHover(`${RULE}self.ports.exists(p, p.num|ber > 3)`, "number", "int");
    checkHover(`${RULE}name.starts|With('x')`, "startsWith", "string.startsWith(string)");
  });
  it("is silent on the rest", () => {
    checkSilent("# com|ment\nextends: []");
    checkSilent("nokn|own: 1");
    checkSilent("metadata: {name: x|y}");
    assert.equal(AUTHORING.hover(FILE, "a: b", 0), null);
  });
});

describe("symbols", () => {
  function show(entries: readonly OutlineEntry[], indent = ""): string[] {
    return entries.flatMap((entry) => [`${indent}${entry.kind} ${entry.name}`, ...show(entry.children, `${indent}  `)]);
  }
  it("lists sections, principles with their rules, custom rules and waivers", () => {
    assert.deepEqual(show(AUTHORING.symbols(FILE, WORKED_EXAMPLE)), [
      "section metadata",
      "section extends", "  pack groundrules:recommended@1", "  pack shared/group.yaml", "  pack shared/pinned.yaml",
      "section settings",
      "section architecture",
      "section principles", "  principle SAFE-1", "    pack security", "    rule k8s/alpha", "  principle SHOW-1",
      "section customRules", "  rule harbour/no-default", "  rule harbour/no-back-flow",
      "section waivers", "  waiver W-1",
      "section tests", "  section alpha fires", "  section waived",
      "section reporting",
    ]);
  });
  it("keeps every selection inside its span, and names what has no name", () => {
    const checkInside = (entries: readonly OutlineEntry[]): void => {
      for (const { span, selection, children } of entries) {
        assert.ok(span.start <= selection.start && selection.end <= span.end);
        checkInside(children);
      }
    };
    const broken = `${HEAD}principles:\n  - name: x\n  - id:\n  - id: ""\n`;
    checkInside(AUTHORING.symbols(FILE, WORKED_EXAMPLE));
    checkInside(AUTHORING.symbols(FILE, broken));
    assert.deepEqual(show(AUTHORING.symbols(FILE, broken)), ["section principles", "  principle (unnamed)", "  principle (unnamed)", "  principle (unnamed)"]);
  });
});

describe("entities", () => {
  it("finds definitions and uses", () => {
    const shown = AUTHORING.entities(FILE, WORKED_EXAMPLE).map((place) => `${place.isDefinition ? "def " : ""}${place.kind} ${place.name}`);
    assert.deepEqual(shown, [
      "pack recommended", "def principle SAFE-1", "pack security", "rule k8s/off-rule", "rule k8s/alpha", "def principle SHOW-1",
      "def rule harbour/no-default", "def rule harbour/no-back-flow", "principle SAFE-1", "rule k8s/alpha", "rule k8s/alpha", "rule k8s/alpha",
    ]);
  });
  it("finds the one at an offset", () => {
    const { text, offset } = splitAtCursor(`${HEAD}${PRINCIPLE}{id: k8s/al|pha}]}`);
    const found = AUTHORING.entityAt(FILE, text, offset);
    assert.deepEqual([found?.kind, found?.name], ["rule", "k8s/alpha"]);
    assert.equal(AUTHORING.entityAt(FILE, text, 3), null);
  });
});

describe("validate", () => {
  /** Checks the issues of a file, each as `rule text | message`. */
  function check(file: string, text: string, ...expected: readonly string[]): void {
    const issues = AUTHORING.validate(file, text, NOTHING_AROUND);
    assert.deepEqual(issues.map((issue) => `${issue.rule ?? "-"} ${text.slice(issue.span.start, issue.span.end)} | ${issue.message}`), expected);
  }
  it("checks principles files, expressions included", () => {
    const text = `${HEAD}metadata: {owner: o}\n${RULE}self.hosst == true\n    severity: error\n    message: '{nope}'\n`;
    const issues = AUTHORING.validate(FILE, text, NOTHING_AROUND);
    assert.deepEqual(issues.map((issue) => `${issue.rule ?? "-"} ${text.slice(issue.span.start, issue.span.end)}`), ["principles/cel hosst", "principles/cel '{nope}'"]);
  });
  it("checks rule files", () => {
    const text = "id: a/b\ntarget: nope\n";
    const issues = AUTHORING.validate("rules/a/b.yaml", text, NOTHING_AROUND);
    assert.ok(issues.some((issue) => issue.message.includes('"title" is missing')));
  });
  it("has nothing to say on other files", () => {
    check(FILE, "a: b");
    check("rules/a/b.yaml", "x: y");
  });
});

import assert from "node:assert/strict";
import { builtinDocumentation } from "#packs/documentation.ts";
import { builtinRules } from "#packs/index.ts";
import { rulePage, ruleSections, type RuleSection } from "#report/index.ts";
import type { Finding, PlannedRule, RuleDefinition, RuleDocumentation } from "#engine/index.ts";
import { describeRule } from "../../src/cli/describe-rule.ts";
import { findingHover } from "../../src/server/hover/finding-hover.ts";
import { plannedOf } from "../engine/kit.ts";

const IN_HOVER: readonly RuleSection["id"][] = ["description", "rationale", "against", "good", "options", "standards"];

/** The words of a text: without marks of Markdown, escapes and line breaks. */
function wordsOf(text: string): string {
  return text.replace(/\\([^\w\s])/g, "$1").replace(/[`*#>]/g, "").replace(/^\s*- /gm, "").replace(/\s+/g, " ");
}

function piecesOf({ text, items, code }: RuleSection): string[] {
  return [...(text ?? []), ...(items ?? []), ...(code === undefined ? [] : [code.text.trimEnd()])];
}

function hoverOf(planned: PlannedRule, documentation: RuleDocumentation): string {
  const finding = { rule: planned.rule.id, principle: null, severity: "error", effect: "error" } as unknown as Finding;
  return findingHover({ finding, planned, principle: null, documentation, page: null, verdict: null });
}

/** That every piece of what is known of a rule is in a text, word for word. */
function check(text: string, sections: readonly RuleSection[]): void {
  const words = wordsOf(text);
  for (const section of sections) for (const piece of piecesOf(section)) assert.ok(words.includes(wordsOf(piece).trim()), `${section.title}: ${piece}`);
}

describe("what is said about a rule", () => {
  const documented = builtinRules.flatMap((rule): [RuleDefinition, RuleDocumentation][] => {
    const documentation = builtinDocumentation.get(rule.id);
    return documentation === undefined ? [] : [[rule, documentation]];
  });

  it("is there for every rule", () => {
    assert.equal(documented.length, builtinRules.length);
  });
  for (const [rule, documentation] of documented) {
    it(`is the same on the page, by explain and in the hover: ${rule.id}`, () => {
      const sections = ruleSections(rule, documentation);
      for (const id of ["description", "rationale", "fix", "membership"]) assert.ok(sections.some((section) => section.id === id), id);
      check(rulePage(rule, documentation), sections);
      check(describeRule(rule, documentation), sections);
      check(hoverOf(plannedOf(rule), documentation), sections.filter(({ id }) => IN_HOVER.includes(id)));
    });
  }

  it("is what the definition tells where nothing else is known", () => {
    const [rule] = builtinRules;
    assert.ok(rule !== undefined);
    assert.deepEqual(ruleSections(rule, null).map(({ id }) => id).includes("description"), false);
    assert.match(describeRule(rule, null), /\nFix\n/);
  });
});

import type { RuleDocumentation, RuleSummary } from "#engine/index.ts";
import { ruleFacts, ruleSections, type RuleSection } from "#report/index.ts";
import { wrap } from "./wrap.ts";

/** A rule for people who have not met it: the words of its page, for a terminal. */
export function describeRule(rule: RuleSummary, documentation: RuleDocumentation | null): string {
  const head = `${wrap(`${rule.id}: ${rule.title}`)}\n${wrap(ruleFacts(rule))}\n`;
  return [head, ...ruleSections(rule, documentation).map((section) => `\n${section.title}\n${content(section)}`)].join("");
}

function content({ text, items, code }: RuleSection): string {
  const lines = [...(text ?? []).map((paragraph) => wrap(`  ${paragraph}`, 0)), ...(items ?? []).map((item) => wrap(`  - ${item}`))];
  if (code !== undefined) lines.push(...code.text.trimEnd().split("\n").map((line) => (line === "" ? "" : `  ${line}`)));
  return `${lines.join("\n")}\n`;
}

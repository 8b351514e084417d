import type { RuleDocumentation, RuleSummary } from "#engine/index.ts";
import { ruleFacts, ruleSections, type RuleSection } from "./rule-sections.ts";

/** What is known of a rule as one Markdown page. */
export function rulePage(rule: RuleSummary, documentation: RuleDocumentation | null): string {
  const head = [`# ${rule.title}`, `\`${rule.id}\` · ${ruleFacts(rule)}`];
  const sections = ruleSections(rule, documentation).map((section) => `## ${section.title}\n\n${sectionMarkdown(section)}`);
  return `${[...head, ...sections].join("\n\n")}\n`;
}

/** The content of a section as Markdown, without its title. */
export function sectionMarkdown({ text, items, code }: RuleSection): string {
  const blocks = [...(text ?? []), (items ?? []).map((item) => `- ${item}`).join("\n")];
  if (code !== undefined) blocks.push(fence(code.text.trimEnd(), code.language));
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** A fence longer than any run of backticks inside, so that an example cannot leave its block. */
export function fence(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map((run) => run[0].length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${code}\n${marks}`;
}

import { builtinDocumentation } from "#packs/documentation.ts";
import { builtinRules } from "#packs/index.ts";
import { ownRules } from "#packs/own-rules.ts";
import { pageOf } from "#packs/pages.ts";
import type { RuleText } from "#report/index.ts";

const titles = new Map([...builtinRules, ...ownRules.values()].map((rule) => [rule.id, rule.title]));

/** What reports show of a built-in rule; null for a rule of the organisation. */
export function ruleText(id: string): RuleText | null {
  const documentation = builtinDocumentation.get(id);
  const title = titles.get(id);
  if (documentation === undefined || title === undefined) return null;
  const { description, rationale, references } = documentation;
  return { title, url: pageOf(id), description, rationale, references };
}

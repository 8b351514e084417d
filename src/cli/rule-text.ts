import { OWN_RULES } from "#engine/index.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { builtinRules } from "#packs/index.ts";
import { pageOf } from "#packs/pages.ts";
import type { RuleText } from "#report/index.ts";

const titles = new Map(builtinRules.map((rule) => [rule.id, rule.title]));

/** What reports show of a built-in rule; null for a rule of the organisation. */
export function ruleText(id: string): RuleText | null {
  const own = OWN_RULES.find((rule) => rule.id === id);
  if (own !== undefined) return { title: own.title, url: pageOf(id), description: own.description, rationale: "", references: {} };
  const documentation = builtinDocumentation.get(id);
  const title = titles.get(id);
  if (documentation === undefined || title === undefined) return null;
  const { description, rationale, references } = documentation;
  return { title, url: pageOf(id), description, rationale, references };
}

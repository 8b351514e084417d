import type { RuleDocumentation, RuleSummary } from "#engine/index.ts";
import own from "./generated/own-rules.json" with { type: "json" };

interface OwnRulePage {
  readonly summary: RuleSummary;
  readonly documentation: RuleDocumentation;
}

const pages = own as unknown as readonly OwnRulePage[];

/** What lists and pages tell of the rules on principles files, by id. */
export const ownRules: ReadonlyMap<string, RuleSummary> = new Map(pages.map(({ summary }) => [summary.id, summary]));

/** Texts and examples of the rules on principles files. */
export const ownDocumentation: readonly RuleDocumentation[] = pages.map(({ documentation }) => documentation);

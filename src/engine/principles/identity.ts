import { hashText } from "../text/hash.ts";
import type { PlannedRule, RuleSet, Settings } from "../model/plan.ts";

/** A rule set with an id that is equal for equal content. Rules keep their order, which is the order of principles in their file. */
export function createRuleSet(rules: readonly PlannedRule[], settings: Settings): RuleSet {
  return { id: hashText(JSON.stringify([rules, settings])), rules, settings };
}

import { hashText } from "../text/hash.ts";
import type { PlannedRule, RuleSet, Settings } from "../model/plan.ts";

/** What a rule set says beside its rules. */
export type Governance = Pick<RuleSet, "waivers" | "environments">;

/** A rule set with an id that is equal for equal content. Rules keep their order, which is the order of principles in their file. */
export function createRuleSet(rules: readonly PlannedRule[], settings: Settings, governance: Governance = {}): RuleSet {
  const { waivers = [], environments = [] } = governance;
  const further = { ...(waivers.length === 0 ? {} : { waivers }), ...(environments.length === 0 ? {} : { environments }) };
  return { id: hashText(JSON.stringify([rules, settings, further])), rules, settings, ...further };
}

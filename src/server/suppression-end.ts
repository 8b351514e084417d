import type { RuleSet } from "#engine/index.ts";
import { addDays } from "./waivers.ts";

/** The rule that asks each suppression for an end. */
export const SUPPRESSION_RULE = "principles/suppression-reason";

/** The last day that a new suppression may have, as an ISO date; null where none is asked for. `today` is an ISO date. */
export function latestEnd({ rules, settings }: RuleSet, today: string): string | null {
  const asked = rules.find(({ rule }) => rule.id === SUPPRESSION_RULE);
  if (asked === undefined) return null;
  const days = settings.suppressionDays ?? asked.params["maxDays"];
  return typeof days === "number" ? addDays(today, days) : null;
}

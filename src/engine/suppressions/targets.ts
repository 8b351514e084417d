import type { Suppression } from "../model/analysis.ts";
import { COMMENT_TARGET } from "../model/comment-target.ts";
import type { Target } from "../model/format.ts";
import type { Settings } from "../model/plan.ts";
import { dayNumber } from "../text/dates.ts";
import { isOurs } from "./found.ts";

/** What suppressions are measured by. */
export interface TargetTerms {
  readonly settings: Settings;
  /** ISO date: the one clock. */
  readonly asOf: string;
}

/** Our suppressions of a file as targets of rules, in the order of their type's variables. */
export function suppressionTargets(suppressions: readonly Suppression[], terms: TargetTerms): Target[] {
  return suppressions.filter(isOurs).map((suppression) => {
    const values = [valuesOf(suppression, terms), suppression.rules.join(", ")];
    return { type: COMMENT_TARGET.name, document: suppression.document, route: [], values, bases: {}, resource: null, span: suppression.comment };
  });
}

function valuesOf({ reason, until }: Suppression, { settings, asOf }: TargetTerms) {
  const [end, today] = [dayNumber(until ?? ""), dayNumber(asOf)];
  return {
    reason: reason === null || reason.trim() === "" ? undefined : reason,
    until: until ?? undefined,
    daysLeft: end === null || today === null ? undefined : end - today,
    isReasonRequired: settings.reasonRequired,
    allowedDays: settings.suppressionDays ?? undefined,
  };
}

import type { RawFinding } from "../model/analysis.ts";
import type { Waiver, WaiverNote } from "../model/governance.ts";
import type { ScopeLimits } from "../model/origin.ts";
import type { PlannedRule } from "../model/plan.ts";
import type { Resource } from "../model/resource.ts";
import { dayNumber } from "../text/dates.ts";

/** The waivers of a file's rule set, and what decides whether one covers a finding. */
export interface WaiverTerms {
  readonly waivers: readonly Waiver[];
  /** Whether a scope holds a resource of the file that is judged. */
  readonly holds: (scope: ScopeLimits, resource: Resource | null) => boolean;
  /** ISO date: the one clock. */
  readonly asOf: string;
}

/** The waivers that cover a finding as one principle sees it, those without effect included. A waiver removes only its own principle. */
export function waiversCovering(finding: Pick<RawFinding, "rule" | "resource">, user: PlannedRule, terms: WaiverTerms): Waiver[] {
  return terms.waivers.filter((waiver) => {
    if (waiver.principle !== null && waiver.principle !== user.principle) return false;
    if (waiver.rules.length === 0 ? waiver.principle === null : !waiver.rules.includes(finding.rule)) return false;
    return terms.holds(waiver.scope, finding.resource);
  });
}

/** The waiver that counts: of those with an effect the one that lasts longest. */
export function effectiveWaiver(waivers: readonly Waiver[]): Waiver | null {
  const [first, ...others] = waivers.filter((waiver) => waiver.withoutEffect === null);
  if (first === undefined) return null;
  return others.reduce((best, waiver) => (endOf(waiver) > endOf(best) ? waiver : best), first);
}

export function noteOfWaiver(waiver: Waiver, asOf: string): WaiverNote {
  const { id, expires, approvedBy, reason, type, origin } = waiver;
  return { id, expires, approvedBy, reason, type, daysLeft: endOf(waiver) - (dayNumber(asOf) ?? 0), origin };
}

/** What tells waivers of several files apart. */
export function waiverKey({ id, origin }: Waiver): string {
  return `${origin.file}#${id}`;
}

function endOf({ expires }: Waiver): number {
  return dayNumber(expires ?? "") ?? -Infinity;
}

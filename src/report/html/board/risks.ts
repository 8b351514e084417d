import type { WaiverState } from "../../report.ts";
import { anchorOf } from "../anchors.ts";
import { principleText, principleTitle, type View } from "../view.ts";
import { count, longDate, percent, personName } from "../words.ts";

/** A risk the organisation carries today. */
export interface Risk {
  readonly kind: "principle" | "waiver";
  readonly title: string;
  readonly detail: string;
  /** How much it weighs, in words. */
  readonly level: string;
  readonly weight: "bad" | "watch";
  readonly owner: string | null;
  /** Id of the element with more about it; null where there is none. */
  readonly target: string | null;
}

/** Risks that are shown at most. */
const SHOWN = 5;

/** Of these, waivers at least, where there are as many. */
const WAIVERS_SHOWN = 2;

/** Binding principles that are not met, the most blocking findings first, and accepted risks by likelihood × impact; both kinds have a say. */
export function topRisks(view: View): readonly Risk[] {
  const [principles, waivers] = [principleRisks(view), waiverRisks(view)];
  const ofWaivers = Math.min(waivers.length, Math.max(WAIVERS_SHOWN, SHOWN - principles.length));
  return [...principles.slice(0, SHOWN - ofWaivers), ...waivers.slice(0, ofWaivers)];
}

function principleRisks(view: View): Risk[] {
  const blocking = new Map<string | null, number>();
  for (const { gates, principle, effect } of view.report.findings) if (gates && effect === "error") blocking.set(principle, (blocking.get(principle) ?? 0) + 1);
  const failing = view.conformance.principles.filter(({ id, score }) => score.failed > 0 && (principleText(view, id)?.stage ?? "enforce") === "enforce");
  const weigh = (id: string | null): number => blocking.get(id) ?? 0;
  const sorted = failing.sort((left, right) => weigh(right.id) - weigh(left.id) || right.score.failed - left.score.failed);
  return sorted.map(({ id, score, resources, ownersAffected }) => ({
    kind: "principle" as const,
    title: principleTitle(view, id),
    detail: `${count(resources.failing, "resource")} of ${String(resources.applicable)} ${resources.failing === 1 ? "does" : "do"} not conform${ownersAffected.length > 1 ? `, with ${count(ownersAffected.length, "owner")}` : ""}; it stands at ${percent(score.share)}.`,
    level: weigh(id) > 0 ? count(weigh(id), "blocking finding") : "nothing blocks",
    weight: weigh(id) > 0 ? ("bad" as const) : ("watch" as const),
    owner: ownerOf(view, id),
    target: id === null ? null : anchorOf("principle", id),
  }));
}

function ownerOf(view: View, id: string | null): string | null {
  const owner = principleText(view, id)?.owner ?? null;
  return owner === null ? null : personName(owner);
}

function waiverRisks(view: View): Risk[] {
  const live = view.report.waivers.filter(({ state }) => state === "in-force" || state === "expiring");
  const scored = live.flatMap((state) => {
    const score = scoreOf(state);
    return score === null ? [] : [{ state, score }];
  });
  return scored.sort((left, right) => right.score.product - left.score.product).map(({ state: { waiver }, score }) => ({
    kind: "waiver" as const,
    title: `Accepted by waiver ${waiver.id}${waiver.principle === null ? "" : ` of ${waiver.principle}`}`,
    detail: [waiver.reason ?? "No reason is given.", ...(waiver.expires === null ? [] : [`Until ${longDate(waiver.expires)}.`])].join(" "),
    level: `${String(score.likelihood)} × ${String(score.impact)} = ${String(score.product)}, ${levelOf(score.product)}`,
    weight: score.product >= 15 ? ("bad" as const) : ("watch" as const),
    owner: waiver.approvedBy === null ? null : personName(waiver.approvedBy),
    target: anchorOf("waiver", waiver.id),
  }));
}

interface RiskScore {
  readonly likelihood: number;
  readonly impact: number;
  readonly product: number;
}

function scoreOf({ waiver: { risk } }: WaiverState): RiskScore | null {
  if (risk === null || risk.likelihood === null || risk.impact === null) return null;
  return { likelihood: risk.likelihood, impact: risk.impact, product: risk.likelihood * risk.impact };
}

/** The four fields of a five by five matrix. */
function levelOf(product: number): string {
  if (product >= 15) return "severe";
  if (product >= 10) return "high";
  return product >= 5 ? "moderate" : "low";
}

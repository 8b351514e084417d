import type { Stage } from "#engine/index.ts";
import type { PrincipleConformance } from "../../conformance.ts";
import type { PrincipleText, WaiverState } from "../../report.ts";
import { principleText, principleInText, type View } from "../view.ts";
import { count, daysInWords, listed, longDate, percent, personName } from "../words.ts";

/** Something that people have to decide. */
export interface Decision {
  /** What to do, as a request. */
  readonly ask: string;
  /** Why now, and what hangs on it. */
  readonly reason: string;
  /** Who decides; empty where the file names nobody. */
  readonly who: readonly string[];
}

const NEXT_STAGE: Readonly<Record<Stage, string>> = { advisory: "a warning", warn: "binding", enforce: "binding" };

/** Decisions that follow from the report, the most pressing first. */
export function decisionsOf(view: View): readonly Decision[] {
  const { principles } = view.conformance;
  return [
    ...waiverDecisions(view, "requested", requested),
    ...waiverDecisions(view, "expired", ended),
    ...waiverDecisions(view, "expiring", ending),
    ...waiverDecisions(view, "invalid", incomplete),
    ...principles.flatMap((principle) => stageDecision(view, principle)),
    ...overdueReviews(view),
    ...principles.flatMap((principle) => attestation(view, principle)),
    ...unproven(view),
  ];
}

type Words = (state: WaiverState) => Pick<Decision, "ask" | "reason">;

function waiverDecisions(view: View, state: WaiverState["state"], words: Words): Decision[] {
  return view.report.waivers.filter((entry) => entry.state === state).map((entry) => ({ ...words(entry), who: approversOf(view, entry) }));
}

function approversOf(view: View, { waiver }: WaiverState): readonly string[] {
  const text = principleText(view, waiver.principle);
  const approvers = text?.approvers ?? [];
  if (approvers.length > 0) return approvers.map(personName);
  return text?.owner === null || text?.owner === undefined ? [] : [personName(text.owner)];
}

function requested({ waiver }: WaiverState): Pick<Decision, "ask" | "reason"> {
  const by = waiver.requestedBy === null ? "" : `, asked for by ${personName(waiver.requestedBy)}`;
  return { ask: `Approve or deny waiver ${waiver.id}${of(waiver.principle)}${by}.`, reason: sentence(waiver.reason) };
}

function ended({ waiver, daysLeft }: WaiverState): Pick<Decision, "ask" | "reason"> {
  const when = daysLeft === null ? "has no readable end" : daysInWords(daysLeft);
  return { ask: `Renew or remove waiver ${waiver.id}${of(waiver.principle)}.`, reason: `It ${when}; what it covered counts as open again.` };
}

function ending({ waiver, daysLeft, findings }: WaiverState): Pick<Decision, "ask" | "reason"> {
  return { ask: `Renew waiver ${waiver.id}${of(waiver.principle)}, or let it end.`, reason: `It ${daysInWords(daysLeft ?? 0)} and covers ${count(findings, "finding")}.` };
}

function incomplete({ waiver }: WaiverState): Pick<Decision, "ask" | "reason"> {
  return { ask: `Complete waiver ${waiver.id}${of(waiver.principle)}; it has no effect.`, reason: sentence(waiver.withoutEffect) };
}

/** A later stage that is dated, or one that a principle has earned. */
function stageDecision(view: View, principle: PrincipleConformance): Decision[] {
  const text = principleText(view, principle.id);
  if (text === undefined) return [];
  const title = principleInText(view, principle.id);
  for (const { from, stage } of text.stages ?? []) {
    if (from !== null && from > view.report.asOf) return dated({ title, text, principle, stage, from });
  }
  return earned(title, text, principle);
}

function earned(title: string, text: PrincipleText, { score: { share }, target }: PrincipleConformance): Decision[] {
  if (text.stage === undefined || text.stage === "enforce" || share === null || share < (target ?? 1)) return [];
  const reason = `It has reached ${percent(share)}${target === null ? "" : `, and its target is ${percent(target)}`}.`;
  return [{ ask: `Make ${title} ${NEXT_STAGE[text.stage]}.`, reason, who: ownerOf(text) }];
}

interface DatedStage {
  readonly title: string;
  readonly text: PrincipleText;
  readonly principle: PrincipleConformance;
  readonly stage: Stage;
  readonly from: string;
}

function dated({ title, text, principle, stage, from }: DatedStage): Decision[] {
  const { failing } = principle.resources;
  if (stage !== "enforce" || failing === 0) return [];
  const owners = principle.ownersAffected.length === 0 ? "" : ` of ${listed(principle.ownersAffected.slice(0, 3).map(personName))}${principle.ownersAffected.length > 3 ? " and others" : ""}`;
  return [{ ask: `Confirm that ${title} becomes binding on ${longDate(from)}, or move the date.`, reason: `${count(failing, "resource")}${owners} would not pass today.`, who: ownerOf(text) }];
}

function overdueReviews(view: View): Decision[] {
  const overdue = [...view.report.principleTexts.values()].filter(({ reviewNext }) => typeof reviewNext === "string" && reviewNext < view.report.asOf);
  if (overdue.length === 0) return [];
  const since = overdue.map(({ reviewNext }) => reviewNext ?? "").sort()[0] ?? "";
  return [{ ask: `Review ${listed(overdue.map(({ id }) => id))}.`, reason: `The date of the review has passed${overdue.length === 1 ? "," : "; the oldest was"} ${longDate(since)}.`, who: owners(overdue) }];
}

function attestation(view: View, { id, status }: PrincipleConformance): Decision[] {
  const text = principleText(view, id);
  if (status !== "attestation-expired" || text === undefined) return [];
  const until = text.evidence?.expires ?? null;
  return [{ ask: `Renew the attestation of ${principleInText(view, id)}.`, reason: until === null ? "It has no readable end." : `It counted until ${longDate(until)}.`, who: text.evidence?.by === null || text.evidence?.by === undefined ? ownerOf(text) : [personName(text.evidence.by)] }];
}

function unproven(view: View): Decision[] {
  const open = view.conformance.principles.filter(({ id, status }) => id !== null && status === "unproven");
  if (open.length === 0) return [];
  const texts = open.flatMap(({ id }) => principleText(view, id) ?? []);
  return [{ ask: `Decide how ${listed(open.map(({ id }) => id ?? ""))} can be proven.`, reason: "Nothing was measured and nobody attests it; it is counted neither as met nor as missed.", who: owners(texts) }];
}

function owners(texts: readonly PrincipleText[]): readonly string[] {
  return [...new Set(texts.flatMap(ownerOf))];
}

function ownerOf({ owner }: PrincipleText): readonly string[] {
  return owner === null ? [] : [personName(owner)];
}

function of(principle: string | null): string {
  return principle === null ? "" : ` of ${principle}`;
}

function sentence(text: string | null): string {
  const words = (text ?? "No reason is given").trim().replace(/\s+/g, " ");
  const trimmed = words.slice(0, 1).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

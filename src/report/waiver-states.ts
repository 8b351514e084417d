import type { Finding, Waiver } from "#engine/index.ts";
import type { WaiverState } from "./report.ts";

/** Days before its end on which a waiver counts as expiring. */
const NOTICE_DAYS = 30;

/** Waivers on the date of the run, each once, with the number of findings it waives. */
export function waiverStates(waivers: readonly Waiver[], findings: readonly Finding[]): WaiverState[] {
  const counts = new Map<string, number>();
  for (const { waiver } of findings) if (waiver !== null) counts.set(keyOf(waiver), (counts.get(keyOf(waiver)) ?? 0) + 1);
  const distinct = new Map(waivers.map((waiver) => [keyOf(waiver), waiver]));
  return [...distinct].map(([key, waiver]) => ({ waiver, state: stateOf(waiver), daysLeft: waiver.daysLeft, findings: counts.get(key) ?? 0 }));
}

function stateOf({ status, daysLeft }: Waiver): WaiverState["state"] {
  return status === "in-force" && daysLeft !== null && daysLeft <= NOTICE_DAYS ? "expiring" : status;
}

function keyOf({ id, origin }: Pick<Waiver, "id" | "origin">): string {
  return `${origin.file}#${id}`;
}

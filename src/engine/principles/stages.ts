import { dayNumber } from "./dates.ts";
import type { StageEntry } from "./types.ts";
import type { Stage } from "../model/origin.ts";

/** The stage in force on a date; without stages a principle is enforced, before the first one begins it advises. */
export function stageOf(stages: readonly Pick<StageEntry, "from" | "stage">[], asOf: string): Stage {
  return stages.length === 0 ? "enforce" : (stageInForce(stages, asOf)?.stage ?? "advisory");
}

/** The entry that began last on a date; null where none has begun. A date that cannot be read counts as passed. */
export function stageInForce<T extends Pick<StageEntry, "from" | "stage">>(stages: readonly T[], asOf: string): T | null {
  const today = dayNumber(asOf) ?? Infinity;
  let current: T | null = null;
  let since = -Infinity;
  for (const entry of stages) {
    const from = entry.from === null ? -Infinity : dayNumber(entry.from) ?? -Infinity;
    if (from > today || from < since) continue;
    current = entry;
    since = from;
  }
  return current;
}

import { dayNumber } from "./dates.ts";
import type { StageEntry } from "./types.ts";
import type { Stage } from "../model/plan.ts";

/**
 * The stage in force on a date: the one that began last. Without stages a principle is enforced; before the first one begins it
 * advises. A date that cannot be read counts as passed.
 */
export function stageOf(stages: readonly StageEntry[], asOf: string): Stage {
  if (stages.length === 0) return "enforce";
  const today = dayNumber(asOf) ?? Infinity;
  let current: Stage = "advisory";
  let since = -Infinity;
  for (const entry of stages) {
    const from = entry.from === null ? -Infinity : dayNumber(entry.from) ?? -Infinity;
    if (from > today || from < since) continue;
    current = entry.stage;
    since = from;
  }
  return current;
}

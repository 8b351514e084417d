import type { Finding, Range, RunError, Severity } from "#engine/index.ts";
import { plural } from "./layout.ts";
import type { WaiverState } from "./report.ts";

/** Severities, the strictest first. */
export const STRICTEST_FIRST: readonly Severity[] = ["error", "warning", "info", "hint"];

/** Why a finding does not count, in words; empty for verdict fail. */
export function reasonText({ verdict, waiver, suppression }: Finding): string {
  switch (verdict) {
    case "fail":
      return "";
    case "waived":
      return waiver === null ? "waived" : `waived by ${waiver.id}${until(waiver.expires)}: ${waiver.reason ?? "no reason given"}`;
    case "suppressed":
      return suppression === null ? "suppressed" : `suppressed by ${suppression.by}${until(suppression.until)}: ${suppression.reason ?? "no reason given"}`;
    case "baseline":
      return "accepted in the baseline";
    case "unresolved":
      return "unresolved: a value cannot be computed from the files";
  }
}

/** How long a waiver holds, or why it has no effect. */
export function waiverText({ waiver, state, daysLeft, findings }: WaiverState): string {
  const date = waiver.expires ?? "an unknown date";
  switch (state) {
    case "in-force":
      return `in force until ${date}, ${plural(findings, "finding")}`;
    case "expiring":
      return `ends ${daysText(daysLeft)} (${date}), ${plural(findings, "finding")}`;
    case "expired":
      return `expired on ${date}: its findings count`;
    case "requested":
      return `requested, has no effect${because(waiver.withoutEffect)}`;
    case "invalid":
      return `has no effect${because(waiver.withoutEffect)}`;
  }
}

/** How many errors of each kind there are. */
export function errorTexts(errors: readonly RunError[]): readonly string[] {
  const kinds = [["parse", "syntax error"], ["rule", "broken rule"], ["internal", "internal error"]] as const;
  return kinds.flatMap(([kind, noun]) => {
    const count = errors.filter((error) => error.kind === kind).length;
    return count === 0 ? [] : [plural(count, noun)];
  });
}

/** The last line that a range covers: one that ends before the first character of a line does not cover that line. */
export function lastLineOf({ start, end }: Range): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

function until(date: string | null): string {
  return date === null ? "" : ` until ${date}`;
}

function because(cause: string | null): string {
  return cause === null ? "" : `: ${cause}`;
}

function daysText(days: number | null): string {
  if (days === null) return "soon";
  return days === 0 ? "today" : `in ${plural(days, "day")}`;
}

import { averageOf, type View } from "../view.ts";
import type { HistoryRecord } from "../../report.ts";

/** One day of the trend. */
export interface TrendPoint {
  readonly date: string;
  /** Average of the principles, from 0 to 1. */
  readonly share: number;
  readonly open: number;
  readonly waived: number;
}

/** Days that are shown at most. */
const SHOWN = 24;

/** The last run of every day, this run at the end; days on which nothing was measured are left out. */
export function trendOf({ report, overall }: View): readonly TrendPoint[] {
  const byDay = new Map<string, TrendPoint>();
  for (const record of report.history) {
    const point = pointOf(record);
    if (point !== null && point.date < report.asOf) byDay.set(point.date, point);
  }
  const points = [...byDay.values()].sort((left, right) => (left.date < right.date ? -1 : 1));
  if (overall.share !== null) points.push({ date: report.asOf, share: overall.share, ...countsOf(report.findings) });
  return points.slice(-SHOWN);
}

function pointOf(record: HistoryRecord): TrendPoint | null {
  const shares = Object.values(record.conformance).filter((share) => share !== null);
  if (shares.length === 0 || daysOf(record.asOf) === null) return null;
  const { error, warning, info, hint } = record.findings;
  return { date: record.asOf.slice(0, 10), share: averageOf(shares), open: error + warning + info + hint, waived: record.waived };
}

function countsOf(findings: readonly { readonly verdict: string }[]): { readonly open: number; readonly waived: number } {
  const number = (verdict: string): number => findings.filter((finding) => finding.verdict === verdict).length;
  return { open: number("fail"), waived: number("waived") };
}

/** Days since 1970 of an ISO date; null for anything else. */
export function daysOf(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (match === null) return null;
  return Math.round(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000);
}

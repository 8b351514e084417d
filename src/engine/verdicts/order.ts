import type { Finding } from "../model/finding.ts";
import { formatRoute } from "../model/route.ts";

/** The order of reports: file, line, column, rule, route, message; texts by code unit. */
export function compareFindings(left: Finding, right: Finding): number {
  return (
    compareTexts(left.file, right.file) ||
    left.range.start.line - right.range.start.line ||
    left.range.start.column - right.range.start.column ||
    compareTexts(left.rule, right.rule) ||
    compareTexts(formatRoute(left.route), formatRoute(right.route)) ||
    compareTexts(left.message, right.message)
  );
}

export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

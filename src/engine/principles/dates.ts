import { dayNumber } from "../text/dates.ts";

export { dayNumber };

/** Days from the evaluation date to a date: negative once it has passed. A date that cannot be read counts as passed. */
export function daysUntil(date: string, asOf: string): number {
  const day = dayNumber(date);
  const today = dayNumber(asOf);
  return day === null || today === null ? -Infinity : day - today;
}

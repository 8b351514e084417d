const DAY = 86_400_000;

/** An ISO date as days since 1970; null for a text that is no calendar day. */
export function dayNumber(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text.trim());
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const isReal = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return isReal ? Math.round(time / DAY) : null;
}

/** Days from the evaluation date to a date: negative once it has passed. A date that cannot be read counts as passed. */
export function daysUntil(date: string, asOf: string): number {
  const day = dayNumber(date);
  const today = dayNumber(asOf);
  return day === null || today === null ? -Infinity : day - today;
}

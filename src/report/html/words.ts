import type { Severity, Stage, Verdict } from "#engine/index.ts";

/** A share from 0 to 1 as whole per cent. Rounded down, so that 100 % means all of it; null where nothing was decided. */
export function percent(share: number | null): string {
  return share === null ? "–" : `${String(wholePercent(share))} %`;
}

export function wholePercent(share: number): number {
  return share > 0 && share < 0.01 ? 1 : Math.floor(share * 100 + 1e-9);
}

/** `1 file`, `1 200 files`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${figure(number)} ${number === 1 ? one : many}`;
}

/** A whole number with thin spaces between thousands. */
export function figure(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, "\u202F");
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** An ISO date in words; another text as it is. */
export function longDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match === null || month === undefined ? date : `${String(Number(match[3]))} ${month} ${match[1] ?? ""}`;
}

/** `21 Nov 2026`. */
export function shortDate(date: string): string {
  const [day, month, year] = longDate(date).split(" ");
  return year === undefined || month === undefined || day === undefined ? date : `${day} ${month.slice(0, 3)} ${year}`;
}

/** When something ends or ended, seen from the date of the run. */
export function daysInWords(days: number): string {
  if (days === 0) return "ends today";
  return days > 0 ? `ends in ${count(days, "day")}` : `ended ${count(-days, "day")} ago`;
}

export const STAGE_WORDS: Readonly<Record<Stage, string>> = { advisory: "advice", warn: "warning", enforce: "binding" };

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", info: "Note", hint: "Hint" };

/** What became of a finding, for people who decide. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  fail: "Open",
  waived: "Waived",
  suppressed: "Suppressed in the source",
  baseline: "Known before",
  unresolved: "Undecided",
};

/** A pillar as a heading: `supply-chain` is `Supply chain`. */
export function pillarName(pillar: string | null): string {
  if (pillar === null) return "No pillar";
  const words = pillar.replaceAll(/[-_]+/g, " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Principals are written `user:anna`, `team:sre`; people read the name. */
export function personName(principal: string): string {
  return principal.replace(/^(?:user|team|group):/, "");
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

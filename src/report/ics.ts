import { addDays, isDate } from "./dates.ts";
import { printable } from "./layout.ts";
import type { PrincipleText, Report, WaiverState } from "./report.ts";
import { utf8, uuidOf } from "./uuid.ts";

/** A day on which something is due. */
export interface Deadline {
  /** The same for the same thing, whatever its date. */
  readonly key: string;
  readonly date: string;
  readonly kind: "review" | "waiver" | "stage" | "attestation";
  readonly summary: string;
  readonly detail: string;
}

/** Octets of a line of a calendar without its end. */
const LINE_OCTETS = 75;
/** How long before a deadline a calendar reminds, in days. */
const REMINDERS = [30, 7];

/** Reviews, ends of waivers and attestations, and changes of stage that are still to come, as a calendar (iCalendar, RFC 5545). */
export function formatCalendar(report: Report): string {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Groundrules//${report.tool.version}//EN`, "CALSCALE:GREGORIAN"];
  const events = deadlinesOf(report).flatMap((deadline) => eventLines(deadline, report));
  return [...head, ...events, "END:VCALENDAR"].map((line) => `${fold(line)}\r\n`).join("");
}

/** What is due on the date of the run or later, the first first. Dates that cannot be read are left out: the principles file tells of them. */
export function deadlinesOf(report: Report): Deadline[] {
  const all = [...[...report.principleTexts.values()].flatMap(principleDeadlines), ...report.waivers.flatMap(waiverDeadlines)];
  const ahead = all.filter(({ date }) => isDate(date) && date >= report.asOf);
  return ahead.sort((a, b) => compare(a.date, b.date) || compare(a.key, b.key));
}

function principleDeadlines(principle: PrincipleText): Deadline[] {
  const name = `${principle.id} ${principle.name}`;
  const owner = principle.owner === null ? "Nobody owns the principle." : `Owner: ${principle.owner}.`;
  const { reviewNext = null, evidence, stages = [] } = principle;
  const changes = stages.flatMap(({ from, stage }, index) => {
    const detail = `From this day on, findings under ${name} have the stage ${stage}. ${owner}`;
    return from === null ? [] : [{ key: `stage ${principle.id} ${String(index)}`, date: from, kind: "stage" as const, summary: `${name}: ${stage}`, detail }];
  });
  return [
    ...(reviewNext === null ? [] : [{ key: `review ${principle.id}`, date: reviewNext, kind: "review" as const, summary: `Review ${name}`, detail: owner }]),
    ...changes,
    ...(evidence?.type !== "attested" || evidence.expires === null ? [] : [{
      key: `attestation ${principle.id}`, date: evidence.expires, kind: "attestation" as const, summary: `Attestation of ${name} ends`,
      detail: ["Last day on which it counts.", ...(evidence.by === null ? [] : [`Attested by ${evidence.by}.`]), ...(evidence.link === null ? [] : [evidence.link]), owner].join(" "),
    }]),
  ];
}

function waiverDeadlines({ waiver, state, findings }: WaiverState): Deadline[] {
  if (waiver.expires === null || (state !== "in-force" && state !== "expiring")) return [];
  const subject = waiver.principle ?? waiver.rules.join(", ");
  const people = [...(waiver.requestedBy === null ? [] : [`Requested by ${waiver.requestedBy}.`]), ...(waiver.approvedBy === null ? [] : [`Approved by ${waiver.approvedBy}.`])];
  const detail = [`Last day on which it counts; then its findings (${String(findings)} today) fail again.`, ...people, waiver.reason ?? ""].join(" ").trim();
  return [{ key: `waiver ${waiver.origin.file}#${waiver.id}`, date: waiver.expires, kind: "waiver", summary: `Waiver ${waiver.id} of ${subject} ends`, detail }];
}

function eventLines({ key, date, kind, summary, detail }: Deadline, { asOf }: Report): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uuidOf(`ics ${key}`)}@groundrules.dev`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(detail)}`,
    `CATEGORIES:${kind.toUpperCase()}`,
    "TRANSP:TRANSPARENT",
    ...REMINDERS.flatMap((days) => ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escapeText(summary)}`, `TRIGGER:-P${String(days)}D`, "END:VALARM"]),
    "END:VEVENT",
  ];
}

/** A value of type TEXT (3.3.11). Characters that control, hide or reorder have no place in it. */
function escapeText(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => printable(line).replace(/[\\;,]/g, "\\$&"));
  return lines.join("\\n");
}

/** Breaks a line after 75 octets at most, never within a character (3.1). */
function fold(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ["", 0];
  for (const character of line) {
    const size = utf8(character).length;
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      [part, octets] = [" ", 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

function compact(date: string): string {
  return date.replaceAll("-", "");
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

import { daysUntil, dayNumber } from "../dates.ts";
import { ownSeverity } from "../own-rules.ts";
import { issueAt } from "../places.ts";
import { isPack } from "../packs.ts";
import type { IssueCode, PrinciplesIssue } from "../types.ts";
import { nearestClause } from "../../shape/nearest.ts";
import type { Span } from "../../model/route.ts";
import type { WaiverEntry } from "./read.ts";

/** Days before its end on which a waiver is called out. */
export const EXPIRY_NOTICE_DAYS = 30;

export interface WaiverChecks {
  /** ISO date: the one clock. */
  readonly asOf: string;
  readonly maxDays: number;
  /** Ids of all principles in force. */
  readonly principles: readonly string[];
  readonly approvers: ReadonlyMap<string, readonly string[]>;
}

/** What the text of waivers tells of their faults. What only a run can tell (unused, too many resources) comes later. */
export function checkWaivers(entries: readonly WaiverEntry[], checks: WaiverChecks): PrinciplesIssue[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const key = `${entry.places.file}#${entry.waiver.id}`;
    const isTwice = seen.has(key);
    seen.add(key);
    const twice = isTwice ? [issueAt(entry.places, entry.fields.span("id"), { code: "unknown-key", message: `The id "${entry.waiver.id}" is used twice; give each waiver its own.` })] : [];
    return [...twice, ...checkComplete(entry, checks), ...checkExpiry(entry, checks), ...checkBreadth(entry), ...checkApproval(entry, checks), ...checkPrinciple(entry, checks)];
  });
}

function checkComplete(entry: WaiverEntry, { maxDays }: WaiverChecks): PrinciplesIssue[] {
  const { faults } = entry;
  const { missing, tooLong } = faults;
  const { id } = entry.waiver;
  const issues: PrinciplesIssue[] = [];
  if (missing.length > 0) {
    const words = missing.map((key) => `\`${key}\``).join(", ").replace(/, (?=[^,]*$)/, " or ").replace("`principle or rules`", "`principle` or `rules`");
    issues.push(finding(entry, entry.fields.span("id"), "waiver-incomplete", `Waiver ${id} has no ${words}; add ${missing.length === 1 ? "it" : "them"}. Until then it has no effect.`));
  }
  if (tooLong !== null) {
    const message = `Waiver ${id} runs for ${String(tooLong)} days, and at most ${String(maxDays)} are allowed; set an earlier end. Until then it has no effect.`;
    issues.push(finding(entry, entry.fields.span("expires"), "waiver-incomplete", message));
  }
  if (faults.approvedOn === "unreadable") {
    const message = `The date "${entry.waiver.approvedOn ?? ""}" of the approval of waiver ${id} cannot be read; write it as YYYY-MM-DD. Until then the waiver has no effect.`;
    issues.push(finding(entry, entry.fields.span("approvedOn"), "waiver-incomplete", message));
  }
  return issues;
}

function checkExpiry(entry: WaiverEntry, { asOf }: WaiverChecks): PrinciplesIssue[] {
  const { id, expires } = entry.waiver;
  if (expires === null) return [];
  const span = entry.fields.span("expires");
  if (dayNumber(expires) === null) {
    return [finding(entry, span, "waiver-expired", `The end "${expires}" of waiver ${id} cannot be read and counts as passed, so the waiver has no effect; write it as YYYY-MM-DD.`)];
  }
  const days = daysUntil(expires, asOf);
  if (days < 0) return [finding(entry, span, "waiver-expired", `Waiver ${id} expired on ${expires} and has no effect; fix the findings, or ask for a new one.`)];
  if (days > EXPIRY_NOTICE_DAYS || entry.waiver.withoutEffect !== null) return [];
  const left = days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${String(days)} days`;
  return [issueAt(entry.places, span, { code: "waiver-expired", message: `Waiver ${id} expires ${left}, on ${expires}; fix the findings, or ask for a new one.`, severity: "info" })];
}

function checkBreadth(entry: WaiverEntry): PrinciplesIssue[] {
  const { waiver, scope, fields, faults } = entry;
  const add = (span: Span, what: string): PrinciplesIssue => finding(entry, span, "waiver-broad", `Waiver ${waiver.id} covers ${what}; limit it to the resources it was approved for.`);
  const packs = fields.texts("rules").filter(isPack);
  const limits = scope.paths.filter((glob) => !/^[*/]*$/.test(glob));
  const isEverywhere = !faults.missing.includes("scope") && limits.length === 0 && scope.resources.length === 0;
  return [
    ...(isEverywhere ? [add(fields.keySpan("scope"), "every path and resource")] : []),
    ...packs.map((pack) => add(fields.span("rules"), `every rule of the pack ${pack}`)),
  ];
}

function checkApproval(entry: WaiverEntry, { approvers }: WaiverChecks): PrinciplesIssue[] {
  const { faults, waiver, fields } = entry;
  if (faults.approval === null) return [];
  const named = approvers.get(waiver.principle ?? "") ?? [];
  const others = named.filter((approver) => approver !== waiver.requestedBy);
  const whom = others.length > 0 ? others.join(" or ") : "someone else";
  return [finding(entry, fields.span("approvedBy"), "waiver-self-approved", `Waiver ${waiver.id} was approved by ${waiver.approvedBy ?? ""}, who ${faults.approval}; get it approved by ${whom}. Until then it has no effect.`)];
}

function checkPrinciple(entry: WaiverEntry, { principles }: WaiverChecks): PrinciplesIssue[] {
  const { principle } = entry.waiver;
  if (principle === null || principles.includes(principle)) return [];
  return [finding(entry, entry.fields.span("principle"), "scope-empty", `Principle ${principle} matches nothing${nearestClause(principle, principles).replace(/\?$/, "")}; correct it or remove it.`)];
}

function finding(entry: WaiverEntry, span: Span, code: IssueCode, message: string): PrinciplesIssue {
  return issueAt(entry.places, span, { code, message, severity: ownSeverity(code) });
}

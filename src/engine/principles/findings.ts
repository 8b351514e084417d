import { daysUntil, dayNumber } from "./dates.ts";
import { ownSeverity } from "./own-rules.ts";
import { issueAt, Places } from "./places.ts";
import type { IssueCode, ParsedPrinciples, PrincipleEntry, PrinciplesIssue } from "./types.ts";
import { firstKeySpan } from "../shape/pairs.ts";
import type { Fields } from "../shape/fields.ts";
import type { Span } from "../model/route.ts";
import { locateRoute } from "../text/locate.ts";

/** Days before a date on which its coming is worth an information. */
const NOTICE_DAYS = 30;
const MAXIMUM_SENTENCES = 2;
const SENTENCE_END = /[.!?]+["')\]]*(?=\s+["'([]?\p{Lu}|\s*$)/gu;

/** The ordinary findings on a principles file: they gate by their severity, but do not make the file invalid. */
export function checkPrinciplesFile(file: ParsedPrinciples, asOf: string): PrinciplesIssue[] {
  const places = new Places(file.file, file.tree);
  const findings = file.principles.flatMap((principle, index) => checkPrinciple({ principle, places, asOf, at: itemSpan(file, index) }));
  return [...checkFile(file, places, asOf), ...findings].sort((left, right) => left.span.start - right.span.start);
}

interface Subject {
  readonly principle: PrincipleEntry;
  readonly places: Places;
  readonly asOf: string;
  /** Where something that is missing is reported. */
  readonly at: Span;
}

function checkFile(file: ParsedPrinciples, places: Places, asOf: string): PrinciplesIssue[] {
  const { fields } = file;
  if (fields === null) return [];
  const metadata = fields.child("metadata");
  const at = fields.has("metadata") ? fields.keySpan("metadata") : firstKeySpan(fields.tree, fields.node);
  const owner = file.owner === null ? [finding(places, at, "owner-missing", "The file has no owner; name in `metadata` the team or group that answers for it.")] : [];
  return [...owner, ...checkReview(metadata?.child("review") ?? null, { what: "the file", places, asOf })];
}

function checkPrinciple(subject: Subject): PrinciplesIssue[] {
  const { principle, places, asOf, at } = subject;
  const { text, fields } = principle;
  const issues: PrinciplesIssue[] = [];
  const add = (code: IssueCode, message: string): void => {
    issues.push(finding(places, at, code, message));
  };
  if (principle.rules.length === 0 && !principle.hasEvidence) {
    add("no-evidence", `Principle ${text.id} has neither rules nor evidence and can never be proven; add one of them.`);
  }
  if (text.implications.length === 0) {
    add("no-implications", `Principle ${text.id} names no implications, so nobody can tell what it changes; add at least one.`);
  }
  if (text.owner === null) add("owner-missing", `${text.id} has no owner; name the team or group that answers for it.`);
  const review = checkReview(fields.child("review"), { what: text.id, places, asOf });
  return [...issues, ...checkStatement(subject), ...review, ...checkAttestation(subject)];
}

function checkStatement({ principle, places }: Subject): PrinciplesIssue[] {
  const { id, statement } = principle.text;
  const count = countSentences(statement ?? "");
  if (count <= MAXIMUM_SENTENCES) return [];
  const message = `The statement of ${id} has ${String(count)} sentences; move the rest to the rationale.`;
  return [finding(places, principle.fields.span("statement"), "statement-length", message)];
}

function checkReview(review: Fields | null, of: { what: string; places: Places; asOf: string }): PrinciplesIssue[] {
  const date = review?.text("next");
  if (review === null || date === undefined) return [];
  const { what, places, asOf } = of;
  const days = daysUntil(date, asOf);
  if (days > NOTICE_DAYS) return [];
  const span = review.span("next");
  if (days >= 0) return [notice(places, span, "review-overdue", `The review of ${what} is due on ${date}.`)];
  const unreadable = `The review date "${date}" of ${what} cannot be read and counts as passed; write it as YYYY-MM-DD.`;
  const overdue = `The review of ${what} was due on ${date}; review it and set the next date.`;
  return [finding(places, span, "review-overdue", dayNumber(date) === null ? unreadable : overdue)];
}

function checkAttestation({ principle, places, asOf }: Subject): PrinciplesIssue[] {
  const { attestationExpires: date, text, fields } = principle;
  const evidence = fields.child("evidence");
  if (date === null || evidence === null) return [];
  const days = daysUntil(date, asOf);
  if (days > NOTICE_DAYS) return [];
  const span = evidence.span("expires");
  if (days >= 0) return [notice(places, span, "attestation-expired", `The attestation of ${text.id} expires on ${date}; renew it or add rules.`)];
  const unreadable = `The date "${date}" of the attestation of ${text.id} cannot be read and counts as passed; write it as YYYY-MM-DD.`;
  const expired = `The attestation of ${text.id} expired on ${date}; renew it or add rules.`;
  return [finding(places, span, "attestation-expired", dayNumber(date) === null ? unreadable : expired)];
}

/** Number of sentences of a text; an ending followed by a small letter (an abbreviation) ends none. */
export function countSentences(text: string): number {
  const trimmed = text.trim();
  if (trimmed === "") return 0;
  const ends = [...trimmed.matchAll(SENTENCE_END)].length;
  return /[.!?]["')\]]*$/.test(trimmed) ? ends : ends + 1;
}

function itemSpan(file: ParsedPrinciples, index: number): Span {
  return locateRoute(file.tree, 0, ["principles", index]).span;
}

function finding(places: Places, span: Span, code: IssueCode, message: string): PrinciplesIssue {
  return issueAt(places, span, { code, message, severity: ownSeverity(code) });
}

function notice(places: Places, span: Span, code: IssueCode, message: string): PrinciplesIssue {
  return issueAt(places, span, { code, message, severity: "info" });
}

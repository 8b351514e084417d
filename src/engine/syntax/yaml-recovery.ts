import type { Event } from "js-yaml";
import type { Span } from "../model/route.ts";
import type { SyntaxIssue } from "../model/tree.ts";
import { readEvents, type YamlFailure } from "./yaml-events.ts";
import { isIdle, lineAt, lineBefore, shapeOf } from "./yaml-lines.ts";
import { characterMessage, explainReason, SHAPELESS_MESSAGE, TAB_MESSAGE, unclosedMessage, VALUE_MESSAGE } from "./yaml-messages.ts";
import { relaxIndentation } from "./yaml-relax.ts";
import { findUnclosed } from "./yaml-unclosed.ts";

/** A document with its damage blanked out: same length, same offsets. */
export interface Recovered {
  readonly source: string;
  readonly events: readonly Event[];
  readonly issues: readonly SyntaxIssue[];
}

/** Characters that may be parsed again for one document, however many tries that makes. */
const BUDGET = 2_000_000;
const MAXIMUM_TRIES = 60;

/**
 * Parses a damaged document: guesses which line is at fault, replaces it (or only its value) by spaces, and parses again, as long as that moves the
 * first error further down. Keeps every line it can. Indentation that only YAML 1.2 forbids is no damage.
 */
export function recoverDocument(source: string, failure: YamlFailure): Recovered {
  const issues: SyntaxIssue[] = [];
  let present: Attempt = { text: source, source, failure };
  let tries = Math.min(MAXIMUM_TRIES, Math.max(3, Math.floor(BUDGET / (source.length + 1))));
  while (tries > 0 && !isHopeless(present.failure)) {
    let best: (Attempt & { issue: SyntaxIssue | undefined }) | undefined;
    for (const { apply, issue, isSure } of repairsOf(present.text, present.failure)) {
      const text = apply(present.text);
      if (text === present.text) continue;
      tries -= 1;
      const repaired = issue === undefined ? present.source : apply(present.source);
      const result = readEvents(text);
      if (!("reason" in result)) return { source: repaired, events: result, issues: issue === undefined ? issues : [...issues, issue] };
      if (progress(result) <= Math.max(progress(best?.failure), present.failure.position)) continue;
      best = { text, source: repaired, failure: result, issue };
      if (isSure) break;
    }
    if (best === undefined) break;
    if (best.issue !== undefined) issues.push(best.issue);
    present = best;
  }
  return keepBeginning(present, issues);
}

interface Attempt {
  /** What was parsed. */
  readonly text: string;
  /** The same, with its comments and line breaks in place. */
  readonly source: string;
  readonly failure: YamlFailure;
}

/** How far a failed try came. An error at the end of the stream says only that something earlier was not closed. */
function progress(failure: YamlFailure | undefined): number {
  return failure === undefined || failure.reason.includes("end of the stream within") ? -1 : failure.position;
}

function isHopeless(failure: YamlFailure): boolean {
  return failure.reason.includes("maxDepth") || failure.reason.startsWith("more than");
}

/** The last resort: what stands before the damage. */
function keepBeginning({ text, source, failure }: Attempt, issues: readonly SyntaxIssue[]): Recovered {
  const line = damagedLine(text, failure);
  const issue = { ...trim(text, { start: Math.min(failure.position, line.end), end: line.end }), message: explainReason(failure.reason) };
  const rest = { start: line.start, end: text.length };
  const events = readEvents(blank(text, rest));
  return { source: blank(source, rest), events: "reason" in events ? [] : events, issues: [...issues, issue] };
}

interface Repair {
  /** Undefined where nothing is wrong but for YAML 1.2 to the letter. */
  readonly issue: SyntaxIssue | undefined;
  /** A known kind of damage: taken as soon as it helps. Others compete for the one that helps most. */
  readonly isSure: boolean;
  readonly apply: (text: string) => string;
}

function repairsOf(source: string, failure: YamlFailure): Repair[] {
  const line = damagedLine(source, failure);
  const before = lineBefore(source, line);
  const repairs: Repair[] = characterRepairs(source, failure);
  if (failure.reason.includes("deficient")) repairs.push({ issue: undefined, isSure: true, apply: relaxIndentation });
  repairs.push(...tabRepairs(source, line, failure));
  const unclosed = findUnclosed(source, line);
  if (unclosed !== undefined) repairs.push(blanking(source, unclosed, unclosedMessage(unclosed.character), true));
  const isShapeless = [line, before].map((candidate) => candidate !== undefined && looksShapeless(source, candidate));
  if (before !== undefined && isShapeless[1] === true) repairs.push(blankingLine(source, before, SHAPELESS_MESSAGE, true));
  if (isShapeless[0] === true) repairs.push(blankingLine(source, line, SHAPELESS_MESSAGE, true));
  const { hasKey, value, isItem } = shapeOf(source, line);
  const reason = explainReason(failure.reason);
  const valueReason = failure.reason.includes("indentation") ? VALUE_MESSAGE : reason;
  if (hasKey && value < line.end) repairs.push(blanking(source, { start: value, end: line.end }, valueReason, false));
  repairs.push(blankingLine(source, line, reason, false));
  if (isItem) repairs.push(blanking(source, line, reason, false));
  if (before !== undefined) repairs.push(blankingLine(source, before, reason, false));
  return repairs;
}

/** The line of the error, or the last one before it that holds something. */
function damagedLine(source: string, failure: YamlFailure): Span {
  const line = lineAt(source, failure.position);
  return isIdle(source, line) ? (lineBefore(source, line) ?? line) : line;
}

function looksShapeless(source: string, line: Span): boolean {
  const shape = shapeOf(source, line);
  return !shape.hasKey && !shape.isItem && !/^(?:---|\.\.\.|[%\]}?:])/.test(source.slice(shape.content, shape.content + 3));
}

const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function characterRepairs(source: string, failure: YamlFailure): Repair[] {
  if (!/null byte|non-printable|valid JSON character/.test(failure.reason)) return [];
  const start = failure.position;
  const issue = { start, end: start + 1, message: characterMessage(source.charCodeAt(start)) };
  return [{ issue, isSure: true, apply: (text) => text.replace(FORBIDDEN, " ") }];
}

function tabRepairs(source: string, line: Span, failure: YamlFailure): Repair[] {
  const indentation = /^[ \t]*/.exec(source.slice(line.start, line.end))?.[0] ?? "";
  const tab = indentation.indexOf("\t");
  if (tab < 0 && !failure.reason.includes("tab characters")) return [];
  const start = tab < 0 ? failure.position : line.start + tab;
  const issue = { start, end: Math.max(start + 1, tab < 0 ? 0 : line.start + indentation.length), message: TAB_MESSAGE };
  return [{ issue, isSure: true, apply: (text) => text.replace(/^[ \t]+/gm, (white) => " ".repeat(white.length)) }];
}

/** Blanks a line behind its dashes, so that the item it begins stays an item. */
function blankingLine(source: string, line: Span, message: string, isSure: boolean): Repair {
  return blanking(source, { start: shapeOf(source, line).content, end: line.end }, message, isSure);
}

function blanking(source: string, span: Span, message: string, isSure: boolean): Repair {
  return { issue: { ...trim(source, span), message }, isSure, apply: (text) => blank(text, span) };
}

function blank(source: string, span: Span): string {
  const blanked = source.slice(span.start, span.end).replace(/[^\r\n]/g, " ");
  return source.slice(0, span.start) + blanked + source.slice(span.end);
}

function trim(source: string, span: Span): Span {
  const text = source.slice(span.start, span.end);
  const trimmed = text.trimEnd();
  return trimmed === "" ? span : { start: span.end - text.trimStart().length, end: span.start + trimmed.length };
}

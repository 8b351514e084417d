import type { Conformance } from "./conformance.ts";
import { isDate } from "./dates.ts";
import { summarise, type HistoryRecord, type Report, type WaiverState } from "./report.ts";

/** What a history file holds. */
export interface History {
  /** One for each commit and date, the last that was written; the oldest first. */
  readonly records: readonly HistoryRecord[];
  /** Number of lines that are no records, as a crash of the machine may leave them. */
  readonly broken: number;
}

/** The run as one record of the history. Waivers are counted by their state. */
export function recordOf(report: Report, conformance: Conformance): HistoryRecord {
  const { findings, waived, suppressed, baseline, unresolved } = summarise(report);
  const count = (state: WaiverState["state"]): number => report.waivers.filter((waiver) => waiver.state === state).length;
  const shares = conformance.principles.flatMap(({ id, score }) => (id === null ? [] : [[id, score.share] as const]));
  return {
    asOf: report.asOf,
    commit: report.commit,
    version: report.tool.version,
    findings: { error: findings.error, warning: findings.warning, info: findings.info, hint: findings.hint },
    waived,
    suppressed,
    baseline,
    unresolved,
    waivers: { inForce: count("in-force"), expiring: count("expiring"), expired: count("expired") },
    conformance: Object.fromEntries(shares),
  };
}

/** A record as a line of the file (JSON Lines), its end included. */
export function formatRecord(record: HistoryRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Reads a history file. What is no record is counted and left out. */
export function parseHistory(text: string): History {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const read = lines.flatMap((line) => parseRecord(line) ?? []);
  const last = new Map<string, HistoryRecord>();
  for (const record of read) {
    last.delete(keyOf(record));
    last.set(keyOf(record), record);
  }
  const records = [...last.values()].sort((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? -1 : 1));
  return { records, broken: lines.length - read.length };
}

/** The records of other runs than that of a commit on a date. */
export function recordsBefore(records: readonly HistoryRecord[], run: Pick<HistoryRecord, "commit" | "asOf">): readonly HistoryRecord[] {
  return records.filter((record) => keyOf(record) !== keyOf(run) && record.asOf <= run.asOf);
}

function keyOf({ commit, asOf }: Pick<HistoryRecord, "commit" | "asOf">): string {
  return `${asOf} ${commit ?? ""}`;
}

function parseRecord(line: string): HistoryRecord | null {
  const value = parseJson(line);
  return isRecord(value) ? value : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is HistoryRecord {
  if (!isObject(value)) return false;
  const { asOf, commit, version, findings, waivers, conformance } = value;
  return (
    typeof asOf === "string" && isDate(asOf) && (commit === null || typeof commit === "string") && typeof version === "string" &&
    hasCounts(value, ["waived", "suppressed", "baseline", "unresolved"]) &&
    hasCounts(findings, ["error", "warning", "info", "hint"]) &&
    hasCounts(waivers, ["inForce", "expiring", "expired"]) &&
    isObject(conformance) && Object.values(conformance).every(isShare)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasCounts(value: unknown, keys: readonly string[]): boolean {
  return isObject(value) && keys.every((key) => Number.isInteger(value[key]));
}

function isShare(value: unknown): boolean {
  return value === null || (typeof value === "number" && value >= 0 && value <= 1);
}

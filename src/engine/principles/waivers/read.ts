import { dayNumber } from "../dates.ts";
import { Places } from "../places.ts";
import { isPack } from "../packs.ts";
import type { RuleIndex } from "../rule-index.ts";
import { readScope } from "../scope.ts";
import type { ParsedPrinciples, Scope } from "../types.ts";
import { memberOf } from "../../rules/values.ts";
import type { Fields } from "../../shape/fields.ts";
import type { Waiver, WaiverRisk, WaiverType } from "../../model/governance.ts";

/** What decides whether a waiver counts. */
export interface WaiverContext {
  readonly index: RuleIndex;
  /** Approvers by principle, as those who answer for it name them; empty where nobody is named. */
  readonly approvers: ReadonlyMap<string, readonly string[]>;
  /** Principles by the rules they name or bring in. */
  readonly principlesOf: (rule: string) => readonly string[];
  /** ISO date: the one clock. */
  readonly asOf: string;
  /** Longest run time in days. */
  readonly maxDays: number;
}

/** A waiver with its place in the file, and everything that is wrong with it. */
export interface WaiverEntry {
  readonly waiver: Waiver;
  readonly fields: Fields;
  readonly places: Places;
  readonly scope: Scope;
  readonly faults: WaiverFaults;
}

/** Why a waiver has no effect; each part is empty or null where nothing is wrong. */
export interface WaiverFaults {
  /** Keys that are missing. */
  readonly missing: readonly string[];
  readonly isExpired: boolean;
  /** Days it runs, where they are more than allowed. */
  readonly tooLong: number | null;
  /** Its date of approval, where that cannot be read or is still to come. */
  readonly approvedOn: "unreadable" | "to-come" | null;
  /** What speaks against its approver: `asked for it`, `is not among the approvers of SEC-1`. */
  readonly approval: string | null;
  /** Keys of its scope that cannot be told yet: it would cover what nobody approved. */
  readonly scopeKeys: readonly string[];
}

const TYPES: readonly WaiverType[] = ["dispensation", "mitigated", "not-applicable"];
const REQUIRED = ["reason", "approvedBy", "expires", "scope"] as const;

/** The waivers of all files that have a say, in their order. One that lacks something, or whose day has passed, has no effect. */
export function readWaivers(files: readonly ParsedPrinciples[], context: WaiverContext): WaiverEntry[] {
  return files.flatMap((file) => {
    const places = new Places(file.file, file.tree);
    return (file.fields?.children("waivers") ?? []).map((fields) => readWaiver(fields, places, context));
  });
}

function readWaiver(fields: Fields, places: Places, context: WaiverContext): WaiverEntry {
  const scope = readScope(fields.child("scope"));
  const named = fields.texts("rules");
  const written = {
    id: fields.text("id") ?? "",
    principle: fields.text("principle") ?? null,
    rules: [...new Set(named.flatMap((name) => (isPack(name) ? context.index.rulesOfPack(name).map((rule) => rule.id) : [name])))],
    scope,
    type: memberOf(TYPES, fields.text("type")) ?? "dispensation",
    reason: textOrNull(fields.text("reason")),
    risk: readRisk(fields.child("risk")),
    compensatingControls: fields.texts("compensatingControls"),
    requestedBy: textOrNull(fields.text("requestedBy")),
    approvedBy: textOrNull(fields.text("approvedBy")),
    approvedOn: fields.text("approvedOn") ?? null,
    expires: textOrNull(fields.text("expires")),
    ticket: fields.text("ticket") ?? null,
    adr: fields.text("adr") ?? null,
    origin: places.origin(fields.has("id") ? fields.span("id") : fields.span("")),
  };
  const faults = faultsOf(written, fields, context, scope);
  const end = dayNumber(written.expires ?? "");
  const daysLeft = end === null ? null : end - (dayNumber(context.asOf) ?? 0);
  return { waiver: { ...written, ...judge(written, faults), daysLeft }, fields, places, scope, faults };
}

type Written = Omit<Waiver, "withoutEffect" | "status" | "daysLeft">;

function faultsOf(waiver: Written, fields: Fields, context: WaiverContext, scope: Scope): WaiverFaults {
  const missing: string[] = REQUIRED.filter((key) => (key === "scope" ? !fields.has(key) : waiver[key] === null));
  if (waiver.principle === null && waiver.rules.length === 0) missing.push("principle or rules");
  return { missing, ...dateFaults(waiver, context), approval: approvalFault(waiver, context), scopeKeys: scope.ofModel };
}

function dateFaults({ expires, approvedOn }: Written, { asOf, maxDays }: WaiverContext): Pick<WaiverFaults, "isExpired" | "tooLong" | "approvedOn"> {
  const [end, approved, today] = [dayNumber(expires ?? ""), dayNumber(approvedOn ?? ""), dayNumber(asOf) ?? 0];
  const days = end === null ? 0 : end - (approved ?? today);
  return {
    isExpired: expires !== null && (end === null || end < today),
    tooLong: days > maxDays ? days : null,
    approvedOn: approvalDateFault(approvedOn, approved, today),
  };
}

function approvalDateFault(written: string | null, approved: number | null, today: number): WaiverFaults["approvedOn"] {
  if (written === null) return null;
  if (approved === null) return "unreadable";
  return approved > today ? "to-come" : null;
}

function approvalFault(waiver: Written, context: WaiverContext): string | null {
  const { approvedBy, requestedBy, principle } = waiver;
  if (approvedBy === null) return null;
  if (requestedBy !== null && personOf(approvedBy) === personOf(requestedBy)) return "asked for it";
  const principles = principle !== null ? [principle] : [...new Set(waiver.rules.flatMap((rule) => context.principlesOf(rule)))];
  const lacking = principles.find((id) => {
    const approvers = context.approvers.get(id) ?? [];
    return approvers.length > 0 && !approvers.some((approver) => approver.trim().toLowerCase() === approvedBy.toLowerCase());
  });
  return lacking === undefined ? null : `is not among the approvers of ${lacking}`;
}

/** Who is meant, however the name is written: `user:ada`, `@ada` and `Ada` are one. */
function personOf(name: string): string {
  return name.trim().toLowerCase().replace(/^(?:user:)?@?/, "");
}

/** Whether a waiver counts, and why it does not. */
function judge({ expires, approvedOn }: Written, faults: WaiverFaults): Pick<Waiver, "status" | "withoutEffect"> {
  const { missing, isExpired } = faults;
  const isRequested = missing.length > 0 && missing.every((key) => key === "approvedBy");
  if (missing.length > 0 && !isRequested) return { status: "invalid", withoutEffect: `it lacks ${missing.join(", ")}` };
  if (isExpired) return { status: "expired", withoutEffect: `it expired on ${expires ?? ""}` };
  const fault = faultOf(faults);
  if (fault !== null) return { status: "invalid", withoutEffect: fault };
  if (faults.approvedOn === "to-come") return { status: "requested", withoutEffect: `it counts from its approval on ${approvedOn ?? ""}` };
  return isRequested ? { status: "requested", withoutEffect: "it is not approved yet" } : { status: "in-force", withoutEffect: null };
}

function faultOf({ tooLong, approval, approvedOn, scopeKeys }: WaiverFaults): string | null {
  if (tooLong !== null) return `it runs for ${String(tooLong)} days, more than is allowed`;
  if (approval !== null) return `who approved it ${approval}`;
  if (approvedOn === "unreadable") return "the date of its approval cannot be read";
  return scopeKeys.length > 0 ? `${scopeKeys.join(", ")} of its scope cannot be told yet` : null;
}

function readRisk(fields: Fields | null): WaiverRisk | null {
  if (fields === null) return null;
  return { likelihood: numberOf(fields.text("likelihood")), impact: numberOf(fields.text("impact")), register: fields.text("register") ?? null };
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || !/^\d+$/.test(text) ? null : Number(text);
}

function textOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

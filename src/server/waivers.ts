import type { Finding, Resource, Waiver, WaiverNote } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import type { ExpiringWaiver } from "#protocol/governance.ts";
import { toLocation } from "./convert/to-lsp.ts";
import type { Root } from "./roots/root.ts";

/** Days before its end from which on a waiver is called out. */
export const SOON = 30;

const DAY = 86_400_000;

/** Until when a waiver holds, and how long that is where it is not long: `waived until 2026-12-05, 13 days left`. */
export function waiverTerm({ expires, daysLeft }: Pick<WaiverNote, "expires" | "daysLeft">): string {
  return `waived until ${expires ?? "an unknown day"}${daysLeft <= SOON ? `, ${daysText(daysLeft)}` : ""}`;
}

export function daysText(days: number): string {
  if (days === 0) return "last day";
  return `${String(days)} ${days === 1 ? "day" : "days"} left`;
}

/** The whole entry behind the note a finding carries; null where the principles file has changed since. */
export function waiverOf(root: Root, { file, waiver }: Pick<Finding, "file" | "waiver">): Waiver | null {
  if (waiver === null) return null;
  const all = root.rules?.rulesFor(parentOf(file)).waivers ?? [];
  return all.find(({ id, origin }) => id === waiver.id && origin.file === waiver.origin.file) ?? null;
}

/** Waivers that are about a failing finding and have no effect on it: requested ones, and those that have expired. */
export function idleWaivers(root: Root, finding: Finding): readonly Waiver[] {
  if (finding.verdict !== "fail") return [];
  const used = new Set(root.report(finding.file)?.waiversUsed);
  const all = root.rules?.rulesFor(parentOf(finding.file)).waivers ?? [];
  return all.filter((waiver) => waiver.withoutEffect !== null && used.has(`${waiver.origin.file}#${waiver.id}`) && isAbout(waiver, finding));
}

function isAbout({ principle, rules, scope }: Waiver, finding: Finding): boolean {
  if (principle !== null && principle !== finding.principle) return false;
  if (rules.length > 0 && !rules.includes(finding.rule)) return false;
  return scope.resources.length === 0 || scope.resources.some((name) => /[*?[{]/.test(name) || isNamed(name, finding.resource));
}

/** `Kind/name` or `namespace/Kind/name`. */
function isNamed(name: string, resource: Resource | null): boolean {
  if (resource === null) return false;
  const own = `${resource.type.slice(resource.type.indexOf(".") + 1)}/${resource.name}`;
  return name === own || name === `${resource.namespace ?? ""}/${own}`;
}

/** Waivers in force in any of the roots that end soon, the first to end first. */
export function expiringWaivers(roots: readonly Root[]): readonly ExpiringWaiver[] {
  const found = roots.flatMap(expiringIn);
  return found.sort((left, right) => left.daysLeft - right.daysLeft || (left.id < right.id ? -1 : 1));
}

function expiringIn(root: Root): readonly ExpiringWaiver[] {
  const { rules } = root;
  const waivers = rules?.principlesFiles.flatMap((file) => rules.rulesFor(parentOf(file)).waivers ?? []) ?? [];
  const distinct = new Map(waivers.map((waiver) => [`${waiver.origin.file}#${waiver.id}`, waiver]));
  return [...distinct.values()].flatMap(({ id, expires, withoutEffect, origin }) => {
    const daysLeft = daysBetween(root.services.today(), expires ?? "");
    if (withoutEffect !== null || expires === null || daysLeft === null || daysLeft > SOON) return [];
    return [{ id, expires, daysLeft, place: toLocation(root.uriOf(origin.file), origin.range) }];
  });
}

/** Days from one ISO date to another; null where one of them is none. */
export function daysBetween(from: string, to: string): number | null {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
  return Number.isFinite(days) ? days : null;
}

/** The ISO date so many days after another; null where that one is none. */
export function addDays(date: string, days: number): string | null {
  const start = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(start) ? new Date(start + days * DAY).toISOString().slice(0, 10) : null;
}

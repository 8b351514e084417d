import type { FileReport, Finding, Resource, SuppressionUse } from "#engine/index.ts";
import { isWithin } from "#host/paths.ts";
import type { Collected } from "./collect.ts";
import type { Difference } from "./state.ts";
import type { Reason } from "./triage-reason.ts";
import { principlesReasons, type PrinciplesChange } from "./triage-principles.ts";
import { TRIAGE_RULES } from "./triage-rules.ts";

export interface TriageInput extends Difference {
  /** Files and folders that are looked at, relative to the root. */
  readonly paths: readonly string[];
  readonly principles: readonly PrinciplesChange[];
}

/** Objects whose loss takes a protection away. */
const PROTECTIONS: ReadonlySet<string> = new Set(["k8s.NetworkPolicy", "k8s.PodDisruptionBudget"]);
const REASONS: Readonly<Record<string, string>> = {
  "triage/role": "new-role",
  "triage/role-binding": "new-role",
  "triage/image-registry": "new-registry",
  "triage/stage-registry": "new-registry",
  "triage/service-registry": "new-registry",
  "triage/external-host": "new-external-host",
};

/** All reasons to look at a change, by file and line; none where its authors may answer for it themselves. */
export function reasonsOf(input: TriageInput): Reason[] {
  const reasons = [
    ...input.principles.flatMap(principlesReasons),
    ...suppressionReasons(input),
    ...findingReasons(input),
    ...newPlaces(input),
    ...newNames(input),
    ...objectReasons(input),
    ...unreadable(input),
  ];
  return reasons.sort(compareReasons);
}

function suppressionReasons({ before, after, paths }: TriageInput): Reason[] {
  const keyOf = ({ rules, by, form, reason, until, isBlanket }: SuppressionUse): string => JSON.stringify([[...rules].sort(), by, form, reason, until, isBlanket]);
  const itemsOf = (state: Collected): Item<SuppressionUse>[] =>
    below(state.reports, paths).flatMap(({ file, suppressions }) => suppressions.map((value) => ({ file, key: keyOf(value), value })));
  return unmatched(itemsOf(after), itemsOf(before)).map(({ file, value }) => {
    const what = value.rules.length > 0 ? value.rules.join(", ") : "everything another tool checks";
    return { reason: "new-suppression", message: `Findings of ${what} are suppressed here now.`, file, range: value.range };
  });
}

/** Findings that count, or will. */
function findingReasons({ after }: TriageInput): Reason[] {
  const fresh = after.findings.filter(({ rule, verdict, effect, stage }) => verdict === "fail" && !isOfTriage(rule) && (effect === "error" || stage === "enforce"));
  return fresh.map(({ rule, message, file, range }) => ({ reason: "new-finding", message: `${message} (${rule})`, file, range }));
}

function newPlaces({ after }: TriageInput): Reason[] {
  return after.findings
    .filter(({ rule, verdict }) => verdict === "fail" && TRIAGE_RULES[rule] === "places")
    .map(({ rule, message, file, range }) => ({ reason: REASONS[rule] ?? "new-exposure", message, file, range }));
}

/** Each name once, where it first stands; names of the whole base are known. */
function newNames({ before, after }: TriageInput): Reason[] {
  const isName = ({ rule }: Finding): boolean => TRIAGE_RULES[rule] === "names";
  const told = new Set(before.findings.filter(isName).map(({ message }) => message));
  return after.findings.filter(isName).flatMap(({ rule, message, file, range }) => {
    if (told.has(message)) return [];
    told.add(message);
    return [{ reason: REASONS[rule] ?? "new-name", message, file, range }];
  });
}

function objectReasons({ before, after, paths }: TriageInput): Reason[] {
  const itemsOf = (state: Collected): Item<Resource>[] =>
    below(state.reports, paths).flatMap(({ file, inventory }) => inventory.map((value) => ({ file, key: `${value.type} ${value.namespace ?? ""} ${value.name}`, value })));
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const lost = unmatched(old, now).filter(({ value }) => PROTECTIONS.has(value.type));
  const kinds = new Set(before.reports.flatMap(({ inventory }) => inventory.map(({ type }) => type)));
  const fresh = new Map(now.filter(({ value }) => !kinds.has(value.type)).reverse().map((item) => [item.value.type, item]));
  return [
    ...lost.map(({ file, value }) => ({ reason: "protection-removed", message: `${kindOf(value)} ${value.name} was removed.`, file, range: null })),
    ...[...fresh.values()].map(({ file, value }) => ({ reason: "new-kind", message: `The first ${kindOf(value)} of the repository: ${value.name}.`, file, range: null })),
  ];
}

/** What cannot be read cannot be told to be harmless, unless it was as bad before. */
function unreadable({ before, after }: TriageInput): Reason[] {
  const known = new Set(before.errors.map(({ file }) => file));
  const broken = after.errors.filter(({ file }) => !known.has(file));
  return broken.map(({ file, range, message }) => ({ reason: "not-readable", message, file, range }));
}

interface Item<T> {
  readonly file: string;
  readonly key: string;
  readonly value: T;
}

/** Items without a partner of the same key among the others: first in the same file, then wherever one is left, as after a move. */
function unmatched<T>(items: readonly Item<T>[], others: readonly Item<T>[]): Item<T>[] {
  const rest = new Map<string, number>();
  const count = (key: string): number => rest.get(key) ?? 0;
  for (const { file, key } of others) for (const name of [key, `${file} ${key}`]) rest.set(name, count(name) + 1);
  const take = (file: string, key: string): void => { for (const name of [key, `${file} ${key}`]) rest.set(name, count(name) - 1); };
  const open = items.filter(({ file, key }) => {
    if (count(`${file} ${key}`) <= 0) return true;
    take(file, key);
    return false;
  });
  return open.filter(({ key }) => {
    if (count(key) <= 0) return true;
    rest.set(key, count(key) - 1);
    return false;
  });
}

function below(reports: readonly FileReport[], paths: readonly string[]): FileReport[] {
  return reports.filter(({ file }) => paths.some((path) => isWithin(file, path)));
}

function isOfTriage(rule: string): boolean {
  return rule in TRIAGE_RULES;
}

/** `Deployment` of `k8s.Deployment`, `service` of `compose.service`. */
function kindOf({ type }: Resource): string {
  return type.slice(type.indexOf(".") + 1);
}

function compareReasons(left: Reason, right: Reason): number {
  const keyOf = ({ file, range, reason, message }: Reason): (string | number)[] => [file, range?.start.line ?? 0, range?.start.column ?? 0, reason, message];
  const [a, b] = [keyOf(left), keyOf(right)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}

import { parsePrinciplesFile, severityRank, type ParsedPrinciples, type Range, type Span } from "#engine/index.ts";
import type { Reason } from "./triage-reason.ts";

/** A principles file before and after a change; null where there is none. */
export interface PrinciplesChange {
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Parts of a principles file whose entries have ids or names, and what one of them is called. */
const LISTS = [
  { keys: ["principles"], id: "id", kind: "principle", title: "Principle" },
  { keys: ["customRules"], id: "id", kind: "rule", title: "Rule" },
  { keys: ["waivers"], id: "id", kind: "waiver", title: "Waiver" },
  { keys: ["architecture", "externals"], id: "name", kind: "external", title: "External" },
] as const;
/** Parts that are compared key by key. */
const MAPPINGS = [
  { keys: ["settings"], kind: "setting", title: "Setting" },
  { keys: ["architecture", "environments"], kind: "environment", title: "Environment" },
  { keys: ["architecture", "zones"], kind: "zone", title: "Zone" },
  { keys: ["architecture", "tiers"], kind: "tier", title: "Tier" },
  { keys: ["architecture", "dataClasses"], kind: "data-class", title: "Data class" },
  { keys: ["architecture", "providers"], kind: "provider", title: "Provider" },
] as const;
/** What else of a file is compared as a whole. */
const REST = ["extends", "flows"] as const;
const STAGES = ["advisory", "warn", "enforce"];

/** What changed in a principles file, one reason for each entry. A file whose texts differ but not its entries gives none. */
export function principlesReasons({ file, before, after }: PrinciplesChange): Reason[] {
  const [old, now] = [read(file, before), read(file, after)];
  if (old === null || now === null) {
    if (old === null && now === null) return [];
    const what = old === null ? "added" : "removed";
    return [{ reason: `principles-${what}`, message: `The principles file ${file} was ${what}.`, file, range: null }];
  }
  return [
    ...LISTS.flatMap((part) => listReasons(part, old, now)),
    ...MAPPINGS.flatMap(({ keys, kind, title }) => mappingReasons({ kind, title, before: at(old.plain, keys), after: at(now.plain, keys) }, now)),
    ...REST.flatMap((key) => restReason(key, old, now)),
  ];
}

interface PrinciplesText {
  readonly parsed: ParsedPrinciples;
  readonly text: string;
  readonly plain: Readonly<Record<string, unknown>>;
}

type Plain = Readonly<Record<string, unknown>>;

function read(file: string, text: string | null): PrinciplesText | null {
  if (text === null) return null;
  const parsed = parsePrinciplesFile(file, text);
  const { fields } = parsed;
  if (!parsed.isOurs || fields === null) return null;
  const keys = ["principles", "customRules", "waivers", "architecture", "settings", "extends"];
  return { parsed, text, plain: Object.fromEntries(keys.map((key) => [key, fields.plain(key)])) };
}

function listReasons({ keys, id, kind, title }: (typeof LISTS)[number], old: PrinciplesText, now: PrinciplesText): Reason[] {
  const [before, after] = [entriesOf(old.plain, keys, id), entriesOf(now.plain, keys, id)];
  const reasons: Reason[] = [];
  for (const [name, entry] of after) {
    const known = before.get(name);
    const place = { file: now.parsed.file, range: rangeOf(now, keys, id, name) };
    if (known === undefined) reasons.push({ reason: `${kind}-added`, message: `${title} ${name} was added.`, ...place });
    else if (!isEqual(known, entry)) {
      const what = kind === "principle" && isLoosened(known, entry) ? "loosened" : "changed";
      reasons.push({ reason: `${kind}-${what}`, message: `${title} ${name} was ${what}: ${changedKeys(known, entry)}.`, ...place });
    }
  }
  const gone = [...before.keys()].filter((name) => !after.has(name));
  return [...reasons, ...gone.map((name) => ({ reason: `${kind}-removed`, message: `${title} ${name} was removed.`, file: now.parsed.file, range: null }))];
}

function entriesOf(plain: Plain, keys: readonly string[], id: string): Map<string, Plain> {
  const list = at(plain, keys);
  const entries = Array.isArray(list) ? list.filter(isMapping) : [];
  return new Map(entries.map((entry) => [String(entry[id]), entry]));
}

interface MappingChange {
  readonly kind: string;
  readonly title: string;
  readonly before: unknown;
  readonly after: unknown;
}

function mappingReasons({ kind, title, before, after }: MappingChange, { parsed }: PrinciplesText): Reason[] {
  const [old, now] = [isMapping(before) ? before : {}, isMapping(after) ? after : {}];
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])].filter((name) => !isEqual(old[name], now[name]));
  return names.map((name) => {
    const what = old[name] === undefined ? "added" : now[name] === undefined ? "removed" : "changed";
    return { reason: `${kind}-${what}`, message: `${title} ${name} was ${what}.`, file: parsed.file, range: null };
  });
}

function restReason(key: (typeof REST)[number], old: PrinciplesText, now: PrinciplesText): Reason[] {
  const keys = key === "flows" ? ["architecture", "flows"] : [key];
  if (isEqual(at(old.plain, keys), at(now.plain, keys))) return [];
  return [{ reason: `${key}-changed`, message: key === "flows" ? "The allowed flows were changed." : "What the principles file extends was changed.", file: now.parsed.file, range: null }];
}

/** A lower severity, a lower stage, a narrower scope, fewer rules, or others may override it now. */
function isLoosened(before: Plain, after: Plain): boolean {
  const rank = (entry: Plain): number => severityOrNone(entry["severity"]);
  const isOverridable = after["overridable"] === true && before["overridable"] !== true;
  return rank(after) > rank(before) || stageOf(after) < stageOf(before) || isOverridable || !isEqual(before["scope"], after["scope"]) || lacksRules(before, after);
}

function severityOrNone(value: unknown): number {
  return value === "error" || value === "warning" || value === "info" || value === "hint" ? severityRank(value) : -1;
}

/** The highest stage a principle has at any date; without stages it is enforced. */
function stageOf(entry: Plain): number {
  const stages = Array.isArray(entry["stages"]) ? entry["stages"].filter(isMapping) : [];
  return stages.length === 0 ? STAGES.length - 1 : Math.max(...stages.map(({ stage }) => STAGES.indexOf(String(stage))));
}

function lacksRules(before: Plain, after: Plain): boolean {
  const names = (entry: Plain): string[] => (Array.isArray(entry["rules"]) ? entry["rules"].filter(isMapping).map((rule) => String(rule["id"] ?? rule["pack"])) : []);
  const now = new Set(names(after));
  return names(before).some((name) => !now.has(name));
}

function changedKeys(before: Plain, after: Plain): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => !isEqual(before[key], after[key])).join(", ");
}

function at(plain: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), plain);
}

function isMapping(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values say the same, whatever the order of their keys. */
function isEqual(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isMapping(value)) return value === undefined ? "" : JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

function rangeOf({ parsed, text }: PrinciplesText, keys: readonly string[], id: string, name: string): Range | null {
  const [last = "", ...above] = [...keys].reverse();
  const holder = above.reverse().reduce((fields, key) => fields?.child(key) ?? null, parsed.fields);
  const entry = holder?.children(last).find((fields) => fields.text(id) === name);
  return entry === undefined ? null : rangeIn(text, entry.span(id));
}

function rangeIn(text: string, { start, end }: Span): Range {
  const position = (offset: number): Range["start"] => {
    const before = text.slice(0, offset);
    return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
  };
  return { start: position(start), end: position(end) };
}

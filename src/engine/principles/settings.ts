import { minorVersion } from "../rules/values.ts";
import { issueAt, Places } from "./places.ts";
import type { ParsedPrinciples, PrinciplesIssue, SettingsEntry } from "./types.ts";
import type { Settings } from "../model/plan.ts";
import { severityRank, type Severity } from "../model/severity.ts";

/** Newest minor version of Kubernetes the tables know. */
export const NEWEST_KUBERNETES = 37;

/** Settings of a run beside those that evaluation reads. */
export interface RunSettings {
  readonly failOn: Severity | "never";
  /** How the editor shows unresolved values; null hides them. */
  readonly unresolved: Severity | null;
  /** Largest file to read, in bytes; null for the default. */
  readonly fileSize: number | null;
  /** Accepted old findings: a path, relative to the root. */
  readonly baseline: string | null;
  /** Git revision the findings are compared with. */
  readonly base: string | null;
  /** Whether only what is new against baseline or base turns the gate red. */
  readonly newFindingsOnly: boolean;
  /** Past runs: a path, relative to the root. */
  readonly history: string | null;
  /** Longest run time of a waiver in days, and most resources it may cover. */
  readonly waiverDays: number;
  readonly waiverResources: number;
}

export const DEFAULT_SETTINGS: Settings = { kubernetesMinor: NEWEST_KUBERNETES, reasonRequired: false, foreignSuppressions: true, suppressionDays: null };
export const DEFAULT_RUN_SETTINGS: RunSettings = {
  failOn: "error", unresolved: null, fileSize: null, waiverDays: 365, waiverResources: 20, baseline: null, base: null, newFindingsOnly: false, history: null,
};

/**
 * The settings in force. What a run needs comes from the nearest file that sets it; what limits those who write manifests (the gate,
 * suppressions, waivers) is as strict as the strictest file has it: a nearer file may tighten, and never loosen.
 */
export function mergeSettings(files: readonly ParsedPrinciples[]): { settings: Settings; run: RunSettings } {
  const entries = files.map((file) => file.settings);
  return { settings: evaluationSettings(files, entries), run: runSettings(entries) };
}

function evaluationSettings(files: readonly ParsedPrinciples[], entries: readonly SettingsEntry[]): Settings {
  const minors = entries.map((entry) => (entry.kubernetes === null ? null : minorVersion(entry.kubernetes)));
  const externals = [...new Set(files.flatMap(externalsOf))];
  return {
    kubernetesMinor: Math.min(first(minors) ?? NEWEST_KUBERNETES, NEWEST_KUBERNETES),
    reasonRequired: entries.some((entry) => entry.reasonRequired === true),
    foreignSuppressions: entries.every((entry) => entry.foreignSuppressions !== false),
    suppressionDays: least(entries.map((entry) => entry.suppressionDays)),
    ...(externals.length === 0 ? {} : { externals }),
  };
}

function runSettings(entries: readonly SettingsEntry[]): RunSettings {
  const unresolved = first(entries.map((entry) => entry.unresolved));
  return {
    failOn: strictestGate(entries.map((entry) => entry.failOn)) ?? DEFAULT_RUN_SETTINGS.failOn,
    unresolved: unresolved === "hidden" ? null : unresolved,
    fileSize: first(entries.map((entry) => entry.fileSize)),
    waiverDays: least(entries.map((entry) => entry.waiverDays)) ?? DEFAULT_RUN_SETTINGS.waiverDays,
    waiverResources: least(entries.map((entry) => entry.waiverResources)) ?? DEFAULT_RUN_SETTINGS.waiverResources,
    baseline: first(entries.map((entry) => entry.baseline)),
    base: first(entries.map((entry) => entry.base)),
    newFindingsOnly: entries.some((entry) => entry.newFindingsOnly === true) && entries.every((entry) => entry.newFindingsOnly !== false),
    history: first(entries.map((entry) => entry.history)),
  };
}

/** The gate that lets the least through; null where no file sets one. */
function strictestGate(gates: readonly SettingsEntry["failOn"][]): SettingsEntry["failOn"] {
  const strictness = (gate: Severity | "never"): number => (gate === "never" ? -1 : severityRank(gate));
  return gates.reduce((strictest, gate) => (gate !== null && (strictest === null || strictness(gate) > strictness(strictest)) ? gate : strictest), null);
}

function least(values: readonly (number | null)[]): number | null {
  const set = values.filter((value) => value !== null);
  return set.length === 0 ? null : Math.min(...set);
}

/** What the externals of a file provide, and the hosts they answer to; those of all files count. */
function externalsOf(file: ParsedPrinciples): readonly string[] {
  const externals = file.fields?.child("architecture")?.children("externals") ?? [];
  return externals.flatMap((external) => [...external.texts("provides"), ...external.texts("hosts").map((host) => `Host/${host}`)]);
}

/** Versions that name no release of Kubernetes. */
export function checkSettings(file: ParsedPrinciples): PrinciplesIssue[] {
  const targets = file.fields?.child("settings")?.child("targets");
  const { kubernetes } = file.settings;
  if (targets === null || targets === undefined || kubernetes === null || minorVersion(kubernetes) !== null) return [];
  const message = `"${kubernetes}" is no version of Kubernetes; write one such as "1.${String(NEWEST_KUBERNETES)}".`;
  return [issueAt(new Places(file.file, file.tree), targets.span("kubernetes"), { code: "unknown-key", message })];
}

function first<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}

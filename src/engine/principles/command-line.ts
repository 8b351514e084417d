import { nearestClause } from "../shape/nearest.ts";
import { createRuleSet, type Governance } from "./identity.ts";
import { paramsOf } from "./options.ts";
import { OWN_RULES } from "./own-rules.ts";
import { isPack, packNames } from "./packs.ts";
import { namedSeverity } from "./plan.ts";
import type { RuleIndex } from "./rule-index.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import type { PlannedRule, RuleSet, Settings } from "../model/plan.ts";
import type { RuleDefinition } from "../model/rule.ts";

/** `--rule`, `--skip-rule` and `--pack`, comma lists taken apart. */
export interface RuleSelection {
  readonly rule: readonly string[];
  readonly skipRule: readonly string[];
  readonly pack: readonly string[];
}

/** A rule set, and a message for every name that does not exist (exit 2). */
export interface SelectedRules {
  readonly ruleSet: RuleSet;
  readonly problems: readonly string[];
}

/** The rules of built-in packs, outside every principle, with the severity of the catalogue. */
export function rulesFromPacks(names: readonly string[], index: RuleIndex, settings: Settings = DEFAULT_SETTINGS, governance: Governance = {}): RuleSet {
  const rules = new Map(names.flatMap((name) => index.rulesOfPack(name)).map((rule) => [rule.id, rule]));
  return createRuleSet([...rules.values()].map((rule) => planAlone(rule)), settings, governance);
}

/**
 * Applies the options of the command line to the rule set of the principles file (null where there is none). `--pack` takes the place
 * of the file's principles and keeps its settings; `--rule` keeps what names these rules and adds the ones that nothing names;
 * `--skip-rule` leaves rules out.
 */
export function rulesFromCommandLine(selection: RuleSelection, index: RuleIndex, base: RuleSet | null = null): SelectedRules {
  const problems = checkNames(selection, index, base);
  const start = selection.pack.length > 0 || base === null ? packSet(selection, index, base) : base;
  const kept = selection.rule.length > 0 ? onlyNamed(selection.rule, index, start) : start.rules;
  const rules = kept.filter((planned) => !selection.skipRule.includes(planned.rule.id));
  const isUnchanged = start === base && rules.length === base.rules.length && selection.rule.length === 0;
  return { ruleSet: isUnchanged ? base : createRuleSet(rules, start.settings, start), problems };
}

function packSet(selection: RuleSelection, index: RuleIndex, base: RuleSet | null): RuleSet {
  const settings = base?.settings ?? DEFAULT_SETTINGS;
  // Waivers are relief from principles, which a pack takes the place of.
  const governance = base?.environments === undefined ? {} : { environments: base.environments };
  if (selection.pack.length > 0) return rulesFromPacks(selection.pack, index, settings, governance);
  return selection.rule.length > 0 ? createRuleSet([], settings) : rulesFromPacks(["recommended"], index, settings);
}

function onlyNamed(ids: readonly string[], index: RuleIndex, start: RuleSet): PlannedRule[] {
  const kept = start.rules.filter((planned) => ids.includes(planned.rule.id)).map((planned) => ({ ...planned, named: true }));
  const present = new Set(kept.map((planned) => planned.rule.id));
  const added = [...new Set(ids)].flatMap((id) => {
    const rule = present.has(id) ? undefined : index.rules.get(id);
    return rule === undefined ? [] : [{ ...planAlone(rule), named: true }];
  });
  return [...kept, ...added];
}

function planAlone(rule: RuleDefinition): PlannedRule {
  return {
    rule, principle: null, severity: namedSeverity(rule.severity), stage: "enforce", params: paramsOf(rule), named: false,
    paths: [], excludePaths: [], severityFrom: null, origin: null,
  };
}

function checkNames(selection: RuleSelection, index: RuleIndex, base: RuleSet | null): string[] {
  const custom = (base?.rules ?? []).map((planned) => planned.rule.id);
  const rules = new Set([...index.rules.keys(), ...custom, ...OWN_RULES.map((rule) => rule.id)]);
  const problems = [...selection.rule, ...selection.skipRule].flatMap((id) => (rules.has(id) ? [] : [unknownName("rule", id, rules)]));
  return [...problems, ...selection.pack.flatMap((name) => (isPack(name) ? [] : [unknownName("pack", name, packNames())]))];
}

function unknownName(kind: "rule" | "pack", name: string, known: Iterable<string>): string {
  const clause = nearestClause(name, known);
  const list = kind === "rule" ? "groundrules rules" : "groundrules rules --pack NAME";
  return `There is no ${kind} "${name}"${clause === "" ? `; see \`${list}\`.` : clause}`;
}

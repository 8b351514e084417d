import { isPack, packNames } from "./packs.ts";
import type { RuleDefinition } from "../model/rule.ts";

/** The known rules, by id and by pack. */
export interface RuleIndex {
  readonly rules: ReadonlyMap<string, RuleDefinition>;
  /** Rules of a pack in order of their ids, without those that are off; empty for an unknown name. */
  rulesOfPack(pack: string): readonly RuleDefinition[];
}

export function createRuleIndex(definitions: readonly RuleDefinition[]): RuleIndex {
  const sorted = [...definitions].sort((left, right) => (left.id < right.id ? -1 : Number(left.id > right.id)));
  const packs = new Map<string, RuleDefinition[]>(packNames().map((name) => [name, []]));
  for (const rule of sorted) {
    if (rule.severity === "off") continue;
    for (const pack of rule.packs) packs.get(pack)?.push(withPackOptions(rule, pack));
  }
  return {
    rules: new Map(sorted.map((rule) => [rule.id, rule])),
    rulesOfPack: (pack) => packs.get(pack) ?? [],
  };
}

/** The rule with the values of params that the pack sets in place of the defaults. */
function withPackOptions(rule: RuleDefinition, pack: string): RuleDefinition {
  const options = rule.packOptions?.[pack];
  if (options === undefined) return rule;
  const params = Object.entries(rule.params).map(([name, source]) => [name, name in options ? { ...source, default: options[name] } : source] as const);
  return { ...rule, params: Object.fromEntries(params) };
}

/** The index with further rules; of two rules with one id the known one stays. */
export function withRules(index: RuleIndex, further: ReadonlyMap<string, RuleDefinition>): RuleIndex {
  if (further.size === 0) return index;
  const rules = new Map(further);
  for (const [id, rule] of index.rules) rules.set(id, rule);
  return { rules, rulesOfPack: (pack) => index.rulesOfPack(pack) };
}

/** Names that a reference to a rule or a pack may have. */
export function knownNames(index: RuleIndex): readonly string[] {
  return [...index.rules.keys(), ...packNames()];
}

export function isKnownName(index: RuleIndex, name: string): boolean {
  return index.rules.has(name) || isPack(name);
}

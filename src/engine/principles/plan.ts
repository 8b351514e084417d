import { paramsOf } from "./options.ts";
import { isLimited } from "./scope.ts";
import { stageInForce } from "./stages.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { ParsedPrinciples, PrincipleEntry, RuleById, RuleByPack, Scope } from "./types.ts";
import type { Origin, ScopeLimits, Stage } from "../model/origin.ts";
import type { PlannedRule, StageReason } from "../model/plan.ts";
import type { RuleDefinition } from "../model/rule.ts";
import type { RuleSeverity, Severity } from "../model/severity.ts";

/** What a principle makes of the rules it names. */
export interface PrinciplePlan {
  readonly rules: readonly PlannedRule[];
  /** Rules on which the principle has the say, those it takes out included. */
  readonly covered: ReadonlySet<string>;
  readonly scope: Scope;
}

/** The severity a rule runs with where nobody sets one: `off` counts as warning, because it was named. */
export function namedSeverity(severity: RuleSeverity): Severity {
  return severity === "off" ? "warning" : severity;
}

/** The stage a principle is in, and why. */
export interface PrincipleStage extends StageReason {
  readonly stage: Stage;
}

/** The stage of a principle on a date; a draft file only advises. */
export function stageOfPrinciple(principle: PrincipleEntry, file: ParsedPrinciples, { asOf, enforce = [] }: { readonly asOf: string; readonly enforce?: readonly string[] }): PrincipleStage {
  const { stages, text, origin } = principle;
  if (enforce.includes(text.id)) return { stage: "enforce", why: "the run takes it as enforced", origin: null };
  if (file.isDraft) return { stage: "advisory", why: "its file is a draft", origin };
  if (stages.length === 0) return { stage: "enforce", why: "it has no stages", origin };
  const current = stageInForce(stages, asOf);
  if (current === null) return { stage: "advisory", why: `its first stage has not begun on ${asOf}`, origin: stages[0]?.origin ?? origin };
  return { stage: current.stage, why: current.from === null ? "from the beginning" : `since ${current.from}`, origin: current.origin };
}

/**
 * Plans the rules of one principle. An entry by `id` overrides what a pack of the same principle brings in; its severity is its own,
 * else the principle's, else the catalogue's. Rules of a pack keep the catalogue's severity.
 */
export function planPrinciple(principle: PrincipleEntry, stage: PrincipleStage, index: RuleIndex): PrinciplePlan {
  const byId = principle.rules.filter((entry) => entry.kind === "rule");
  const named = new Set(byId.map((entry) => entry.id));
  const rules = byId.flatMap((entry) => planById(principle, stage, entry, index));
  const covered = new Set(named);
  for (const entry of principle.rules) {
    if (entry.kind !== "pack") continue;
    for (const rule of packRules(entry, index)) {
      if (covered.has(rule.id)) continue;
      covered.add(rule.id);
      rules.push({ ...common(principle, stage, rule), severity: namedSeverity(rule.severity), named: false, severityFrom: null, origin: entry.origin });
    }
  }
  return { rules, covered, scope: principle.scope };
}

function packRules(entry: RuleByPack, index: RuleIndex): readonly RuleDefinition[] {
  return index.rulesOfPack(entry.pack).filter((rule) => !entry.except.includes(rule.id));
}

function planById(principle: PrincipleEntry, stage: PrincipleStage, entry: RuleById, index: RuleIndex): PlannedRule[] {
  const rule = index.rules.get(entry.id);
  if (rule === undefined || entry.severity === "off") return [];
  const own = entry.severity ?? principle.text.severity;
  const severityFrom = entry.severity !== null ? entry.severityOrigin : own === null ? null : principle.severityOrigin;
  const severity = own ?? namedSeverity(rule.severity);
  return [{ ...common(principle, stage, rule), params: paramsOf(rule, entry.options), severity, named: true, severityFrom, origin: entry.origin }];
}

type Common = Omit<PlannedRule, "severity" | "named" | "severityFrom" | "origin">;

function common(principle: PrincipleEntry, { stage, why, origin }: PrincipleStage, rule: RuleDefinition): Common {
  return { rule, principle: principle.text.id, stage, stageFrom: { why, origin }, params: paramsOf(rule), ...limitsOf(principle.scope) };
}

/** The limits of a scope; those that do not limit are left out. */
function limitsOf({ paths, excludePaths, environments, resources }: Scope): Pick<PlannedRule, "paths" | "excludePaths" | "environments" | "resources"> {
  return { paths, excludePaths, ...(environments.length === 0 ? {} : { environments }), ...(resources.length === 0 ? {} : { resources }) };
}

/** A rule outside every principle, wherever the principles that name it leave room. */
export interface FreeRule {
  readonly rule: RuleDefinition;
  readonly stage: Stage;
  readonly named: boolean;
  readonly origin: Origin | null;
}

/**
 * Plans rules that no principle brings in (from `extends` of a pack, or a custom rule): a principle that names the rule has the
 * say in its scope, so there the free rule stays silent.
 */
export function planFree(free: FreeRule, plans: readonly PrinciplePlan[]): PlannedRule[] {
  const scopes = plans.filter((plan) => plan.covered.has(free.rule.id)).map((plan) => plan.scope);
  if (scopes.some((scope) => !isLimited(scope))) return [];
  const planned: PlannedRule = {
    rule: free.rule, principle: null, severity: namedSeverity(free.rule.severity), stage: free.stage, params: paramsOf(free.rule),
    named: free.named, paths: [], excludePaths: [], severityFrom: null, origin: free.origin,
  };
  return [scopes.length === 0 ? planned : { ...planned, except: scopes.map(plainLimits) }];
}

function plainLimits({ paths, excludePaths, environments, resources }: Scope): ScopeLimits {
  return { paths, excludePaths, environments, resources };
}

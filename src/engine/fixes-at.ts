import type { LoadedFile } from "./file-state.ts";
import type { LocatedFact } from "./model/facts.ts";
import type { Finding, Fix } from "./model/finding.ts";
import type { Target, TargetType } from "./model/format.ts";
import { scopeOfFile } from "./rules/analyse.ts";
import type { CelContext } from "./rules/cel/index.ts";
import { evaluateRule } from "./rules/evaluate.ts";
import { fixesOf } from "./rules/fix.ts";
import type { RuleCache, RuleGroup, RuleGroups } from "./rules/groups.ts";
import { placeOf } from "./rules/place.ts";

export interface FixesInput {
  readonly loaded: LoadedFile;
  readonly finding: Finding;
  readonly groups: RuleGroups;
  readonly cache: RuleCache;
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly context: CelContext;
  readonly facts: readonly LocatedFact[];
}

/** The fixes of a finding: its rule is judged again on the targets of the file, and the outcome at the finding's place is fixed. */
export function fixesAt(input: FixesInput): readonly Fix[] {
  const { loaded, finding, groups } = input;
  if (finding.verdict !== "fail") return [];
  for (const target of loaded.model.targets) {
    if (target.document !== finding.document) continue;
    for (const group of groups.forTarget(target.type)) {
      if (group.users[0]?.rule.id !== finding.rule) continue;
      const fixes = fixesOfTarget(input, group, target);
      if (fixes !== null) return fixes;
    }
  }
  return [];
}

function fixesOfTarget(input: FixesInput, group: RuleGroup, target: Target): readonly Fix[] | null {
  const type = input.targetTypes.get(target.type);
  const planned = group.users[0];
  if (type === undefined || planned === undefined) return null;
  const rule = input.cache.get(planned, type);
  const values = [...target.values];
  input.context.resource = target.resource;
  if (rule.isCrossFile) values[0] = target.fact === undefined ? undefined : input.facts[target.fact]?.value;
  for (const outcome of evaluateRule(rule, values, group.params, input.context)) {
    if (outcome.verdict !== "fail") continue;
    const scope = rule.isCrossFile ? scopeOfFile(rule, target, values[0], { params: group.params, context: input.context }) : outcome.scope;
    const { span } = placeOf(rule.reporting().at, target, scope, input.loaded);
    if (span.start !== input.finding.span.start || span.end !== input.finding.span.end) continue;
    return fixesOf({ file: input.finding.file, target, scope: outcome.scope, parsed: input.loaded });
  }
  return null;
}

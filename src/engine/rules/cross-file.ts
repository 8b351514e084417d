import type { Candidate, RawFinding } from "../model/analysis.ts";
import type { TargetType } from "../model/format.ts";
import type { Value } from "../model/value.ts";
import type { FactsIndex } from "../workspace/facts-index.ts";
import { chosenSeverity, messageOf } from "./analyse.ts";
import type { CelContext } from "./cel/index.ts";
import { evaluateRule, type Outcome } from "./evaluate.ts";
import { declaredFix } from "./fix.ts";
import type { RuleCache, RuleGroups } from "./groups.ts";

export interface CrossFileInput {
  readonly file: string;
  readonly candidates: readonly Candidate[];
  readonly facts: FactsIndex;
  readonly groups: RuleGroups;
  readonly cache: RuleCache;
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly context: CelContext;
  /** Whether the whole set is loaded; rules that need the graph are silent otherwise. */
  readonly complete: boolean;
}

/** Judges the candidates of one file against the facts of all files. */
export function judgeCandidates(input: CrossFileInput): RawFinding[] {
  const facts = input.facts.of(input.file);
  return input.candidates.flatMap((candidate) => {
    const outcome = judge(input, candidate, facts[candidate.fact]?.value);
    return outcome === null ? [] : [toFinding(candidate, outcome)];
  });
}

function judge(input: CrossFileInput, candidate: Candidate, self: Value): Outcome | null {
  const group = input.groups.get(candidate.group);
  const planned = group?.users[0];
  const type = input.targetTypes.get(candidate.targetType);
  if (group === undefined || planned === undefined || type === undefined) return null;
  if (planned.rule.needs.includes("graph") && !input.complete) return null;
  const rule = input.cache.get(planned, type);
  const values = candidate.values.slice();
  values[rule.slots.get("self") ?? 0] = self;
  return evaluateRule(rule, values, group.params, input.context)[0] ?? null;
}

function toFinding(candidate: Candidate, outcome: Outcome): RawFinding {
  return {
    group: candidate.group,
    rule: candidate.rule,
    verdict: outcome.verdict,
    severity: chosenSeverity(outcome),
    message: messageOf(outcome),
    place: candidate.place,
    resource: candidate.resource,
    related: [],
    fix: outcome.verdict === "fail" ? declaredFix(outcome.scope) : null,
    subject: candidate.subject,
  };
}

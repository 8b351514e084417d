import type { Candidate, RawFinding } from "../model/analysis.ts";
import type { RelatedPlace } from "../model/finding.ts";
import type { TargetType } from "../model/format.ts";
import type { Resource } from "../model/resource.ts";
import { UNRESOLVED, type Value } from "../model/value.ts";
import type { FactsIndex } from "../workspace/facts-index.ts";
import { undecidedMessage, unsharedMessage } from "../workspace/set-state.ts";
import { chosenSeverity, messageOf } from "./analyse.ts";
import type { CelContext } from "./cel/index.ts";
import { evaluateRule, NOT_APPLICABLE, type Outcome } from "./evaluate.ts";
import { declaredFix } from "./fix.ts";
import { formatMessage } from "./message.ts";
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
  /** Where a fact is shown that a relation gave; null where nobody can tell. */
  readonly placeOf: (fact: Value) => Omit<RelatedPlace, "message"> | null;
  /** A file of the set that does not parse; null where all do. */
  readonly culprit: string | null;
  /** The variant that holds the file; "" where none does, null where the root has none. */
  readonly variant: string | null;
  /** Told whenever a rule applies to a resource; null where nobody asks. */
  readonly onApplied: ((group: string, resource: Resource | null) => void) | null;
}

/**
 * Judges the candidates of one file against the facts of all files. Where a file of the set does not parse, nobody knows what it holds:
 * a rule that what it holds could decide then says so once, as unresolved, instead of many times that something is missing.
 */
export function judgeCandidates(input: CrossFileInput): RawFinding[] {
  const { culprit } = input;
  const facts = input.facts.of(input.file);
  const told = new Set<string>();
  return input.candidates.flatMap((candidate) => {
    const self = facts[candidate.fact]?.value;
    const outcomes = judge(input, candidate, self);
    if (outcomes !== NOT_APPLICABLE) input.onApplied?.(candidate.group, candidate.resource);
    const [outcome] = outcomes;
    if (outcome === undefined) return [];
    const finding = toFinding(input, candidate, outcome);
    if (outcome.verdict !== "fail") return [finding];
    if (input.variant !== null && !failsWidely(input, candidate, self)) {
      return [{ ...finding, verdict: "unresolved" as const, message: unsharedMessage(input.variant, finding.message), related: [], fix: null }];
    }
    if (culprit === null || isDecided(input, candidate, self)) return [finding];
    if (told.has(candidate.group)) return [];
    told.add(candidate.group);
    return [{ ...finding, verdict: "unresolved" as const, message: undecidedMessage(culprit, finding.message), fix: null }];
  });
}

/** Whether a rule fires too where a variant and the files outside of it are taken to belong together. */
function failsWidely(input: CrossFileInput, candidate: Candidate, self: Value): boolean {
  const related: CelContext["related"] = (subject, relation, type) => input.facts.relatedWidely(subject, relation, type).map((fact) => fact.value);
  return judge({ ...input, context: { ...input.context, related } }, candidate, self)[0]?.verdict === "fail";
}

/** Whether a rule fires whatever other files hold. */
function isDecided(input: CrossFileInput, candidate: Candidate, self: Value): boolean {
  const context: CelContext = { ...input.context, related: () => UNRESOLVED };
  return judge({ ...input, context }, candidate, self)[0]?.verdict === "fail";
}

function judge(input: CrossFileInput, candidate: Candidate, self: Value): readonly Outcome[] {
  const group = input.groups.get(candidate.group);
  const planned = group?.users[0];
  const type = input.targetTypes.get(candidate.targetType);
  if (group === undefined || planned === undefined || type === undefined) return NOT_APPLICABLE;
  if (planned.rule.needs.includes("graph") && !input.complete) return NOT_APPLICABLE;
  const rule = input.cache.get(planned, type);
  const values = candidate.values.slice();
  values[rule.slots.get("self") ?? 0] = self;
  input.context.resource = candidate.resource;
  return evaluateRule(rule, values, group.params, input.context);
}

function toFinding(input: CrossFileInput, candidate: Candidate, outcome: Outcome): RawFinding {
  return {
    group: candidate.group,
    rule: candidate.rule,
    verdict: outcome.verdict,
    severity: chosenSeverity(outcome),
    message: messageOf(outcome),
    place: candidate.place,
    resource: candidate.resource,
    related: outcome.verdict === "fail" ? placesOfOthers(input, outcome) : [],
    fix: outcome.verdict === "fail" ? declaredFix(outcome.scope) : null,
    subject: candidate.subject,
  };
}

const MAXIMUM_OTHERS = 5;

/** The other side of a finding, as far as its rule names it. */
function placesOfOthers(input: CrossFileInput, { scope }: Outcome): RelatedPlace[] {
  const { others } = scope.rule.reporting();
  const facts = others === null ? undefined : scope.evaluate(others.facts);
  if (others === null || !Array.isArray(facts)) return [];
  const message = formatMessage(others.message, (name) => scope.lookup(name));
  return (facts as readonly Value[]).slice(0, MAXIMUM_OTHERS).flatMap((fact) => {
    const place = input.placeOf(fact);
    return place === null ? [] : [{ ...place, message }];
  });
}

import type { Candidate, FindingPlace, RawFinding } from "../model/analysis.ts";
import type { RelatedPlace, RunError } from "../model/finding.ts";
import type { Model, Target, TargetType } from "../model/format.ts";
import type { Resource } from "../model/resource.ts";
import type { Value } from "../model/value.ts";
import { isPlainObject, NodeView, UNRESOLVED, type PlainObject } from "../model/value.ts";
import { locateRoute } from "../text/locate.ts";
import { endOf, startOf } from "../syntax/access.ts";
import type { CelContext } from "./cel/index.ts";
import type { CompiledRule } from "./compile.ts";
import { evaluateRule, NOT_APPLICABLE, type Outcome } from "./evaluate.ts";
import { preferredFix } from "./fix.ts";
import type { RuleCache, RuleGroup, RuleGroups } from "./groups.ts";
import { formatMessage } from "./message.ts";
import { Scope } from "./scope.ts";
import { placeOf, rangeOf, resolvePath, type ParsedFile } from "./place.ts";

/** What the map step needs besides the file itself. */
export interface AnalysisInput {
  readonly file: string;
  readonly parsed: ParsedFile;
  readonly model: Model;
  readonly groups: RuleGroups;
  readonly cache: RuleCache;
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly context: CelContext;
  /** Told whenever a per-file rule applies to a resource; null where nobody asks. */
  readonly onApplied: ((group: string, resource: Resource | null) => void) | null;
}

export interface RuleResults {
  /** Findings by group, verdict and span. */
  readonly byPlace: Map<string, RawFinding>;
  readonly candidates: Candidate[];
  readonly errors: RunError[];
}

/** One rule group at work in one file. */
interface Work extends AnalysisInput {
  readonly group: RuleGroup;
  readonly results: RuleResults;
}

/** Runs the per-file rules on one file, and locates the targets of the cross-file ones. A rule that breaks costs only itself. */
export function analyseModel(input: AnalysisInput): RuleResults {
  const results: RuleResults = { byPlace: new Map(), candidates: [], errors: [] };
  const works = new Map<RuleGroup, Work | null>();
  for (const target of input.model.targets) {
    const type = input.targetTypes.get(target.type);
    if (type === undefined) continue;
    for (const group of input.groups.forTarget(target.type)) {
      const work = workOf(input, group, works, results);
      if (work !== null && !judgeGuarded(work, type, target)) works.set(group, null);
    }
  }
  return results;
}

/** Null where the group does not apply to the file, or has broken on it. */
function workOf(input: AnalysisInput, group: RuleGroup, works: Map<RuleGroup, Work | null>, results: RuleResults): Work | null {
  let work = works.get(group);
  if (work === undefined) {
    work = input.groups.appliesTo(group, input.file) ? { ...input, group, results } : null;
    works.set(group, work);
  }
  return work;
}

/** False where the rule broke. */
function judgeGuarded(work: Work, type: TargetType, target: Target): boolean {
  try {
    judgeTarget(work, type, target);
    return true;
  } catch (error) {
    const rule = work.group.users[0]?.rule.id ?? work.group.key;
    const reason = error instanceof Error ? error.message : String(error);
    work.results.errors.push({ kind: "rule", file: work.file, range: null, message: `Rule ${rule} broke on this file: ${reason}` });
    return false;
  }
}

function judgeTarget(work: Work, type: TargetType, target: Target): void {
  const planned = work.group.users[0];
  if (planned === undefined) return;
  const rule = work.cache.get(planned, type);
  const [problem] = rule.problems;
  if (problem !== undefined) throw new Error(`${problem.key}: ${problem.message}`);
  if (rule.isCrossFile) {
    const candidate = createCandidate(work, rule, target);
    if (candidate !== null) work.results.candidates.push(candidate);
    return;
  }
  const outcomes = evaluateRule(rule, target.values, work.group.params, work.context);
  if (outcomes === NOT_APPLICABLE) return;
  work.onApplied?.(work.group.key, target.resource);
  for (const outcome of outcomes) {
    const finding = createFinding(work, target, outcome);
    if (!finding.place.exists && isDamaged(work, target)) continue;
    addFinding(work, target, finding);
  }
}

function createFinding(work: Work, target: Target, outcome: Outcome): RawFinding {
  const { scope } = outcome;
  const { rule } = scope;
  const place = placeOf(rule.reporting().at, target, scope, work.parsed);
  return {
    group: work.group.key,
    rule: rule.definition.id,
    verdict: outcome.verdict,
    severity: chosenSeverity(outcome),
    message: messageOf(outcome),
    place,
    resource: target.resource,
    related: relatedPlaces(work, target, outcome),
    fix: outcome.verdict === "fail" ? preferredFix({ file: work.file, target, scope, parsed: work.parsed }) : null,
    subject: subjectOf(target, scope.rule, outcome),
  };
}

/** Where a target's text is damaged, what seems to be missing may stand in the damage. */
function isDamaged(input: AnalysisInput, target: Target): boolean {
  const { tree } = input.parsed;
  if (tree.issues.length === 0) return false;
  const { node } = locateRoute(tree, target.document, target.route);
  return node >= 0 && tree.issues.some((issue) => issue.end >= startOf(tree, node) && issue.start <= endOf(tree, node));
}

export function messageOf(outcome: Outcome): string {
  const { rule } = outcome.scope;
  if (outcome.verdict === "unresolved") {
    return `Cannot be decided here, because a value it depends on is not known: ${rule.definition.title}.`;
  }
  return formatMessage(rule.reporting().message, (name) => outcome.scope.lookup(name));
}

export function chosenSeverity(outcome: Outcome): RawFinding["severity"] {
  const { rule } = outcome.scope;
  for (const entry of rule.reporting().severities) {
    if (outcome.scope.evaluate(entry.when) === true) return rule.definition.severities?.[entry.index]?.severity ?? null;
  }
  return null;
}

function relatedPlaces(input: AnalysisInput, target: Target, outcome: Outcome): RelatedPlace[] {
  const { scope } = outcome;
  const places: RelatedPlace[] = [];
  for (const related of scope.rule.reporting().related) {
    if (related.when !== null && scope.evaluate(related.when) !== true) continue;
    const route = resolvePath(related.path, target, scope);
    if (route === null) continue;
    const place = locateRoute(input.parsed.tree, target.document, route);
    if (!place.exists) continue;
    const message = formatMessage(related.message, (name) => scope.lookup(name));
    places.push({ file: input.file, span: place.span, range: rangeOf(input.parsed, place.span), message });
  }
  return places;
}

/** Findings fold where they are about the same thing: the target node, or what the rule names as its subject. */
function subjectOf(target: Target, rule: CompiledRule, outcome: Outcome | null): string {
  const { subject } = rule.reporting();
  const named = subject === null || outcome === null ? undefined : outcome.scope.evaluate(subject);
  const owner = `${String(target.document)} ${target.resource?.type ?? ""} ${target.resource?.name ?? ""}`;
  return typeof named === "string" ? `${owner} ${named}` : `${owner} ${target.route.join("/")}`;
}

/** Null where the target has no fact, or where the file alone tells that the rule does not apply. */
function createCandidate(work: Work, rule: CompiledRule, target: Target): Candidate | null {
  const self = target.fact === undefined ? undefined : work.model.facts[target.fact]?.value;
  if (target.fact === undefined || self === undefined) return null;
  const scope = scopeOfFile(rule, target, self, { params: work.group.params, context: work.context });
  if (rule.where !== null && !mayHold(scope.evaluate(rule.where))) return null;
  const place: FindingPlace = placeOf(rule.reporting().at, target, scope, work.parsed);
  return {
    group: work.group.key,
    rule: rule.definition.id,
    targetType: target.type,
    fact: target.fact,
    values: target.values.map(plainOnly),
    place,
    resource: target.resource,
    subject: subjectOf(target, rule, null),
  };
}

/**
 * The scope of a cross-file rule as far as one file tells: what stands in a relation is unresolved. Where such a rule points is settled
 * by this scope, while the text is at hand.
 */
export function scopeOfFile(rule: CompiledRule, target: Target, self: Value, { params, context }: Pick<Scope, "context"> & { readonly params: PlainObject }): Scope {
  const values = target.values.map(plainOnly);
  values[rule.slots.get("self") ?? 0] = self;
  return new Scope(rule, values, params, { ...context, related: () => UNRESOLVED });
}

/** Whether a condition holds, or may do so once the facts of other files are known. */
function mayHold(value: Value): boolean {
  return value === true || value === UNRESOLVED;
}

function plainOnly(value: Value): Value {
  return value instanceof NodeView || isPlainObject(value) || Array.isArray(value) || typeof value === "symbol" ? undefined : value;
}

/**
 * One finding per cause: a value that several targets share (a pod's security context, an anchor) is reported where it is
 * written, once; the other targets that use it become related information.
 */
function addFinding(work: Work, target: Target, finding: RawFinding): void {
  const { byPlace } = work.results;
  const { start, end } = finding.place.span;
  const key = `${finding.group} ${finding.verdict} ${String(start)} ${String(end)}`;
  const first = byPlace.get(key);
  if (first === undefined) {
    byPlace.set(key, finding);
    return;
  }
  const span = locateRoute(work.parsed.tree, target.document, target.route).span;
  if (span.start === start || first.related.some((place) => place.span.start === span.start)) return;
  const user: RelatedPlace = { file: work.file, span, range: rangeOf(work.parsed, span), message: "The same value applies here." };
  byPlace.set(key, { ...first, related: [...first.related, user] });
}

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
import { evaluateBounded, Scope } from "./scope.ts";
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

/** One file under its rules. */
interface Work extends AnalysisInput {
  readonly results: RuleResults;
  /** Groups that broke on the file. */
  readonly broken: Set<RuleGroup>;
  /** As far as one file tells: what stands in a relation is unresolved. */
  readonly fileContext: CelContext;
  /** The plain values of the target that was asked for last. */
  plain: PlainValues | null;
}

/** One group of rules, compiled for one type of target. */
interface Job {
  readonly group: RuleGroup;
  readonly rule: CompiledRule;
}

interface PlainValues {
  readonly target: Target;
  readonly values: readonly Value[];
}

/** Runs the per-file rules on one file, and locates the targets of the cross-file ones. A rule that breaks costs only itself. */
export function analyseModel(input: AnalysisInput): RuleResults {
  const results: RuleResults = { byPlace: new Map(), candidates: [], errors: [] };
  const work: Work = { ...input, results, broken: new Set(), fileContext: contextOfFile(input.context), plain: null };
  const jobs = new Map<string, readonly Job[]>();
  for (const target of input.model.targets) {
    let ownJobs = jobs.get(target.type);
    if (ownJobs === undefined) {
      ownJobs = jobsOf(work, target.type);
      jobs.set(target.type, ownJobs);
    }
    for (const job of ownJobs) if (!work.broken.has(job.group)) judgeGuarded(work, job, target);
  }
  return results;
}

/** The groups that apply to a type of target in the file. */
function jobsOf(work: Work, targetType: string): readonly Job[] {
  const type = work.targetTypes.get(targetType);
  if (type === undefined) return [];
  return work.groups.forTarget(targetType).flatMap((group) => {
    const planned = group.users[0];
    if (planned === undefined || work.broken.has(group) || !work.groups.appliesTo(group, work.file)) return [];
    const rule = work.cache.get(planned, type);
    const [problem] = rule.problems;
    if (problem === undefined) return [{ group, rule }];
    reportBroken(work, group, `${problem.key}: ${problem.message}`);
    return [];
  });
}

function judgeGuarded(work: Work, job: Job, target: Target): void {
  try {
    judgeTarget(work, job, target);
  } catch (error) {
    reportBroken(work, job.group, error instanceof Error ? error.message : String(error));
  }
}

function reportBroken(work: Work, group: RuleGroup, reason: string): void {
  const rule = group.users[0]?.rule.id ?? group.key;
  work.broken.add(group);
  work.results.errors.push({ kind: "rule", file: work.file, range: null, message: `Rule ${rule} broke on this file: ${reason}` });
}

function judgeTarget(work: Work, job: Job, target: Target): void {
  const { group, rule } = job;
  work.context.resource = target.resource;
  if (rule.isCrossFile) {
    const candidate = createCandidate(work, job, target);
    if (candidate !== null) work.results.candidates.push(candidate);
    return;
  }
  const outcomes = evaluateRule(rule, target.values, group.params, work.context);
  if (outcomes === NOT_APPLICABLE) return;
  work.onApplied?.(group.key, target.resource);
  for (const outcome of outcomes) {
    const finding = createFinding(work, group, target, outcome);
    if (!finding.place.exists && isDamaged(work, target)) continue;
    addFinding(work, target, finding);
  }
}

function createFinding(work: Work, group: RuleGroup, target: Target, outcome: Outcome): RawFinding {
  const { scope } = outcome;
  const { rule } = scope;
  const place = placeOf(rule.reporting().at, target, scope, work.parsed);
  return {
    group: group.key,
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
function createCandidate(work: Work, { group, rule }: Job, target: Target): Candidate | null {
  const self = target.fact === undefined ? undefined : work.model.facts[target.fact]?.value;
  if (target.fact === undefined || self === undefined) return null;
  const plain = plainValuesOf(work, target);
  work.fileContext.resource = target.resource;
  const values = withSelf(rule, plain, self);
  const { where } = rule;
  if (where !== null && rule.isWhereOfTarget && !mayHold(evaluateBounded(where, values, work.fileContext))) return null;
  const scope = new Scope(rule, values, group.params, work.fileContext);
  if (where !== null && !rule.isWhereOfTarget && !mayHold(scope.evaluate(where))) return null;
  const place: FindingPlace = placeOf(rule.reporting().at, target, scope, work.parsed);
  return {
    group: group.key,
    rule: rule.definition.id,
    targetType: target.type,
    fact: target.fact,
    values: plain,
    place,
    resource: target.resource,
    subject: subjectOf(target, rule, null),
  };
}

/** Shared by all rules that look at the target. */
function plainValuesOf(work: Work, target: Target): readonly Value[] {
  if (work.plain?.target !== target) work.plain = { target, values: target.values.map(plainOnly) };
  return work.plain.values;
}

function withSelf(rule: CompiledRule, plain: readonly Value[], self: Value): Value[] {
  const values = plain.slice();
  values[rule.slots.get("self") ?? 0] = self;
  return values;
}

/**
 * The scope of a cross-file rule as far as one file tells: what stands in a relation is unresolved. Where such a rule points is settled
 * by this scope, while the text is at hand.
 */
export function scopeOfFile(rule: CompiledRule, target: Target, self: Value, { params, context }: Pick<Scope, "context"> & { readonly params: PlainObject }): Scope {
  return new Scope(rule, withSelf(rule, target.values.map(plainOnly), self), params, contextOfFile(context));
}

function contextOfFile(context: CelContext): CelContext {
  return { ...context, related: () => UNRESOLVED };
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

import { readCustomRules, type CheckRule, type CustomRules } from "./custom-rules.ts";
import { checkPrinciplesFile } from "./findings.ts";
import { checkEnvironmentNames, readEnvironments } from "./environments.ts";
import { createRuleSet } from "./identity.ts";
import { layersOf, type Layers } from "./layers.ts";
import { notesOf } from "./notes.ts";
import { OWN_RULES } from "./own-rules.ts";
import { planFree, planPrinciple, stageOfPrinciple, type FreeRule, type PrinciplePlan } from "./plan.ts";
import { checkReferences } from "./references.ts";
import { withRules, type RuleIndex } from "./rule-index.ts";
import { checkSettings, mergeSettings, type RunSettings } from "./settings.ts";
import { checkTables } from "./tables.ts";
import { FATAL_CODES, type ExtendedFile, type ParsedPrinciples, type PrinciplesIssue, type PrincipleText } from "./types.ts";
import { checkWaivers } from "./waivers/check.ts";
import { readWaivers } from "./waivers/read.ts";
import type { PlannedRule, RuleSet } from "../model/plan.ts";

/** What is needed to say which rules are in force. */
export interface ResolveRequest {
  /** The principles files that have a say, the nearest first. */
  readonly files: readonly ParsedPrinciples[];
  /** Files that these extend, directly or not, by their path from the root. */
  readonly extended: ReadonlyMap<string, ExtendedFile>;
  readonly index: RuleIndex;
  /** ISO date: the one clock. */
  readonly asOf: string;
  readonly checkRule: CheckRule;
  /** Principles to take as enforced today, whatever their stages say. */
  readonly enforce?: readonly string[];
}

/** The rules in force, and everything to say about the files that set them. */
export interface ResolvedPrinciples {
  readonly ruleSet: RuleSet;
  readonly run: RunSettings;
  /** Issues of all files, the fatal ones first; with a fatal one nothing may be checked. */
  readonly issues: readonly PrinciplesIssue[];
  readonly isValid: boolean;
  /** The principles in force, the nearest file first. */
  readonly principles: readonly PrincipleText[];
  /** One line each on what the files say without effect. */
  readonly notes: readonly string[];
}

/**
 * Works out the rules in force from one or several principles files. A principle of a file above is inherited; one of the same id in
 * a nearer file adds to it (the strictest effect of equal findings is shown), and replaces it only where it is `overridable`.
 */
export function resolvePrinciples(request: ResolveRequest): ResolvedPrinciples {
  const layers = layersOf(request.files, request.extended);
  const custom = readCustomRules(layers.files, request.index, request.checkRule);
  const index = withRules(request.index, new Map([...custom.rules].map(([id, rule]) => [id, rule.definition])));
  const { plans, principles } = planAll(layers, index, request);
  const { settings, run } = mergeSettings(layers.files);
  const rules = [...plans.flatMap((plan) => plan.rules), ...planAllFree(layers, custom, index, plans)];
  const environments = readEnvironments(layers.files);
  const approvers = approversOf(layers.files);
  const terms = { index, approvers, principlesOf: principlesByRule(rules), asOf: request.asOf, maxDays: run.waiverDays };
  const waivers = readWaivers(layers.files, terms);
  const own = new Set(request.files.map((file) => file.file));
  const [rootMost] = request.files.slice(-1);
  const issues = [
    ...collectIssues(request, layers, custom, index),
    ...checkWaivers(waivers.filter(({ places }) => own.has(places.file)), { asOf: request.asOf, maxDays: run.waiverDays, principles: principles.map(({ id }) => id), approvers }),
    ...(rootMost === undefined ? [] : checkTables(rootMost, request.asOf)),
    ...checkEnvironmentNames(layers.files.filter(({ file }) => own.has(file)), environments),
  ].sort(compareIssues);
  return {
    ruleSet: createRuleSet(rules, settings, { waivers: waivers.map(({ waiver }) => waiver), environments }),
    run,
    issues,
    isValid: !issues.some((issue) => FATAL_CODES.has(issue.code)),
    principles,
    notes: notesOf(layers.files, { edgeRules: custom.edgeRules, hasRules: rules.length > 0 }),
  };
}

function planAll(layers: Layers, index: RuleIndex, request: ResolveRequest): { plans: PrinciplePlan[]; principles: PrincipleText[] } {
  const plans: PrinciplePlan[] = [];
  const texts = new Map<string, PrincipleText>();
  for (const file of layers.files) {
    for (const principle of file.principles) {
      const nearer = texts.get(principle.text.id);
      const stage = stageOfPrinciple(principle, file, request);
      texts.set(principle.text.id, nearer === undefined ? { ...principle.text, stage: stage.stage } : inheritText(nearer, principle.text));
      if (nearer === undefined || !principle.overridable) plans.push(planPrinciple(principle, stage, index));
    }
  }
  return { plans, principles: [...texts.values()] };
}

/** The nearer text, with what it leaves out taken from the one above. */
function inheritText(nearer: PrincipleText, above: Omit<PrincipleText, "stage">): PrincipleText {
  return {
    ...nearer,
    pillar: nearer.pillar ?? above.pillar,
    statement: nearer.statement ?? above.statement,
    rationale: nearer.rationale ?? above.rationale,
    implications: nearer.implications.length > 0 ? nearer.implications : above.implications,
    owner: nearer.owner ?? above.owner,
    approvers: nearer.approvers.length > 0 ? nearer.approvers : above.approvers,
    references: { ...above.references, ...nearer.references },
    severity: nearer.severity ?? above.severity,
    evidence: nearer.evidence ?? above.evidence,
    reviewNext: nearer.reviewNext ?? above.reviewNext,
    target: nearer.target ?? above.target,
  };
}

/** Who may approve, by principle. A nearer file cannot name approvers of its own for a principle that it may not override. */
function approversOf(files: readonly ParsedPrinciples[]): ReadonlyMap<string, readonly string[]> {
  const approvers = new Map<string, readonly string[]>();
  for (const { text, overridable } of files.flatMap((file) => file.principles)) {
    const isDecided = overridable && approvers.has(text.id);
    if (text.approvers.length > 0 && !isDecided) approvers.set(text.id, text.approvers);
  }
  return approvers;
}

function principlesByRule(rules: readonly PlannedRule[]): (rule: string) => readonly string[] {
  return (id) => [...new Set(rules.flatMap(({ rule, principle }) => (rule.id === id && principle !== null ? [principle] : [])))];
}

function planAllFree(layers: Layers, custom: CustomRules, index: RuleIndex, plans: readonly PrinciplePlan[]): PlannedRule[] {
  const free = new Map<string, FreeRule>();
  for (const { pack, isDraft, origin } of layers.packs) {
    for (const rule of index.rulesOfPack(pack)) {
      if (!free.has(rule.id)) free.set(rule.id, { rule, stage: isDraft ? "advisory" : "enforce", named: false, origin });
    }
  }
  for (const { definition, origin, isDraft } of custom.rules.values()) {
    if (definition.severity !== "off") free.set(definition.id, { rule: definition, stage: isDraft ? "advisory" : "enforce", named: true, origin });
  }
  return [...free.values()].flatMap((rule) => planFree(rule, plans));
}

function collectIssues(request: ResolveRequest, layers: Layers, custom: CustomRules, index: RuleIndex): PrinciplesIssue[] {
  const inert = new Set([...custom.edgeRules, ...OWN_RULES.map((rule) => rule.id)]);
  const ownFiles = new Set(request.files.map((file) => file.file));
  const found = layers.files.flatMap((file) => {
    if (file.issues.some((issue) => issue.code === "parse")) return file.issues;
    const ordinary = ownFiles.has(file.file) ? checkPrinciplesFile(file, request.asOf) : [];
    return [...file.issues, ...checkSettings(file), ...checkReferences(file, { index, inert }), ...ordinary];
  });
  return [...found, ...layers.issues, ...custom.issues];
}

function compareIssues(left: PrinciplesIssue, right: PrinciplesIssue): number {
  const fatal = Number(FATAL_CODES.has(right.code)) - Number(FATAL_CODES.has(left.code));
  if (fatal !== 0) return fatal;
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.span.start - right.span.start || left.span.end - right.span.end;
}

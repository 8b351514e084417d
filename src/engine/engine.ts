import { emptyReport, type Engine, type EngineConfiguration, type ExplainStep, type FileRecord, type FileReport } from "./api.ts";
import { explainRule, type ExplainInput } from "./explain.ts";
import { createFileState, emptyAnalysis, inventoryOf, isOutdated, loadFile, summarise, type FileState, type LoadedFile } from "./file-state.ts";
import { fixesAt } from "./fixes-at.ts";
import { judgeFile, type JudgedFile } from "./judge-file.ts";
import { RELATIONS, TARGET_TYPES } from "./formats/registry.ts";
import type { AppliedRule, FileAnalysis, RawFinding, Suppression } from "./model/analysis.ts";
import type { Finding, Fix, RelatedPlace } from "./model/finding.ts";
import type { Value } from "./model/value.ts";
import type { Model } from "./model/format.ts";
import type { Resource } from "./model/resource.ts";
import { decodeFromTransfer, encodeForTransfer } from "./model/transfer.ts";
import { withoutOverridden } from "./overridden.ts";
import { analyseModel } from "./rules/analyse.ts";
import type { CelContext } from "./rules/cel/index.ts";
import { judgeCandidates } from "./rules/cross-file.ts";
import { RuleCache, RuleGroups } from "./rules/groups.ts";
import { ForeignRules } from "./suppressions/foreign/rules.ts";
import { parseSuppressions } from "./suppressions/parse.ts";
import { suppressionTargets } from "./suppressions/targets.ts";
import { compareTexts } from "./verdicts/order.ts";
import { placeOfFact, placesOfFacts } from "./rules/fact-places.ts";
import { FactsIndex } from "./workspace/facts-index.ts";
import { tellOnce } from "./tell-once.ts";
import { SetState } from "./workspace/set-state.ts";
import { FileSets } from "./workspace/sets.ts";

/** Creates the engine of one root folder. It holds nothing outside of itself; equal input gives equal findings in equal order. */
export function createEngine(configuration: EngineConfiguration): Engine {
  return new IncrementalEngine(configuration);
}

class IncrementalEngine implements Engine {
  private configuration: EngineConfiguration;
  private readonly files = new Map<string, FileState>();
  private readonly sets = new FileSets();
  private readonly facts = new FactsIndex(RELATIONS, this.sets);
  private readonly set = new SetState(this.sets);
  private readonly cache = new RuleCache();
  private readonly groups = new Map<string, RuleGroups>();
  private readonly foreign = new Map<string, ForeignRules>();
  /** Counts changes of any text. */
  private changes = 0;
  /** Counts configurations; results of an older one are made again. */
  private generation = 1;

  constructor(configuration: EngineConfiguration) {
    this.configuration = configuration;
  }

  configure(configuration: EngineConfiguration): void {
    this.configuration = configuration;
    this.generation += 1;
    this.groups.clear();
    this.foreign.clear();
    for (const state of this.files.values()) this.loadOutdated(state);
  }

  update(file: string, text: string): void {
    const known = this.files.get(file);
    if (known?.text === text) return;
    this.changes += 1;
    this.files.set(file, createFileState(file, text));
    if (this.set.hasLoaded) this.load(file);
  }

  remove(file: string): void {
    this.files.delete(file);
    this.facts.set(file, []);
    this.enterAgain(this.set.remove(file));
  }

  release(file: string): void {
    const state = this.files.get(file);
    if (state === undefined) return;
    this.lastingAnalysisOf(state);
    state.text = null;
    state.loaded = null;
  }

  findings(file: string): FileReport {
    this.loadAll();
    return this.mergedReportOf(file);
  }

  report(): readonly FileReport[] {
    this.loadAll();
    return tellOnce([...this.files.keys()].sort(compareTexts).map((file) => this.mergedReportOf(file)));
  }

  fixes(file: string, finding: Finding): readonly Fix[] {
    const state = this.files.get(file);
    const loaded = state === undefined ? null : this.loadedOf(state);
    if (loaded === null) return [];
    return fixesAt({ loaded, finding, ...this.ruleInput(file), facts: this.facts.of(file) });
  }

  explain(rule: string, file: string, line: number): readonly ExplainStep[] {
    this.loadAll();
    const state = this.files.get(file);
    const held = state === undefined ? null : this.loadedOf(state);
    const report = this.reportOf(file);
    const loaded = held === null ? null : { ...held, model: this.withSuppressions(file, held.model, state?.analysis?.value.suppressions ?? []) };
    const set = { name: this.sets.describe(file), complete: this.configuration.complete, culprit: this.set.culpritFor(file, report.format) };
    const related: ExplainInput["related"] = (...args) => this.facts.related(...args);
    return explainRule({ rule, file, line, loaded, report, set, related, facts: this.facts.of(file), ...this.ruleInput(file) });
  }

  extract(file: string): FileRecord {
    const state = this.files.get(file) ?? createFileState(file, null);
    const analysis = this.lastingAnalysisOf(state);
    const { format, notYet, resources } = this.summaryOf(state);
    const record = { file, format, notYet, resources, facts: analysis.facts, analysis };
    return encodeForTransfer(record) as FileRecord;
  }

  adopt(record: FileRecord): void {
    const decoded = decodeFromTransfer(record) as FileRecord;
    const { file, format, notYet, resources } = decoded;
    const analysis = decoded.analysis as FileAnalysis;
    const state = createFileState(file, null);
    state.summary = { format, notYet, resources, errors: analysis.errors.filter((error) => error.kind === "parse") };
    state.analysis = { generation: this.generation, value: analysis };
    this.files.set(file, state);
    this.enter(file, state, analysis.facts);
  }

  /** Loads what has arrived and was not asked for yet: cross-file rules read the facts of all files. */
  private loadAll(): void {
    if (this.set.hasLoaded) return;
    for (const state of this.files.values()) if (state.summary === null) this.load(state.file);
    this.set.hasLoaded = true;
  }

  private load(file: string): void {
    const state = this.files.get(file);
    if (state !== undefined) this.summaryOf(state);
  }

  /** Builds a held file anew where other variables are filled into it now. */
  private loadOutdated(state: FileState): void {
    if (state.loaded === null || state.text === null || !isOutdated(state.file, state.loaded, this.configuration)) return;
    this.changes += 1;
    state.loaded = null;
    state.summary = null;
    if (this.set.hasLoaded) this.load(state.file);
  }

  private loadedOf(state: FileState): LoadedFile | null {
    if (state.loaded === null && state.text !== null) {
      state.loaded = loadFile(state.file, state.text, this.configuration);
    }
    return state.loaded;
  }

  private summaryOf(state: FileState): NonNullable<FileState["summary"]> {
    if (state.summary !== null) return state.summary;
    const loaded = this.loadedOf(state);
    if (loaded === null) return { format: null, notYet: false, resources: 0, errors: [] };
    state.summary = summarise(state.file, loaded);
    this.enter(state.file, state, loaded.model.facts);
    return state.summary;
  }

  /** Makes a file's facts known to all. A patch is part of an object, so its facts are nobody's. What a template holds is as unknown as what a broken file holds. */
  private enter(file: string, state: FileState, facts: FileAnalysis["facts"]): void {
    const { summary } = state;
    const isUnknown = summary !== null && (summary.notYet || summary.errors.length > 0);
    const changed = this.set.enter(file, facts, isUnknown ? summary.format : null);
    this.facts.set(file, this.set.isPatch(file) ? [] : facts);
    this.enterAgain(changed);
  }

  private enterAgain(files: readonly string[]): void {
    for (const other of files) {
      const held = this.files.get(other);
      if (held === undefined || held.summary === null) continue;
      this.facts.set(other, this.set.isPatch(other) ? [] : (held.loaded?.model.facts ?? held.analysis?.value.facts ?? []));
    }
  }

  private analysisOf(state: FileState): FileAnalysis {
    const summary = this.summaryOf(state);
    if (state.analysis !== null && (state.analysis.generation === this.generation || state.text === null)) return state.analysis.value;
    const loaded = this.loadedOf(state);
    const value = loaded === null || loaded.format === null || loaded.notYet ? emptyAnalysis(summary.errors, loaded?.model.facts ?? []) : this.analyse(state.file, loaded);
    state.analysis = { generation: this.generation, value };
    return value;
  }

  /** The analysis with everything that needs the text, for when that is gone. */
  private lastingAnalysisOf(state: FileState): FileAnalysis {
    const analysis = this.analysisOf(state);
    const loaded = this.loadedOf(state);
    if (loaded === null || state.analysis === null || analysis.factPlaces.length > 0) return analysis;
    const value = { ...analysis, factPlaces: placesOfFacts(loaded, analysis.facts) };
    state.analysis = { ...state.analysis, value };
    return value;
  }

  private analyse(file: string, loaded: LoadedFile): FileAnalysis {
    const suppressions = parseSuppressions({ tree: loaded.tree, lines: loaded.lines, foreign: this.foreignFor(file) });
    const model = this.withSuppressions(file, loaded.model, suppressions);
    const applied: AppliedRule[] = [];
    const results = analyseModel({ file, parsed: loaded, model, onApplied: this.recorder(applied), ...this.ruleInput(file) });
    return {
      findings: [...results.byPlace.values()],
      candidates: results.candidates,
      suppressions,
      errors: [...summarise(file, loaded).errors, ...results.errors],
      inventory: inventoryOf(model.targets),
      applied,
      facts: loaded.model.facts,
      factPlaces: [],
    };
  }

  /** The model with the suppressions of the file as further targets. */
  private withSuppressions(file: string, model: Model, suppressions: readonly Suppression[]): Model {
    const { settings } = this.groupsFor(file).set;
    return { ...model, targets: [...model.targets, ...suppressionTargets(suppressions, { settings, asOf: this.configuration.asOf })] };
  }

  /** What is told of a file together with those that it is merged with. */
  private mergedReportOf(file: string): FileReport {
    return withoutOverridden(this.reportOf(file), (other) => (this.files.has(other) ? this.reportOf(other) : null));
  }

  private reportOf(file: string): FileReport {
    const state = this.files.get(file);
    if (state === undefined) return emptyReport(file, {});
    const analysis = this.analysisOf(state);
    const summary = this.summaryOf(state);
    if (this.set.isPatch(file)) return emptyReport(file, { format: summary.format, notYet: true });
    // What points at other files moves with their text.
    const text = state.pointsElsewhere ? ` ${String(this.changes)}` : "";
    const key = `${String(this.generation)} ${String(this.facts.version)} ${String(this.set.version)} ${String(this.sets.version)}${text}`;
    if (state.judged?.key !== key) state.judged = { key, ...this.judge(state, analysis) };
    const { findings, suppressions, waiversUsed, applications } = state.judged;
    return { ...summary, file, errors: analysis.errors, inventory: analysis.inventory, findings, suppressions, waiversUsed, applications };
  }

  private judge(state: FileState, analysis: FileAnalysis): JudgedFile {
    const { file } = state;
    const { complete, asOf } = this.configuration;
    const cross = this.crossFileFindings(state, analysis);
    const applied = this.configuration.applications === true ? [...analysis.applied, ...cross.applied] : null;
    const findings = [...analysis.findings, ...cross.findings];
    return judgeFile({ file, format: state.summary?.format ?? null, analysis, findings, applied, groups: this.groupsFor(file), complete, asOf });
  }

  private crossFileFindings(state: FileState, analysis: FileAnalysis): { findings: RawFinding[]; applied: AppliedRule[] } {
    const { file, summary } = state;
    const { candidates } = analysis;
    const applied: AppliedRule[] = [];
    if (candidates.length === 0) return { findings: [], applied };
    const culprit = this.set.culpritFor(file, summary?.format ?? null);
    const findings = judgeCandidates({
      file, candidates, facts: this.facts, complete: this.configuration.complete, culprit, variant: this.sets.variantOf(file), placeOf: (fact) => this.placeOf(state, fact),
      onApplied: this.recorder(applied), ...this.ruleInput(file),
    });
    return { findings, applied };
  }

  /** Notes what rules apply to, where the configuration asks for it. */
  private recorder(applied: AppliedRule[]): ((group: string, resource: Resource | null) => void) | null {
    if (this.configuration.applications !== true) return null;
    return (group, resource) => applied.push({ group, resource });
  }

  /** Where a fact of any file is shown. What `asking` found then hangs on the text of others. */
  private placeOf(asking: FileState, value: Value): Omit<RelatedPlace, "message"> | null {
    const fact = this.facts.ownerOf(value);
    const state = fact === undefined ? undefined : this.files.get(fact.file);
    if (fact === undefined || state === undefined) return null;
    asking.pointsElsewhere = true;
    const loaded = this.loadedOf(state);
    const place = loaded === null ? state.analysis?.value.factPlaces[this.facts.of(fact.file).indexOf(fact)] : placeOfFact(loaded, fact);
    return place === null || place === undefined ? null : { file: fact.file, ...place };
  }

  private ruleInput(file: string): { groups: RuleGroups; cache: RuleCache; targetTypes: typeof TARGET_TYPES; context: CelContext } {
    const groups = this.groupsFor(file);
    const context: CelContext = {
      steps: 0,
      kubernetesMinor: groups.set.settings.kubernetesMinor,
      asOf: this.configuration.asOf,
      externals: groups.set.settings.externals ?? [],
      resource: null,
      environmentOf: (resource) => groups.scopes.environmentOf(file, resource)?.name,
      related: (subject, relation, type) => this.facts.related(subject, relation, type).map((fact) => fact.value),
    };
    return { groups, cache: this.cache, targetTypes: TARGET_TYPES, context };
  }

  private groupsFor(file: string): RuleGroups {
    const set = this.configuration.rulesFor(folderOf(file));
    const known = this.groups.get(set.id);
    if (known !== undefined) return known;
    const groups = new RuleGroups(set);
    this.groups.set(set.id, groups);
    return groups;
  }

  /** The rules in force for a file by the identifiers of other tools; null where their suppressions do not count. */
  private foreignFor(file: string): ForeignRules | null {
    const { set } = this.groupsFor(file);
    if (!set.settings.foreignSuppressions) return null;
    const foreign = this.foreign.get(set.id) ?? new ForeignRules(set);
    this.foreign.set(set.id, foreign);
    return foreign;
  }
}

function folderOf(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash < 0 ? "" : file.slice(0, slash);
}

import {
  createRuleChecker, createRuleIndex, DEFAULT_RUN_SETTINGS, readCustomRule, resolvePrinciples, rulesFromCommandLine, TARGET_TYPES,
  type ParsedPrinciples, type PrinciplesIssue, type PrincipleText, type ResolvedPrinciples, type RuleDefinition, type RuleExample, type RuleIndex, type RuleSelection, type RunSettings,
} from "#engine/index.ts";
import type { Steps } from "#host/file-system.ts";
import { comparePaths, isWithin } from "#host/paths.ts";
import { builtinRules } from "#packs/index.ts";
import { decisionIssues } from "./decisions.ts";
import { findPrinciples, readOnlyPrinciples, type GoverningFile, type PrinciplesFiles } from "./principles-files.ts";
import type { FolderRules } from "./setup.ts";

export interface ProjectOptions {
  /** Files and folders that are looked at, relative to the root. */
  readonly paths: readonly string[];
  /** Files found below them. */
  readonly candidates: readonly string[];
  /** The one principles file to use, relative to the root; null to look for them. */
  readonly principles: string | null;
  readonly selection: RuleSelection;
  /** ISO date: the one clock. */
  readonly asOf: string;
  /** Principles to take as enforced today, whatever their stages say; absent for none. */
  readonly enforce?: readonly string[];
}

/** The principles in force below one folder. */
export interface FolderPrinciples {
  readonly folder: string;
  /** Nearest file first. */
  readonly principles: readonly PrincipleText[];
}

/** The rules in force in a root, and what is to be said about them. */
export interface Project {
  /** Principles files whose principles are in use, the root-most first; empty where packs run. */
  readonly principlesFiles: readonly string[];
  readonly rules: readonly FolderRules[];
  readonly principles: readonly FolderPrinciples[];
  readonly run: RunSettings;
  /** All issues of the principles files, those that make them invalid first. */
  readonly issues: readonly PrinciplesIssue[];
  /** False where a principles file is invalid: nothing may be checked with it. */
  readonly isValid: boolean;
  /** Principles files that are there, but cannot be read as text. */
  readonly unreadable: readonly string[];
  /** Texts of the principles files, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** The principles files in use, parsed, the root-most first; empty where packs run. */
  readonly parsed: readonly ParsedPrinciples[];
  /** Custom rules with their examples. */
  readonly customRules: readonly CustomRule[];
  /** Names on the command line that do not exist. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** A rule that a principles file defines. */
export interface CustomRule {
  readonly file: string;
  readonly definition: RuleDefinition;
  readonly examples: readonly RuleExample[];
}

/** Every rule that ships with the product. */
export const builtinIndex: RuleIndex = createRuleIndex(builtinRules);

/** Finds the principles files of a root and works out which rules are in force where. */
export function* openProject(options: ProjectOptions): Steps<Project> {
  const files = options.principles === null ? yield* findPrinciples(options.paths, options.candidates) : yield* readOnlyPrinciples(options.principles);
  const resolved = files.governing.map(({ folder }) => ({ folder, resolved: resolveFolder(folder, files, options) }));
  const selected = selectRules(resolved, options.selection);
  const usesFiles = options.selection.pack.length === 0;
  const decisions = yield* decisionIssues(usesFiles ? files.governing.map((file) => file.parsed) : []);
  const issues = distinctIssues([...resolved.flatMap((entry) => entry.resolved.issues), ...decisions]);
  return {
    principlesFiles: usesFiles ? files.governing.map((file) => file.parsed.file) : [],
    rules: selected.rules,
    principles: usesFiles ? resolved.map((entry) => ({ folder: entry.folder, principles: entry.resolved.principles })) : [],
    run: resolved[0]?.resolved.run ?? DEFAULT_RUN_SETTINGS,
    issues,
    isValid: resolved.every((entry) => entry.resolved.isValid) && files.unreadable.length === 0,
    unreadable: files.unreadable,
    texts: textsOf(files),
    parsed: usesFiles ? files.governing.map((file) => file.parsed) : [],
    customRules: customRulesOf(files),
    problems: selected.problems,
    notes: notesOf(files, resolved.map((entry) => entry.resolved)),
  };
}

interface ResolvedFolder {
  readonly folder: string;
  readonly resolved: ResolvedPrinciples;
}

function resolveFolder(folder: string, files: PrinciplesFiles, { asOf, enforce = [] }: ProjectOptions): ResolvedPrinciples {
  const checkRule = createRuleChecker([...TARGET_TYPES.values()]);
  return resolvePrinciples({ files: chainOf(folder, files.governing), extended: files.extended, index: builtinIndex, asOf, checkRule, enforce });
}

/** The files with a say in a folder, the nearest first. */
function chainOf(folder: string, governing: readonly GoverningFile[]): ParsedPrinciples[] {
  const above = governing.filter((file) => isWithin(folder, file.folder));
  return above.sort((a, b) => b.folder.length - a.folder.length).map((file) => file.parsed);
}

/** Applies the command line to every rule set. What no principles file governs runs the pack `recommended`, or what was asked for. */
function selectRules(resolved: readonly ResolvedFolder[], selection: RuleSelection): { rules: FolderRules[]; problems: string[] } {
  const governsRoot = resolved.some((entry) => entry.folder === "");
  const bases = resolved.map((entry) => ({ folder: entry.folder, base: entry.resolved.ruleSet }));
  const all = governsRoot ? bases : [{ folder: "", base: null }, ...bases];
  const selected = all.map(({ folder, base }) => ({ folder, selected: rulesFromCommandLine(selection, builtinIndex, base) }));
  // A custom rule is known only where its file counts: a name is wrong if no folder knows it.
  const [first, ...rest] = selected.map((entry) => entry.selected.problems);
  const problems = (first ?? []).filter((problem) => rest.every((others) => others.includes(problem)));
  return { rules: selected.map((entry) => ({ folder: entry.folder, rules: entry.selected.ruleSet })), problems };
}

/** Files above others are read once for each chain they are in; their issues count once. */
function distinctIssues(issues: readonly PrinciplesIssue[]): PrinciplesIssue[] {
  const distinct = new Map(issues.map((issue) => [`${issue.file}\n${String(issue.span.start)}\n${issue.code}\n${issue.message}`, issue]));
  return [...distinct.values()].sort((a, b) => comparePaths(a.file, b.file) || a.span.start - b.span.start);
}

function textsOf(files: PrinciplesFiles): ReadonlyMap<string, string> {
  const all = [...files.governing, ...files.extended.values()];
  return new Map(all.map(({ parsed }) => [parsed.file, parsed.tree.text]));
}

function customRulesOf(files: PrinciplesFiles): CustomRule[] {
  const all = [...files.governing, ...files.extended.values()];
  return all.flatMap(({ parsed }) =>
    parsed.customRules.flatMap((fields) => {
      const { definition, examples } = readCustomRule(fields.tree, fields.node);
      return definition === null ? [] : [{ file: parsed.file, definition, examples }];
    }),
  );
}

function notesOf(files: PrinciplesFiles, resolved: readonly ResolvedPrinciples[]): string[] {
  const foreign = files.foreign.map((file) => `${file} is no principles file of ours (it has no apiVersion: groundrules/v1); it is left alone.`);
  return [...new Set([...foreign, ...resolved.flatMap((entry) => entry.notes)])];
}

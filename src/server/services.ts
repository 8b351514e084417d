import type { Authoring, FileReport, PrinciplesIssue, PrincipleTest, PrincipleTestResult, PrincipleText, RuleDocumentation, RuleSet, RuleSummary, Severity } from "#engine/index.ts";
import type { AsyncFileSystem } from "#host/file-system.ts";
import type { CodeOwners } from "#project/owners.ts";
import type { Project } from "#project/project.ts";
import type { Baseline } from "./roots/baseline.ts";
import type { UriParts } from "./uris.ts";

/** The rules of one root. */
export interface LoadedRules {
  /** Equal ids mean equal rules for every folder. */
  readonly id: string;
  readonly rulesFor: (folder: string) => RuleSet;
  /** Principles files in use, relative to the root, the root-most first; empty where the built-in pack runs. */
  readonly principlesFiles: readonly string[];
  /** Texts of all files the rules were read from, those that principles files extend included. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether all principles files are valid; where one is not, `rulesFor` gives no rules. */
  readonly isValid: boolean;
  /** What is wrong where they are not valid. */
  readonly message: string | null;
  readonly fileSizeLimit: number;
  /** How values that cannot be computed are shown; null hides them. */
  readonly unresolved: Severity | null;
  /** Issues of all principles files, those that make them invalid included. */
  readonly issues: readonly PrinciplesIssue[];
  /** Accepted old findings. */
  readonly baseline: Baseline;
  /** Who owns files, by CODEOWNERS. */
  readonly owners: CodeOwners;
  /** Where the rules come from, for those who show the whole state. */
  readonly project: Pick<Project, "parsed" | "principles" | "rules" | "run">;
  /** Tests of all principles files in use, in the order of the files. */
  readonly tests: readonly PrincipleTest[];
  /** Longest run time of a waiver, in days. */
  readonly waiverDays: number;
  /** What only a look at every file tells of the principles files; of `unread` nothing is known. */
  usageIssues(reports: readonly FileReport[], unread: readonly string[]): Promise<readonly PrinciplesIssue[]>;
  /** The principles in force in a folder, those with the nearest say first. */
  principles(folder: string): readonly PrincipleText[];
}

/** What loading rules needs to know. */
export interface LoadRequest {
  readonly files: AsyncFileSystem;
  /** Folders that are checked, relative to the root. */
  readonly folders: readonly string[];
  /** Files found below them. */
  readonly candidates: readonly string[];
  /** ISO date: the one clock. */
  readonly asOf: string;
}

/** What the server is given by the place it runs in; node and browser differ in nothing else. */
export interface Services {
  /** The files below a folder. */
  readonly fileSystem: (base: UriParts) => AsyncFileSystem;
  readonly loadRules: (request: LoadRequest) => Promise<LoadedRules>;
  /** Runs tests of the principles files that `request` leads to. */
  readonly runTests: (tests: readonly PrincipleTest[], request: LoadRequest) => Promise<readonly PrincipleTestResult[]>;
  /** Whether a file of this name may be ours. */
  readonly wants: (file: string) => boolean;
  /** Whether a file of this name is a principles file, if its content agrees. */
  readonly isPrinciplesFile: (file: string) => boolean;
  /** ISO date of the day: the one clock of the rules. */
  readonly today: () => string;
  /** Largest file that is read, in bytes, where the principles file sets no other limit. */
  readonly fileSizeLimit: number;
  /** The built-in principle a built-in rule serves first; null for any other rule. */
  readonly builtInPrinciple: (rule: string) => PrincipleText | null;
  /** Text of a built-in rule; null for a custom rule. */
  readonly documentation: (rule: string) => RuleDocumentation | null;
  readonly definition: (rule: string) => RuleSummary | null;
  /** The page of a built-in rule; null for a custom rule, which has none. */
  readonly page: (rule: string) => string | null;
  /** Help for those who write principles and rule files. */
  readonly authoring: Authoring;
}

/**
 * Custom requests and notifications between the VS Code client and the language server. Every URI is a string as the Language Server
 * Protocol writes it; everything here survives JSON.
 */
import type { ExpiringWaiver } from "./governance.ts";

/** Requests of the client, answered by the server. */
export const ServerRequest = {
  /** Checks every file of a workspace: `CheckWorkspaceParams` → `CheckWorkspaceResult`. */
  checkWorkspace: "groundrules/checkWorkspace",
  /** Derives a first principles file from what a folder contains: `InitParams` → `InitResult`. Writes nothing. */
  init: "groundrules/init",
  /** The page of a rule as Markdown: `RuleDocumentationParams` → `RuleDocumentationResult | null`. */
  ruleDocumentation: "groundrules/ruleDocumentation",
  /** The principles file in force for a document or folder: `PrinciplesFileParams` → `PrinciplesFileResult | null`. */
  principlesFile: "groundrules/principlesFile",
  /** Every finding of the workspace, as the findings view lists them: `FindingsParams` → `FindingsResult`. */
  findings: "groundrules/findings",
  /** What a waiver of a finding would say: `FindingReference` → `WaiverDraft | null`. */
  draftWaiver: "groundrules/draftWaiver",
  /** The edit that writes a waiver into the principles file: `WaiveParams` → `WaiveResult | null`. */
  waive: "groundrules/waive",
  /** The tests of the principles files: `{}` → `readonly TestFile[]`. */
  tests: "groundrules/tests",
  /** Runs such tests: `RunTestsParams` → `readonly TestResult[]`. */
  runTests: "groundrules/runTests",
  /** The report of the workspace as one HTML page: `ReportParams` → `ReportResult | null`. */
  report: "groundrules/report",
} as const;

/** Requests of the server, answered by the client over `workspace.fs`. Each answers null where there is nothing to read. */
export const ClientRequest = {
  /** `FileParams` → `FileStat | null`. */
  stat: "groundrules/fs/stat",
  /** `FileParams` → `readonly DirectoryEntry[] | null`. */
  readDirectory: "groundrules/fs/readDirectory",
  /** `FileParams` → `FileContent | null`. */
  readFile: "groundrules/fs/readFile",
} as const;

/** Notifications of the server. */
export const ServerNotification = {
  /** `StatusParams`: sent after start, after every change of the rules, and (debounced) after linting. */
  status: "groundrules/status",
} as const;

/** Commands that code actions of the server name and the client carries out. */
export const ClientCommand = {
  /** Shows the page of a rule; argument: the rule id. */
  openRuleDocumentation: "groundrules.openRuleDocumentation",
  /** Asks for what a waiver needs and writes it; argument: `FindingReference`. */
  waive: "groundrules.waive",
  /** Shows a place; argument: `Place`. */
  openPlace: "groundrules.openPlace",
} as const;

/** Options the client hands over with `initialize`. */
export interface InitializationOptions {
  /** Whether the client answers the requests of `ClientRequest`; a server without a file system of its own depends on it. */
  readonly fileSystem: boolean;
}

export interface CheckWorkspaceParams {
  /** Folders to check; empty means every workspace folder. */
  readonly folders: readonly string[];
}

export interface CheckWorkspaceResult {
  readonly files: number;
  /** Findings of verdict fail, by effect. */
  readonly findings: Readonly<Record<"error" | "warning" | "info" | "hint", number>>;
  /** Files that did not parse and rules that broke. */
  readonly errors: number;
}

export interface InitParams {
  readonly folder: string;
}

export interface InitResult {
  /** Where the file belongs. */
  readonly uri: string;
  readonly text: string;
}

export interface RuleDocumentationParams {
  readonly rule: string;
}

export interface RuleDocumentationResult {
  readonly title: string;
  readonly markdown: string;
}

export interface PrinciplesFileParams {
  readonly uri: string;
}

export interface PrinciplesFileResult {
  readonly uri: string;
}

export interface FileParams {
  readonly uri: string;
}

export type FileKind = "file" | "directory" | "other";

export interface FileStat {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  readonly symbolicLink: boolean;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileKind;
  readonly symbolicLink: boolean;
}

export interface FileContent {
  /** The bytes of the file, in base64. */
  readonly base64: string;
}

export type ServerState = "starting" | "ready" | "error";

/** What the language status item shows. */
export interface StatusParams {
  readonly state: ServerState;
  /** What is wrong and what to do, where the state is error; else null. */
  readonly message: string | null;
  /** Rules in force, in the workspace folder with the most of them. */
  readonly rules: number;
  /** URIs of the principles files in use, the root-most first; empty where the built-in pack runs. */
  readonly principles: readonly string[];
  /** Milliseconds since the epoch; null before the first lint. */
  readonly lintedAt: number | null;
  /** How long the last lint took, in milliseconds. */
  readonly lintMs: number | null;
  /** Waivers in force that end within 30 days, the first to end first. */
  readonly expiring: readonly ExpiringWaiver[];
}

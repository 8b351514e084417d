export const COMMANDS = ["check", "fix", "init", "rules", "explain", "test", "waive", "baseline", "triage", "report", "map", "export", "schema", "lsp"] as const;
export type Command = (typeof COMMANDS)[number];

/** Commands whose feature is not built yet. */
export const LATER_COMMANDS: readonly string[] = ["graph", "diff", "mcp", "merge"];

export const FORMATS = ["text", "json", "sarif", "junit", "gitlab", "github", "checkstyle", "markdown", "csv", "html"] as const;
export type ReportFormat = (typeof FORMATS)[number];

export interface OptionSpec {
  /** Placeholder of the value; absent for a switch. */
  readonly value?: string;
  /** Repeatable, and takes comma lists. */
  readonly many?: true;
  /** Accepted by every parser, but its feature is not built yet. */
  readonly later?: true;
  /** Commands it belongs to; absent for all of them. */
  readonly commands?: readonly Command[];
}

const CHECKS: readonly Command[] = ["check", "fix"];
const RULED: readonly Command[] = ["check", "fix", "explain", "test", "baseline", "triage", "report", "map", "export"];
const ACCEPTS: readonly Command[] = ["check", "fix", "baseline"];
const WAIVE: readonly Command[] = ["waive"];

/** Every option, by name. */
export const OPTIONS: Readonly<Record<string, OptionSpec>> = {
  principles: { value: "FILE", commands: [...RULED, ...WAIVE] },
  pack: { value: "NAME", many: true, commands: [...RULED, "rules"] },
  rule: { value: "ID", many: true, commands: ["check", "fix", "explain", "test"] },
  "skip-rule": { value: "ID", many: true, commands: ["check", "fix", "explain", "test"] },
  format: { value: "NAME", commands: ["check", "fix", "rules", "explain", "test", "triage", "map"] },
  output: { value: "FILE", commands: ["check", "fix", "rules", "explain", "test", "triage", "report", "map", "export", "schema"] },
  "fail-on": { value: "LEVEL", commands: CHECKS },
  base: { value: "REF", commands: [...CHECKS, "triage"] },
  changed: { commands: CHECKS },
  baseline: { value: "FILE", commands: ACCEPTS },
  "update-baseline": { commands: CHECKS },
  fix: { commands: CHECKS },
  "fix-unsafe": { commands: CHECKS },
  "dry-run": { commands: [...CHECKS, ...WAIVE] },
  "as-of": { value: "DATE", commands: [...RULED, ...WAIVE] },
  jobs: { value: "N", commands: [...ACCEPTS, "triage", "report", "map", "export"] },
  "no-cache": { commands: CHECKS },
  "cache-dir": { value: "DIR", commands: CHECKS },
  shard: { value: "I/N", later: true },
  stdin: { commands: CHECKS },
  "stdin-filename": { value: "FILE", commands: CHECKS },
  enforce: { value: "ID", many: true, commands: ["check"] },
  reason: { value: "TEXT", commands: WAIVE },
  owner: { value: "WHO", commands: WAIVE },
  expires: { value: "DATE", commands: WAIVE },
  type: { value: "TYPE", commands: WAIVE },
  force: { commands: ["init", ...ACCEPTS] },
  history: { value: "FILE", commands: ["check", "report"] },
  framework: { value: "ID", commands: ["map"] },
  "no-progress": {},
  quiet: {},
  verbose: {},
  color: { value: "WHEN" },
  help: {},
  version: {},
  stdio: { commands: ["lsp"] },
  clientProcessId: { value: "PID", commands: ["lsp"] },
};

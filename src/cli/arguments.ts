import { parseArgs } from "node:util";
import { nearestClause, type WaiverType } from "#engine/index.ts";
import { RunFault } from "./exit-code.ts";
import { COMMANDS, FORMATS, LATER_COMMANDS, OPTIONS, type Command, type ReportFormat } from "./option-table.ts";

export type FailOn = "error" | "warning" | "info" | "never";

/** Where a report goes; `file` null is stdout. */
export interface Output {
  readonly format: ReportFormat;
  readonly file: string | null;
}

/** What a new waiver says, as far as the command line tells. */
export interface WaiverAnswers {
  readonly reason: string | null;
  readonly owner: string | null;
  readonly expires: string | null;
  readonly type: WaiverType | null;
}

/** The command line, checked. */
export interface Arguments {
  readonly command: Command;
  /** What follows the command: paths, rule ids, a schema name. */
  readonly operands: readonly string[];
  readonly principles: string | null;
  readonly packs: readonly string[];
  readonly rules: readonly string[];
  readonly skipRules: readonly string[];
  readonly outputs: readonly Output[];
  readonly failOn: FailOn | null;
  readonly fix: "none" | "safe" | "unsafe";
  readonly dryRun: boolean;
  /** ISO date; null for today. */
  readonly asOf: string | null;
  /** Number of workers asked for; null to choose. */
  readonly jobs: number | null;
  readonly stdin: boolean;
  readonly stdinFilename: string | null;
  readonly force: boolean;
  /** Git revision whose findings are old ones; null for none. */
  readonly base: string | null;
  /** Whether to report only on files that differ from the base. */
  readonly changed: boolean;
  /** File of accepted findings, as given; null for that of the settings. */
  readonly baseline: string | null;
  /** Whether to write that file anew. */
  readonly updateBaseline: boolean;
  /** Principles to take as enforced today. */
  readonly enforce: readonly string[];
  /** What a new waiver says; null where it is to be asked. */
  readonly waiver: WaiverAnswers;
  /** Framework whose controls are mapped; null for none. */
  readonly framework: string | null;
  /** File of the history of conformance; null for none. */
  readonly history: string | null;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progress: boolean;
  readonly color: "auto" | "always" | "never";
}

interface Given {
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly outputs: readonly Output[];
}

/** Reads the arguments after the program's name. Throws a RunFault that says what is wrong and what was probably meant. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({ args: [...argv], options: parserOptions(), strict: false, allowPositionals: true, tokens: true });
  const operands = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const command = checkCommand(operands.shift());
  const given = readOptions(tokens, command);
  checkTogether(given, command, operands);
  return {
    command,
    operands,
    principles: last(given, "principles"),
    packs: list(given, "pack"),
    rules: list(given, "rule"),
    skipRules: list(given, "skip-rule"),
    outputs: given.outputs,
    failOn: oneOf(given, "fail-on", ["error", "warning", "info", "never"] as const),
    fix: given.switches.has("fix-unsafe") ? "unsafe" : given.switches.has("fix") || command === "fix" ? "safe" : "none",
    dryRun: given.switches.has("dry-run"),
    asOf: date(last(given, "as-of")),
    jobs: count(last(given, "jobs")),
    stdin: given.switches.has("stdin"),
    stdinFilename: last(given, "stdin-filename"),
    force: given.switches.has("force"),
    base: last(given, "base"),
    changed: given.switches.has("changed"),
    baseline: last(given, "baseline"),
    updateBaseline: given.switches.has("update-baseline") || command === "baseline",
    enforce: list(given, "enforce"),
    waiver: waiverAnswers(given),
    framework: last(given, "framework"),
    history: last(given, "history"),
    quiet: given.switches.has("quiet"),
    verbose: given.switches.has("verbose"),
    progress: !given.switches.has("no-progress"),
    color: oneOf(given, "color", ["auto", "always", "never"] as const) ?? "auto",
  };
}

function waiverAnswers(given: Given): Arguments["waiver"] {
  return {
    reason: last(given, "reason"),
    owner: last(given, "owner"),
    expires: last(given, "expires"),
    type: oneOf(given, "type", ["dispensation", "mitigated", "not-applicable"] as const),
  };
}

interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function parserOptions(): Record<string, { type: "string" | "boolean"; multiple: boolean; short?: string }> {
  const entries = Object.entries(OPTIONS).map(([name, spec]) => {
    const type = spec.value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, name === "help" ? { type, multiple: true, short: "h" } : { type, multiple: true }] as const;
  });
  return Object.fromEntries(entries);
}

function checkCommand(word: string | undefined): Command {
  if (word === undefined) throw new RunFault("no command given; try: groundrules check, or groundrules --help");
  const command = COMMANDS.find((name) => name === word);
  if (command !== undefined) return command;
  if (LATER_COMMANDS.includes(word)) throw new RunFault(`not available yet: ${word}`);
  throw new RunFault(`unknown command "${word}"${nearestClause(word, COMMANDS)}\nGive paths after a command: groundrules check ${word}`);
}

function readOptions(tokens: readonly Token[], command: Command): Given {
  const switches = new Set<string>();
  const values = new Map<string, string[]>();
  const outputs: { format: ReportFormat; file: string | null }[] = [];
  for (const token of tokens) {
    if (token.kind !== "option" || token.name === undefined) continue;
    const value = checkOption(token, token.name, command);
    if (value === null) switches.add(token.name);
    else if (token.name === "format") outputs.push({ format: reportFormat(value), file: null });
    else if (token.name === "output") addOutput(value, outputs);
    else values.set(token.name, [...(values.get(token.name) ?? []), value]);
  }
  if (outputs.length === 0) outputs.push({ format: "text", file: null });
  if (outputs.filter((output) => output.file === null).length > 1) {
    throw new RunFault("two reports for stdout; give --output FILE after all but one --format");
  }
  return { switches, values, outputs };
}

/** The value of an option that is known, fits the command and is written as it should be; null for a switch. */
function checkOption(token: Token, name: string, command: Command): string | null {
  const spec = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  const written = token.rawName ?? `--${name}`;
  if (spec === undefined) throw new RunFault(`unknown option ${written}${nearestClause(`--${name}`, Object.keys(OPTIONS).map((known) => `--${known}`))}`);
  if (spec.later === true) throw new RunFault(`not available yet: ${written}`);
  if (spec.commands?.includes(command) === false) throw new RunFault(`${written} does not belong to "${command}" (only to: ${spec.commands.join(", ")})`);
  if (spec.value === undefined) {
    if (token.value !== undefined) throw new RunFault(`${written} takes no value`);
    return null;
  }
  const value = valueOf(token);
  if (value === null) throw new RunFault(`${written} needs a value: ${written} ${spec.value}`);
  return value;
}

/** What stands after an option, unless that is the next option. */
function valueOf({ value, inlineValue }: Token): string | null {
  if (value === undefined || value === "") return null;
  return inlineValue === false && /^--?[a-z]/.test(value) ? null : value;
}

function reportFormat(value: string): ReportFormat {
  const format = FORMATS.find((name) => name === value);
  if (format !== undefined) return format;
  throw new RunFault(`unknown format "${value}"${nearestClause(value, FORMATS)}\nFormats: ${FORMATS.join(", ")}`);
}

/** Gives the format before it a file; a lone --output takes the text report. */
function addOutput(file: string, outputs: { format: ReportFormat; file: string | null }[]): void {
  const open = outputs.at(-1);
  if (open === undefined) outputs.push({ format: "text", file });
  else if (open.file === null) open.file = file;
  else throw new RunFault(`--output ${file} has no --format of its own before it`);
}

function checkTogether(given: Given, command: Command, operands: readonly string[]): void {
  const has = (name: string): boolean => given.switches.has(name);
  const fixes = has("fix") || has("fix-unsafe") || command === "fix";
  checkStdin(given, fixes ? "fixes" : "checks", operands);
  if (last(given, "history") !== null && (has("stdin") || has("dry-run"))) throw new RunFault("--history records runs on files as they are; give it without --stdin and --dry-run");
  if (has("dry-run") && !fixes && command !== "waive") throw new RunFault("--dry-run shows what fixes would change; give --fix or --fix-unsafe with it");
  if (last(given, "principles") !== null && list(given, "pack").length > 0) throw new RunFault("--principles and --pack exclude each other");
  checkComparison(given, command);
}

function checkComparison(given: Given, command: Command): void {
  const has = (name: string): boolean => given.switches.has(name);
  const ofFiles = last(given, "base") === null ? ["changed", "update-baseline"].find(has) : "base";
  if (has("stdin") && ofFiles !== undefined) throw new RunFault(`--${ofFiles} is about files as they are; give it without --stdin`);
  if (has("force") && command !== "init" && command !== "baseline" && !has("update-baseline")) throw new RunFault("--force adds new findings to a baseline; give it with --update-baseline");
  if (!has("update-baseline")) return;
  if (has("dry-run")) throw new RunFault("--update-baseline writes the baseline; give it without --dry-run");
  const selected = ["rule", "skip-rule"].find((name) => list(given, name).length > 0);
  if (selected !== undefined) throw new RunFault(`--update-baseline needs all rules to tell what is gone; give it without --${selected}`);
}

function checkStdin(given: Given, purpose: "checks" | "fixes", operands: readonly string[]): void {
  const name = last(given, "stdin-filename");
  if (!given.switches.has("stdin")) {
    if (name !== null) throw new RunFault("--stdin-filename is of use with --stdin only");
    return;
  }
  if (operands.length > 0) throw new RunFault("--stdin reads one document; give no paths with it");
  if (name === null) throw new RunFault("--stdin needs --stdin-filename FILE: the format is recognised by name and content");
  if (purpose === "fixes" && !given.switches.has("dry-run")) throw new RunFault("--stdin cannot be fixed in place; add --dry-run for the diff");
}

function last(given: Given, name: string): string | null {
  return given.values.get(name)?.at(-1) ?? null;
}

function list(given: Given, name: string): string[] {
  const parts = (given.values.get(name) ?? []).flatMap((value) => value.split(","));
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))];
}

function oneOf<T extends string>(given: Given, name: string, allowed: readonly T[]): T | null {
  const value = last(given, name);
  if (value === null) return null;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new RunFault(`--${name} is one of ${allowed.join(", ")}, not "${value}"`);
  return found;
}

function date(value: string | null): string | null {
  if (value === null) return null;
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (parsed === null || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value) {
    throw new RunFault(`--as-of is a date like 2026-11-21, not "${value}"`);
  }
  return value;
}

function count(value: string | null): number | null {
  if (value === null) return null;
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new RunFault(`--jobs is a number from 1 to 999, not "${value}"`);
  return Number(value);
}

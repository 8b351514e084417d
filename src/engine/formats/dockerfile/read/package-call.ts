import type { ShellCommand } from "../../../functions/shell-command.ts";
import { baseName, unwrap } from "../../../functions/shell-script.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { PACKAGE_TOOLS, type PackageFamily, type PackageTool } from "./package-tables.ts";
import { lineWords, readCommandLine, type CommandLine } from "./command-line.ts";
import { HOLE, resolved } from "./expand.ts";
import { packageItems } from "./package-items.ts";
import type { Setting } from "./settings.ts";

/** What surrounds a command: needed to know how a package manager behaves. */
export interface CallContext {
  /** Number of the command in its RUN. */
  readonly index: number;
  /** The command that pipes into it; undefined where none does. */
  readonly feeder: ShellCommand | undefined;
  /** ARG and ENV in force, without what the RUN itself assigns. */
  readonly variables: ReadonlyMap<string, string>;
  /** Names that the RUN assigns or exports. */
  readonly assigned: ReadonlySet<string>;
  readonly settings: ReadonlySet<Setting>;
}

/** A call of a package manager. */
export interface PackageCall {
  readonly tool: string;
  readonly family: PackageFamily;
  /** The subcommand, one name for all its spellings: `install`, `upgrade`, `dist-upgrade`; with a hole where unknown. */
  readonly action: string;
  readonly index: number;
  readonly line: CommandLine;
  readonly object: PlainObject;
}

/** The call that a command is; null where it calls no package manager of the table, or without a subcommand. */
export function packageCall(command: ShellCommand, context: CallContext): PackageCall | null {
  const program = unwrap(command.words).command;
  const tool = toolOf(command, program);
  const table = Object.hasOwn(PACKAGE_TOOLS, tool.name) ? PACKAGE_TOOLS[tool.name] : undefined;
  if (table === undefined) return null;
  const line = readCommandLine(lineWords(command, tool.after, context.variables), { ...table, hasLongLetters: table.family === "go" });
  const [subcommand, ...rest] = line.operands;
  if (subcommand === undefined) return null;
  const action = table.aliases?.[subcommand.text] ?? subcommand.text;
  const isInstall = action === (table.family === "apk" ? "add" : "install");
  const call: Found = { table, line, command, context };
  const assigned = command.assignments.map(({ name }) => name);
  const object: PlainObject = {
    tool: tool.name,
    family: table.family,
    action: resolved(action),
    index: context.index,
    text: resolved(`${tool.name} ${subcommand.text}`),
    word: subcommand.word,
    packages: rest.length,
    assumesYes: assumesYes(call),
    skipsRecommended: skipsRecommended(call),
    skipsCache: skipsCache(call),
    isElsewhere: has(line, "--installroot", "--root", ...(table.family === "apk" ? ["-p"] : [])),
    isOffline: has(line, "--no-network"),
    items: isInstall ? packageItems({ family: table.family, line, operands: rest, context, assigned }) : [],
  };
  return { tool: tool.name, family: table.family, action, index: context.index, line, object };
}

interface Found {
  readonly table: PackageTool;
  readonly line: CommandLine;
  readonly command: ShellCommand;
  readonly context: CallContext;
}

/** The name of the program as the table has it, and the number of the word behind: `python -m pip` and `pip3.12` are pip. */
function toolOf({ words }: ShellCommand, program: number): { readonly name: string; readonly after: number } {
  const name = baseName(words[program]?.text ?? "");
  if (/^python[\d.]*$/.test(name) && words[program + 1]?.text === "-m") return { name: words[program + 2]?.text ?? "", after: program + 3 };
  return { name: /^pip[\d.]+$/.test(name) ? "pip" : name, after: program + 1 };
}

function has({ options }: CommandLine, ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

const YES: Readonly<Record<string, readonly string[]>> = {
  apt: ["-y", "--yes", "--assume-yes", "--assume-no", "-s", "--simulate", "--just-print", "--dry-run", "--recon", "--no-act", "--print-uris"],
  rpm: ["-y", "--assumeyes", "--assumeno"],
  zypper: ["-n", "-y", "--non-interactive", "--no-confirm", "--dry-run"],
};

/** Whether the program asks no question, or gets an answer through a pipe. */
function assumesYes(call: Found): Value {
  const { table, line, command, context } = call;
  if (has(line, ...(YES[table.family] ?? [])) || isAnswered(command, context.feeder) || isConfigured(call)) return true;
  const unknown = line.mayHoldMore || context.settings.has(table.family === "apt" ? "apt-unknown" : "rpm-unknown");
  return unknown ? UNRESOLVED : false;
}

/** Whether a setting answers yes; for apt, quiet twice (`-qq`, `-q=2`) does too. */
function isConfigured({ table, line, context: { settings } }: Found): boolean {
  if (table.family === "rpm") return settings.has("rpm-yes") || isSet(line, "assumeyes", ON);
  if (table.family !== "apt") return false;
  const quiet = line.options.filter(({ name }) => name === "-q" || name === "--quiet").length;
  const isVeryQuiet = quiet >= 2 || has(line, "-2") || line.options.some(({ name, value }) => name === "--quiet" && Number(value) >= 2);
  return isVeryQuiet || settings.has("apt-yes") || isSet(line, "apt::get::assume-yes", ON);
}

const ON = ["true", "1", "yes", "on"];
const OFF = ["false", "0", "no", "off"];

/** Whether `-o name=value`, `--setopt=name=value` sets one of these values. */
function isSet({ options }: CommandLine, setting: string, values: readonly string[]): boolean {
  return options.some(({ name, value }) => {
    if (value === null || !["-o", "--option", "--setopt"].includes(name)) return false;
    const [key = "", set = ""] = value.toLowerCase().replace(/^=/, "").split("=");
    return key === setting && values.includes(set.replace(/["';]/g, ""));
  });
}

function isAnswered({ words }: ShellCommand, feeder: ShellCommand | undefined): boolean {
  const { wrappers } = unwrap(words);
  if (feeder === undefined || wrappers.some((index) => words[index]?.text === "xargs")) return false;
  return ["yes", "echo", "printf"].includes(baseName(feeder.words[unwrap(feeder.words).command]?.text ?? ""));
}

function skipsRecommended({ line, context }: Found): Value {
  if (has(line, "--no-install-recommends") || isSet(line, "apt::install-recommends", OFF) || context.settings.has("recommends-off")) return true;
  return line.mayHoldMore || context.settings.has("apt-unknown") ? UNRESOLVED : false;
}

function skipsCache({ table, line, command, context }: Found): Value {
  if (has(line, "--no-cache", "--no-cache-dir", "-s", "--simulate", "--dry-run")) return true;
  if (table.family === "pip") {
    const name = "PIP_NO_CACHE_DIR";
    if (context.variables.has(name) || context.assigned.has(name) || command.assignments.some((pair) => pair.name === name)) return true;
    if (command.words.some(({ text }) => text.startsWith(`${name}=`))) return true;
  }
  return line.mayHoldMore ? UNRESOLVED : false;
}

/** Whether a call fetches or installs packages by the lists of its family. */
export function usesLists({ family, action, line }: PackageCall): boolean {
  if (action.includes(HOLE)) return true;
  if (family === "rpm" && action === "upgrade") return line.operands.length > 1;
  return /^(?:install|add|fix|upgrade|dist-upgrade|build-dep|source|download|reinstall|satisfy|.+-install|dist-sync|distro-sync|fetch)$/.test(action);
}

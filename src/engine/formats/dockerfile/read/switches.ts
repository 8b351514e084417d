import type { ShellCommand } from "../../../functions/shell-command.ts";
import { baseName } from "../../../functions/shell-script.ts";
import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import { UNSIGNED_SWITCHES } from "./package-tables.ts";
import { TRANSFER_SWITCHES, TRANSFER_VARIABLES, type TransferSwitch } from "../tables.ts";
import { HOLE } from "./expand.ts";

/** A word or an assignment that switches certificate checks off. Absent fields mean that there is no such edit. */
interface FoundSwitch {
  /** As written; unresolved where the variable's value is. */
  readonly flag: string | typeof UNRESOLVED;
  /** Index in `arguments` of the words to delete, first and last; absent for an assignment, or where deleting would break the command. */
  readonly first?: number;
  readonly last?: number;
  /** Index in `arguments` of the word to point at. */
  readonly argument?: number;
  /** Index in `pairs`. */
  readonly pair?: number;
  /** What remains of a cluster of letters. */
  readonly replacement?: string;
  readonly removable: boolean;
}

/** The switches of a command whose program is word number `program`. */
export function commandSwitches({ words, assignments }: ShellCommand, program: number): PlainObject[] {
  const found: FoundSwitch[] = [];
  const hasProgram = words.length > 0;
  for (const [pair, assignment] of assignments.entries()) {
    const flag = assignedSwitch(assignment.name, assignment.resolved ? assignment.value : HOLE);
    if (flag !== null) found.push({ flag, pair, removable: hasProgram });
  }
  const texts = words.map(({ text }) => text);
  found.push(...exportedSwitches(words.map(({ text, resolved }) => (resolved ? text : text.replace(/=.*/s, `=${HOLE}`)))));
  found.push(...tableSwitches(TRANSFER_SWITCHES, texts, program));
  return found.map((entry) => ({ ...entry }));
}

/** The words of a command that make a package manager accept what nobody signed. */
export function unsignedSwitches({ words }: ShellCommand, program: number, heredocs: readonly string[]): PlainObject[] {
  const texts = words.map(({ text }) => text);
  const found = [...tableSwitches(UNSIGNED_SWITCHES, texts, program), ...writtenSwitches(texts, program)];
  if (["cat", "tee"].includes(baseName(texts[program] ?? ""))) {
    for (const text of heredocs) {
      const flag = uncheckedIn(text);
      if (flag !== null) found.push({ flag, argument: program, removable: false });
    }
  }
  return found.map((entry) => ({ ...entry }));
}

/** `gpgcheck=0` or `trusted=yes` in a repository file. */
function uncheckedIn(text: string): string | null {
  return UNCHECKED.exec(text)?.[1] ?? (TRUSTED.test(text) ? "trusted=yes" : null);
}

/** A break in the text may be written as `\n`. */
const UNCHECKED = /(?:^|[^\w\\]|\\n)((?:pkg_)?gpgcheck\s*=\s*(?:0|false|no|off))(?!\w)/i;
const TRUSTED = /(?:^|\\n|\n)\s*deb(?:-src)?\s+\[[^\]]*\btrusted=yes\b/;

/** `gpgcheck=0` or `[trusted=yes]` in text that a command prints, or puts in place of other text. */
function writtenSwitches(words: readonly string[], program: number): FoundSwitch[] {
  const name = baseName(words[program] ?? "");
  if (!["echo", "printf", "sed"].includes(name)) return [];
  return words.flatMap((word, argument): FoundSwitch[] => {
    const text = name === "sed" ? (/^s([^\w\s])(?:(?!\1).)*\1(.*)\1/s.exec(word)?.[2] ?? "") : word;
    const flag = uncheckedIn(text);
    return flag === null || argument <= program ? [] : [{ flag, argument, removable: false }];
  });
}

function tableSwitches(tables: readonly TransferSwitch[], texts: readonly string[], program: number): FoundSwitch[] {
  const name = programName(texts, program);
  return tables.filter(({ programs }) => programs.some((pattern) => isProgram(name, pattern))).flatMap((table) => programSwitches(table, texts, program));
}

/** The switches among the pairs of an ENV or ARG. */
export function pairSwitches(pairs: readonly { readonly name: string; readonly value: string | null }[]): PlainObject[] {
  return pairs.flatMap(({ name, value }, index): PlainObject[] => {
    const flag = assignedSwitch(name, value ?? "");
    return flag === null ? [] : [{ flag, pair: index, removable: true }];
  });
}

/** What `name=value` switches off; null if nothing. */
function assignedSwitch(name: string, value: string): FoundSwitch["flag"] | null {
  const key = name.toUpperCase();
  if (!Object.hasOwn(TRANSFER_VARIABLES, key)) return null;
  if (value.includes(HOLE)) return UNRESOLVED;
  const values = TRANSFER_VARIABLES[key] ?? null;
  const isOff = values === null ? value !== "" : values.includes(value.toLowerCase());
  return isOff ? `${name}=${value}` : null;
}

/** `export X=1`, `env X=1 program`. */
function exportedSwitches(words: readonly string[]): FoundSwitch[] {
  const first = baseName(words[0] ?? "");
  if (!["export", "env", "sudo", "declare", "setenv"].includes(first)) return [];
  return words.flatMap((word, argument): FoundSwitch[] => {
    const match = /^([A-Za-z_]\w*)=(.*)$/s.exec(word);
    const flag = match === null ? null : assignedSwitch(match[1] ?? "", match[2] ?? "");
    if (flag === null) return [];
    const removable = first === "env" || first === "sudo";
    return [{ flag, argument, first: argument, last: argument, removable }];
  });
}

/** The program a command runs: `python -m pip` is pip. */
function programName(words: readonly string[], at: number): string {
  const name = baseName(words[at] ?? "");
  return /^python[\d.]*$/.test(name) && words[at + 1] === "-m" ? (words[at + 2] ?? "") : name;
}

function isProgram(name: string, pattern: string): boolean {
  if (!pattern.endsWith("*")) return name === pattern;
  const stem = pattern.slice(0, -1);
  return name.startsWith(stem) && /^[\d.]*$/.test(name.slice(stem.length));
}

function programSwitches(table: TransferSwitch, words: readonly string[], program: number): FoundSwitch[] {
  const found: FoundSwitch[] = [];
  for (let at = program + 1; at < words.length; at += 1) {
    if (words[at] === "--") break;
    const entry = flagAt(table, words, at) ?? letterAt(table, words, at) ?? settingAt(table, words, at);
    if (entry !== null) found.push(entry);
  }
  return found;
}

function flagAt(table: TransferSwitch, words: readonly string[], at: number): FoundSwitch | null {
  const word = words[at] ?? "";
  const equals = word.indexOf("=");
  const name = equals < 0 ? word : word.slice(0, equals);
  if (table.flags?.includes(name) === true) {
    const isOff = equals >= 0 && /^(?:false|0|no)$/i.test(word.slice(equals + 1));
    return isOff ? null : { flag: name, argument: at, first: at, last: at, removable: true };
  }
  if (table.valued?.includes(name) !== true) return null;
  return { flag: name, argument: at, first: at, last: equals < 0 ? Math.min(at + 1, words.length - 1) : at, removable: true };
}

/** A letter in a cluster such as `-fsSLk`. */
function letterAt({ letter }: TransferSwitch, words: readonly string[], at: number): FoundSwitch | null {
  const word = words[at] ?? "";
  if (letter === undefined || !/^-[A-Za-z0-9#:]/.test(word)) return null;
  for (let index = 1; index < word.length; index += 1) {
    const character = word[index] ?? "";
    if (character === letter.flag) {
      const rest = word.slice(0, index) + word.slice(index + 1);
      const edit = rest === "-" ? {} : { replacement: rest };
      return { flag: `-${letter.flag}`, argument: at, first: at, last: at, removable: true, ...edit };
    }
    if (letter.valued.includes(character)) return null;
  }
  return null;
}

const SETTING_PREFIX = /^(?:--setopt=|--config=|--conf=|--option=|--|-[ocD])/;

function settingAt({ settings }: TransferSwitch, words: readonly string[], at: number): FoundSwitch | null {
  if (settings === undefined) return null;
  const word = words[at] ?? "";
  const [name, value] = splitSetting(word.replace(SETTING_PREFIX, ""));
  const key = Object.keys(settings).find((candidate) => isSetting(name.toLowerCase(), candidate));
  const setTo = value ?? words[at + 1];
  if (key === undefined || setTo === undefined || settings[key]?.includes(setTo.toLowerCase()) !== true) return null;
  if (value === null) return { flag: `${word} ${setTo}`, argument: at, first: at, last: at + 1, removable: word.startsWith("--") };
  // `-o name=value`: the option goes with its value.
  const option = /^(?:-[oc]|--setopt|--config|--option)$/.test(words[at - 1] ?? "") ? at - 1 : at;
  return { flag: word, argument: at, first: option, last: at, removable: option < at || word.startsWith("-") };
}

/** Name and value of `name=value`, also with a semicolon behind; the value is null without `=`. */
function splitSetting(text: string): readonly [string, string | null] {
  const equals = text.indexOf("=");
  return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1).replace(/;$/, "")];
}

/** `sslverify` is also set by `*.sslverify`, `http.sslverify` by `http.https://host/.sslverify`. */
function isSetting(name: string, key: string): boolean {
  if (name === key) return true;
  const dot = key.lastIndexOf(".");
  if (dot < 0) return name.endsWith(`.${key}`) || (name.endsWith(`::${key}`) && !key.includes("::"));
  return name.startsWith(key.slice(0, dot + 1)) && name.endsWith(key.slice(dot));
}

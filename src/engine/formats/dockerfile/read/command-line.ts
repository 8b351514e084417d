import type { ShellCommand, ShellWord } from "../../../functions/shell-command.ts";
import { expandWord, HOLE } from "./expand.ts";

/** A word of a command line with the variables of the Dockerfile replaced. */
export interface LineWord {
  /** May hold holes. */
  readonly text: string;
  /** Index in the words of the command. */
  readonly word: number;
}

export interface LineOption {
  /** `-y` (also out of a cluster such as `-qy`), `--yes`. */
  readonly name: string;
  readonly value: string | null;
}

/** A command line taken apart. */
export interface CommandLine {
  readonly options: readonly LineOption[];
  /** What is no option and no value of one. */
  readonly operands: readonly LineWord[];
  /** Whether a variable of unknown value may stand for options. */
  readonly mayHoldMore: boolean;
}

/** What is known of the options of a program. */
export interface OptionGrammar {
  /** Options of one letter that take a value. */
  readonly valuedLetters: string;
  /** Options of several letters whose value may be the next word. */
  readonly valued: readonly string[];
  /** Whether `-name` is one option rather than a cluster of letters. */
  readonly hasLongLetters: boolean;
}

/** Reads the words after word number `program`. */
export function readCommandLine(words: readonly LineWord[], grammar: OptionGrammar): CommandLine {
  const options: LineOption[] = [];
  const operands: LineWord[] = [];
  let isOpen = true;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const isOption = isOpen && word.text.startsWith("-") && word.text.length > 1;
    if (isOpen && word.text === "--") isOpen = false;
    else if (!isOption) operands.push(word);
    else if (readOption(word.text, words[at + 1]?.text ?? null, grammar, options)) at += 1;
  }
  return { options, operands, mayHoldMore: words.some(({ text }) => text.startsWith(HOLE)) };
}

/** Adds the options of a word; true where the last one takes the next word as its value. */
function readOption(text: string, next: string | null, grammar: OptionGrammar, into: LineOption[]): boolean {
  if (text.startsWith("--") || grammar.hasLongLetters) {
    const equals = text.indexOf("=");
    const name = (equals < 0 ? text : text.slice(0, equals)).replace(/^--/, grammar.hasLongLetters ? "-" : "--");
    const takesNext = equals < 0 && grammar.valued.includes(name);
    into.push({ name, value: equals >= 0 ? text.slice(equals + 1) : takesNext ? next : null });
    return takesNext;
  }
  for (let index = 1; index < text.length; index += 1) {
    const letter = text[index] ?? "";
    const rest = text.slice(index + 1);
    if (grammar.valuedLetters.includes(letter)) {
      into.push({ name: `-${letter}`, value: rest === "" ? next : rest });
      return rest === "";
    }
    into.push({ name: `-${letter}`, value: null });
  }
  return false;
}

/** The words from number `from` on; a variable that is not quoted may give several. */
export function lineWords({ words }: ShellCommand, from: number, variables: ReadonlyMap<string, string>): LineWord[] {
  return words.slice(from).flatMap((word, index): LineWord[] => {
    const text = knownText(word, variables);
    const isSplit = !word.resolved && !word.quoted && /\s/.test(text);
    const parts = isSplit ? text.split(/\s+/).filter((part) => part !== "") : [text];
    return parts.map((part) => ({ text: part, word: from + index }));
  });
}

/** The text of a word with variables replaced; what only the shell knows is a hole. */
export function knownText(word: ShellWord, variables: ReadonlyMap<string, string>): string {
  if (word.resolved) return word.text;
  const substitution = word.text.search(/\$\(|`/);
  const text = substitution < 0 ? word.text : word.text.slice(0, substitution);
  return expandWord(text, variables, "\\") + (substitution < 0 ? "" : HOLE);
}

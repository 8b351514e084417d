import { readAll, type Steps } from "#host/file-system.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "#host/read-text.ts";
import { matchesOwnerPattern, readOwnerPattern, type OwnerPattern } from "./owner-patterns.ts";

/** Who owns the files of a repository, by its CODEOWNERS as GitHub, GitLab, Gitea and Bitbucket read it. */
export interface CodeOwners {
  /** Owners of a path relative to the root, as they are written: `@org/team`, `@user`, an address. Empty where nobody is named. */
  readonly ownersOf: (file: string) => readonly string[];
  /** Owners of what no narrower pattern names. */
  readonly ofEverything: readonly string[];
}

/** Where git hosts look, the first that is there counts. */
const PLACES = ["CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS"];

interface OwnerRule {
  readonly pattern: OwnerPattern;
  readonly owners: readonly string[];
}

/** Rules of one section; in a file without sections, all of them. */
interface Section {
  readonly name: string;
  /** Owners of rules that name none. */
  readonly owners: readonly string[];
  readonly rules: OwnerRule[];
}

/** Reads the CODEOWNERS of a repository; without one nobody owns anything. */
export function* findOwners(): Steps<CodeOwners> {
  for (const bytes of yield* readAll(PLACES, DEFAULT_SIZE_LIMIT)) {
    const result = textOf(bytes);
    if ("text" in result) return parseOwners(result.text);
  }
  return parseOwners("");
}

/**
 * In each section the last rule that matches decides; one without owners takes them away. The sections of GitLab add up, whether
 * their approval is optional or not. What cannot be read is passed over, as git hosts do.
 */
export function parseOwners(text: string): CodeOwners {
  const sections: Section[] = [{ name: "", owners: [], rules: [] }];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const head = readSection(line);
    if (head === null) readRule(line, sections.at(-1)?.owners ?? [], sections.at(-1)?.rules ?? []);
    else sections.push({ ...head, rules: sections.find(({ name }) => name === head.name)?.rules ?? [] });
  }
  const distinct = [...new Set(sections.map(({ rules }) => rules))];
  const decide = (matches: (rule: OwnerRule) => boolean): string[] => [...new Set(distinct.flatMap((rules) => rules.findLast(matches)?.owners ?? []))];
  const known = new Map<string, readonly string[]>();
  return {
    ofEverything: decide(({ pattern }) => pattern.isEverything),
    ownersOf: (file) => {
      const owners = known.get(file) ?? decide(({ pattern }) => matchesOwnerPattern(pattern, file));
      known.set(file, owners);
      return owners;
    },
  };
}

/** `[Name]`, `^[Optional name][2] @owner`; null for any other line. */
function readSection(line: string): Omit<Section, "rules"> | null {
  const match = /^\s*\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/.exec(line);
  return match === null ? null : { name: (match[1] ?? "").trim().toLowerCase(), owners: ownersIn(wordsOf(match[2] ?? "")) };
}

function readRule(line: string, inherited: readonly string[], rules: OwnerRule[]): void {
  const [pattern = "", ...rest] = wordsOf(line);
  if (pattern === "") return;
  // A pattern that is taken out of its section has nobody there.
  const isExcluded = pattern.startsWith("!");
  const named = ownersIn(rest);
  const owners = isExcluded ? [] : rest.length === 0 ? inherited : named;
  rules.push({ pattern: readOwnerPattern(isExcluded ? pattern.slice(1) : pattern), owners });
}

/** Words of a line, up to a comment; a backslash keeps the blank or hash after it. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith("#"));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) => word.replace(/\\([\s#!@])/g, "$1"));
}

/** Names, teams, roles and addresses; other words are no owners. */
function ownersIn(words: readonly string[]): string[] {
  return words.filter((word) => /^@@?[\w./-]+$/.test(word) || /^[^@\s]+@[^@\s]+$/.test(word));
}

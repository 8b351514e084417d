import type { EngineConfiguration, RuleSet } from "#engine/index.ts";
import type { FileSystem } from "#host/file-system.ts";
import { parentOf } from "#host/paths.ts";
import { variablesIn } from "./variables.ts";

/** The rules in force in a folder and below, down to the next folder with rules of its own. */
export interface FolderRules {
  readonly folder: string;
  readonly rules: RuleSet;
}

/** The configuration of an engine as plain data, so that it can be sent to a worker. */
export interface EngineSetup {
  /** Holds an entry for the root. */
  readonly rules: readonly FolderRules[];
  readonly complete: boolean;
  readonly asOf: string;
  /** Whether it is kept what applied to what. Absent: no. */
  readonly applications?: boolean;
}

export function configurationOf(setup: EngineSetup, system: FileSystem): EngineConfiguration {
  const hasFile = (path: string): boolean => system.stat(path)?.kind === "file";
  const { complete, asOf, applications = false } = setup;
  return { rulesFor: nearestRules(setup.rules), complete, asOf, hasFile: remember(hasFile), variablesOf: variablesIn(system), applications };
}

/** Looks up the rules of the nearest folder above; answers are kept. */
export function nearestRules(rules: readonly FolderRules[]): (folder: string) => RuleSet {
  const known = new Map(rules.map((entry) => [entry.folder, entry.rules]));
  const find = (folder: string): RuleSet => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    if (folder === "") throw new Error("the root has no rules");
    const inherited = find(parentOf(folder));
    known.set(folder, inherited);
    return inherited;
  };
  return find;
}

function remember<T>(ask: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(key);
    answers.set(key, answer);
    return answer;
  };
}

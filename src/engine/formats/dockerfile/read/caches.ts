import { baseName, unwrap } from "../../../functions/shell-script.ts";
import { UNRESOLVED, type Value } from "../../../model/value.ts";
import { PACKAGE_CACHES } from "./package-tables.ts";
import { knownText } from "./command-line.ts";
import { HOLE } from "./expand.ts";
import type { RunState } from "./run.ts";

/**
 * The caches (`apt-lists`, `apk`, `rpm`, `zypper`, `pip`) that a RUN does not leave in the image: a mount covers them, or a command
 * removes them. Unresolved is an entry where that hangs on a variable.
 */
export function clearedCaches(run: RunState): Value[] {
  const cleared = new Set<Value>();
  for (const target of mountTargets(run)) addCovered(target, cleared);
  for (const path of removedPaths(run)) addCovered(path, cleared);
  for (const { family, action } of run.calls.values()) {
    if (family === "apt" && action === "dist-clean") cleared.add("apt-lists");
    if ((family === "rpm" || family === "zypper") && action === "clean") cleared.add(family);
    if ((family === "apk" || family === "pip") && action === "cache") cleared.add(family);
  }
  return [...cleared];
}

function addCovered(written: string, cleared: Set<Value>): void {
  const path = written.replace(/\/+$/, "").replace(/(?:\/[^/]*\*[^/]*)+$/, "");
  const hole = path.indexOf(HOLE);
  if (/(?:^|\/)\.cache(?:\/pip(?:\/.*)?)?$/.test(path)) cleared.add("pip");
  for (const [name, directories] of Object.entries(PACKAGE_CACHES)) {
    for (const directory of directories) {
      if (hole >= 0 && directory.startsWith(path.slice(0, hole))) cleared.add(UNRESOLVED);
      else if (path !== "" && (directory === path || directory.startsWith(`${path}/`))) cleared.add(name);
    }
  }
}

/** Where a RUN mounts a cache or a file system in memory; what is written there does not stay. */
function mountTargets({ state }: RunState): string[] {
  return state.instruction.flags.flatMap(({ name }, index) => {
    const value = state.flags[index] ?? null;
    if (name !== "mount" || value === null || !/(?:^|,)type=(?:cache|tmpfs)(?:,|$)/.test(value)) return [];
    const target = /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(value)?.[1];
    if (target === undefined) return [];
    // A cache of Python packages may be mounted anywhere: where pip is told to look is not searched for.
    return /^\/(?:var|usr|etc)\//.test(target) ? [target] : [target, ".cache/pip"];
  });
}

const HOME = /^\$(?:HOME|\{HOME\})(?=\/|$)/;

/** Operands of `rm` and of a `find` that deletes, braces expanded. */
function removedPaths({ state, assigned }: RunState): string[] {
  return state.instruction.commands.flatMap(({ words }) => {
    const { command } = unwrap(words);
    const name = baseName(words[command]?.text ?? "");
    const deletes = name === "rm" || (name === "find" && words.some(({ text }) => text === "-delete" || text === "rm"));
    if (!deletes) return [];
    return words
      .slice(command + 1)
      .filter(({ text }) => !text.startsWith("-") && !isTemporary(text, assigned))
      .flatMap((word) => expandBraces(HOME.test(word.text) ? word.text.replace(HOME, "~") : knownText(word, state.variables)));
  });
}

/** Whether a word is a variable that holds a new temporary file. */
function isTemporary(text: string, assigned: ReadonlyMap<string, string>): boolean {
  const name = /^\$\{?(\w+)\}?(?:\/.*)?$/.exec(text)?.[1] ?? "";
  return /mktemp/.test(assigned.get(name) ?? "") || name === "GNUPGHOME";
}

/** `/a/{b,c}` is `/a/b` and `/a/c`. */
function expandBraces(text: string): string[] {
  const match = /^([^{}]*)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(text);
  if (match === null) return [text];
  const [, before = "", list = "", after = ""] = match;
  return expandBraces(after).flatMap((rest) => list.split(",").map((item) => before + item + rest));
}

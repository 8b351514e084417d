import { NO_VARIABLES, parseDotEnv, type Variables } from "#engine/index.ts";
import { resolveAll, runSync, type FileSystem, type Steps } from "#host/file-system.ts";
import { HiddenFiles } from "#host/hidden-files.ts";
import { baseName, joinPath } from "#host/paths.ts";
import { readText } from "#host/read-text.ts";

const NAME = ".env";
/** Largest file that is read, in bytes. */
const SIZE_LIMIT = 1_000_000;

/** Whether a file of this name holds variables that are filled into the Compose files beside it. */
export function isVariablesFile(file: string): boolean {
  return baseName(file) === NAME;
}

export function variablesFileOf(folder: string): string {
  return joinPath(folder, NAME);
}

/**
 * The variables that the `.env` file of a folder defines. What git tracks is approximated by what no `.gitignore` hides, because not every
 * host can ask git: a hidden file is private to one machine, and says nothing of the project.
 */
export function* readVariables(folder: string, hidden: HiddenFiles): Steps<Variables> {
  const file = variablesFileOf(folder);
  const [place] = yield* resolveAll([file]);
  if (place?.kind !== "file" || place.path === null || (yield* hidden.isHidden(file))) return NO_VARIABLES;
  const result = yield* readText(file, SIZE_LIMIT);
  return "text" in result ? parseDotEnv(result.text) : NO_VARIABLES;
}

/** Looks up variables folder by folder, each once. */
export function variablesIn(system: FileSystem): (folder: string) => Variables {
  const hidden = new HiddenFiles();
  const known = new Map<string, Variables>();
  return (folder) => {
    const variables = known.get(folder) ?? runSync(readVariables(folder, hidden), system);
    known.set(folder, variables);
    return variables;
  };
}

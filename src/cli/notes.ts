import { createEngine } from "#engine/index.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "#host/read-text.ts";
import type { Project } from "#project/project.ts";
import { configurationOf } from "#project/setup.ts";
import type { Arguments } from "./arguments.ts";
import type { Collected } from "./collect.ts";
import type { Inputs } from "./inputs.ts";
import type { Session } from "./session.ts";

/** Hidden files that are looked into. */
const LOOKED_INTO = 20;

/** What is to be said of the rules that run and of the files. */
export function notesOnState({ options, project, inputs, document }: Session, state: Collected): string[] {
  return [...notesOnRules(options, project), ...(document === null ? notesOnFiles(inputs, state.files, project) : [])];
}

/** What is to be said of the rules that run. */
function notesOnRules(options: Arguments, project: Project): string[] {
  const isChosen = options.packs.length > 0 || options.rules.length > 0;
  const none = project.principlesFiles.length === 0 && !isChosen;
  const pack = none ? ["No principles file: running the built-in pack recommended. `groundrules init` writes a first principles.yaml."] : [];
  return [...pack, ...project.notes];
}

/** What is to be said of the files. */
function notesOnFiles(inputs: Inputs, checked: number, project: Project): string[] {
  const nothing = checked === 0 ? ["No manifest was found: no file here is of a format that Groundrules knows."] : [];
  const hidden = hiddenManifests(inputs, project);
  const [first] = hidden;
  if (first === undefined) return nothing;
  const many = hidden.length === 1 ? `.gitignore hides a manifest: ${first}.` : `.gitignore hides manifests, among them ${first}.`;
  return [...nothing, `${many} A path that is named is checked all the same.`];
}

/** What is to be said of suppressions that nothing needs any more: each with `--verbose`, else how many there are. */
export function notesOnSuppressions(options: Arguments, { unneeded }: Collected): string[] {
  if (options.verbose) return unneeded.map(({ file, line, rules }) => `${file}:${String(line)}: there is nothing to suppress of ${rules.join(", ")}.`);
  if (unneeded.length === 0) return [];
  return [`${unneeded.length === 1 ? "One suppression has" : `${String(unneeded.length)} suppressions have`} nothing to suppress (--verbose lists them).`];
}

/** Files git ignores that are manifests by their content too. */
function hiddenManifests(inputs: Inputs, project: Project): string[] {
  const looked = inputs.found.hidden.slice(0, LOOKED_INTO);
  if (looked.length === 0) return [];
  const engine = createEngine(configurationOf({ rules: project.rules, complete: false, asOf: "1970-01-01" }, inputs.system));
  return looked.filter((file) => {
    const result = textOf(inputs.system.read(file, DEFAULT_SIZE_LIMIT));
    if (!("text" in result)) return false;
    engine.update(file, result.text);
    return engine.findings(file).format !== null;
  });
}

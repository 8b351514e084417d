import { resolve } from "node:path";
import { FATAL_CODES, nearestClause, type PrinciplesIssue } from "#engine/index.ts";
import { runSync } from "#host/file-system.ts";
import { relativeTo } from "#host/node.ts";
import { openProject, type Project, type ProjectOptions } from "#project/project.ts";
import type { Arguments } from "./arguments.ts";
import { RunFault } from "./exit-code.ts";
import type { Inputs } from "./inputs.ts";
import type { Terminal } from "./terminal.ts";

/** The date that counts as today: as asked, else that of UTC, which is the same wherever a run happens. */
export function dateOf(options: Arguments): string {
  return options.asOf ?? new Date().toISOString().slice(0, 10);
}

/** Loads the rules in force. Throws a RunFault where a principles file is invalid or an option names what does not exist. */
export function loadProject(options: Arguments, inputs: Inputs, terminal: Terminal): Project {
  const project = runSync(openProject(projectOptions(options, inputs, terminal)), inputs.system);
  checkExplicit(options, project);
  if (!project.isValid) throw new RunFault(describeFaults(project));
  checkEnforced(options.enforce, project);
  if (project.problems.length > 0) throw new RunFault(project.problems.join("\n"));
  return project;
}

/** What a command line asks of a project. */
export function projectOptions(options: Arguments, inputs: Inputs, terminal: Terminal): ProjectOptions {
  return {
    paths: inputs.paths,
    candidates: inputs.found.files,
    principles: options.principles === null ? null : principlesPath(options.principles, inputs, terminal),
    selection: { rule: options.rules, skipRule: options.skipRules, pack: options.packs },
    asOf: dateOf(options),
    enforce: options.enforce,
  };
}

function principlesPath(given: string, inputs: Inputs, terminal: Terminal): string {
  const path = relativeTo(inputs.root, resolve(terminal.cwd, given));
  const stat = inputs.system.stat(path);
  if (stat === null) throw new RunFault(`--principles ${given}: no such file. Check the path; it starts from the current folder`);
  if (stat.kind !== "file") throw new RunFault(`--principles ${given}: is no file. Name the principles file itself`);
  return path;
}

function checkEnforced(ids: readonly string[], project: Project): void {
  const known = project.principles.flatMap(({ principles }) => principles.map(({ id }) => id));
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new RunFault(`There is no principle "${unknown}" in force${nearestClause(unknown, known)}`);
}

function checkExplicit(options: Arguments, project: Project): void {
  if (options.principles === null || project.principlesFiles.length > 0 || project.unreadable.length > 0) return;
  throw new RunFault(`--principles ${options.principles}: is no principles file. It must begin with apiVersion: groundrules/v1`);
}

function describeFaults(project: Project): string {
  const fatal = project.issues.filter((issue) => FATAL_CODES.has(issue.code)).map(describeIssue);
  const unreadable = project.unreadable.map((file) => `${file}: cannot be read. Save it as UTF-8 text of at most 10 MB, readable for this user`);
  return ["the principles are invalid, so nothing was checked.", ...unreadable, ...fatal].join("\n");
}

function describeIssue(issue: PrinciplesIssue): string {
  const { line, column } = issue.range.start;
  return `${issue.file}:${String(line)}:${String(column)}: ${issue.message}`;
}

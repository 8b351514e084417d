import { discover } from "#host/discovery.ts";
import { runSync, type FileSystem } from "#host/file-system.ts";
import { baseName } from "#host/paths.ts";
import { openProject, type Project } from "#project/project.ts";
import { isVariablesFile } from "#project/variables.ts";
import type { Collected } from "./collect.ts";
import { RunFault } from "./exit-code.ts";
import { openRepository, type Repository } from "./git.ts";
import { readCommit, type CommitFiles } from "./git-tree.ts";
import { mayBeOurs, type Inputs } from "./inputs.ts";
import { dateOf } from "./load.ts";
import type { Session } from "./session.ts";

/** The commit a run is compared with. */
export interface Base {
  /** As it was asked for. */
  readonly revision: string;
  readonly files: CommitFiles;
}

/** The common ancestor of a revision and what is checked out. Throws a RunFault where there is none: that is never "nothing changed". */
export function openBase(revision: string, { inputs, limit }: Pick<Session, "inputs" | "limit">): Base {
  const repository = openRepository(inputs.root);
  if (repository === null) throw new RunFault(`${inputs.root} is no work tree of git, so there is no ${revision} to compare with. Call it in a clone, or give --baseline FILE`);
  const wants = (path: string): boolean => mayBeOurs(path) || isVariablesFile(path) || baseName(path) === ".gitignore";
  return { revision, files: readCommit(repository, { root: inputs.root, commit: ancestorOf(revision, repository), wants, limit }) };
}

function ancestorOf(revision: string, repository: Repository): string {
  const head = repository.commitOf("HEAD");
  if (head === null) throw new RunFault("there is no commit yet to compare with");
  const commit = repository.commitOf(revision);
  if (commit === null) {
    throw new RunFault(`git knows no revision "${revision}" here. In CI, fetch it before: set fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab), or git fetch origin <branch>`);
  }
  const base = repository.mergeBase(commit, head);
  if (base === null) {
    throw new RunFault(`${revision} and HEAD have no commit in common in this clone. In CI, fetch the history: set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab)`);
  }
  return base;
}

/** How the files of the base are looked at: as those of the work tree, with the principles of today. */
export type Evaluate = (session: Session) => Collected;

/** The state of the base, as the run's rules would have given it; all of it, whatever the paths. */
export function stateOfBase({ files }: Base, session: Session, evaluate: Evaluate): Collected {
  const { system } = files;
  const paths = ["", ...session.inputs.paths.filter((path) => path !== "" && system.stat(path) !== null)];
  const inputs: Inputs = { root: session.inputs.root, system, paths, found: runSync(discover({ paths, wants: mayBeOurs }), system) };
  const project = { ...session.project, issues: issuesOf(session, inputs) };
  return evaluate({ ...session, inputs, project });
}

/** What was wrong with the principles files themselves, where they stood then. */
function issuesOf({ options, project }: Session, { paths, found, system }: Inputs): Project["issues"] {
  const [only = null] = options.principles === null ? [] : project.principlesFiles;
  if (only !== null && !isFile(system, only)) return [];
  const selection = { rule: [], skipRule: [], pack: [] };
  return runSync(openProject({ paths, candidates: found.files, principles: only, selection, asOf: dateOf(options) }), system).issues;
}

function isFile(system: FileSystem, path: string): boolean {
  return system.stat(path)?.kind === "file";
}

import { applyBaseline, baselineOf } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { runSync } from "#host/file-system.ts";
import { principleFindings } from "#project/principle-findings.ts";
import type { Project } from "#project/project.ts";
import { usageIssues } from "#project/usage.ts";
import { collect, mergeCollected, type Collected } from "./collect.ts";
import { compareState, renewBaseline } from "./compare.ts";
import { stateOfBase, type Base } from "./compare-base.ts";
import { createResourceLookup } from "./compare-resources.ts";
import { feedHere, type Fed } from "./feed.ts";
import { settle, setupOf, type Loaded } from "./loaded.ts";
import { createProgress } from "./progress.ts";
import type { Session } from "./session.ts";

/** The state of all files, those that were left out and the principles files included; old findings are marked as such. */
export function stateOf(session: Session, loaded: Loaded): Collected {
  return compareState({ session, comparison: loaded.comparison, state: plainState(session, loaded), holdsResource: lookupIn(session, loaded), evaluate: evaluateHere });
}

/** Takes the baseline anew. The answer is what later states are compared with, and a line on what was done. */
export function acceptFindings(session: Session, loaded: Loaded): { readonly loaded: Loaded; readonly note: string } {
  const { comparison, engine, setup } = loaded;
  const compared = { session, comparison, state: plainState(session, loaded), holdsResource: lookupIn(session, loaded) };
  const renewed = renewBaseline(compared, { engine, isComplete: setup.complete });
  return { loaded: { ...loaded, comparison: renewed.comparison }, note: renewed.note };
}

function lookupIn({ inputs, document, limit }: Session, { engine, setup, inputs: { found } }: Loaded): ReturnType<typeof createResourceLookup> {
  const loaded = new Set(document === null ? found.files : [document.file]);
  return createResourceLookup({ engine, loaded, system: inputs.system, setup, limit });
}

/** What a run found, what there was to find in the base, and what of it is new. */
export interface Difference {
  readonly before: Collected;
  /** Old findings are marked. */
  readonly after: Collected;
}

/** Compares the files with those of a base, findings and all that is known of them. */
export function differenceTo(base: Base, session: Session, loaded: Loaded): Difference {
  const before = stateOfBase(base, session, evaluateHere);
  const after = plainState(session, loaded);
  return { before, after: { ...after, findings: applyBaseline(after.findings, baselineOf(before.findings), lookupIn(session, loaded)) } };
}

/** The state of files that are not on disk, in this thread. */
function evaluateHere(session: Session): Collected {
  const { inputs, limit } = session;
  const setup = setupOf(session, true);
  const fed = feedHere(inputs.found.files, inputs.system, { setup, limit }, createProgress(session.terminal, "hidden"));
  settle(fed, session, inputs, setup);
  return plainState(session, fed);
}

function plainState(session: Session, fed: Fed): Collected {
  const { project, inputs, document } = session;
  const failed = new Set(fed.errors.map((error) => error.file));
  const files = document === null ? inputs.found.files : [document.file];
  const asked = new Set(files);
  const collected = collect(fed.engine, files.filter((file) => !failed.has(file)));
  const skipped = [...fed.skipped.filter(({ file }) => asked.has(file)), ...inputs.found.skipped];
  const issues = [...project.issues, ...issuesOfRun(session, collected, skipped)];
  return mergeCollected(collected, { findings: principleFindings(ownIssues(session, issues), project.texts), errors: fed.errors, skipped });
}

/** What the run tells of the principles files; nothing where it did not look at everything. */
function issuesOfRun({ document, inputs, project }: Session, { reports }: Collected, skipped: readonly SkippedFile[]): Project["issues"] {
  if (document !== null || !inputs.paths.includes("")) return [];
  return runSync(usageIssues(project, reports, skipped.map(({ file }) => file)), inputs.system);
}

/** Issues of the principles files in use, as far as the command line lets their rules run. */
function ownIssues(session: Session, issues: Project["issues"]): Project["issues"] {
  const { rules, skipRules } = session.options;
  if (session.project.principlesFiles.length === 0) return [];
  return issues.filter(({ code }) => {
    const rule = `principles/${code}`;
    return !skipRules.includes(rule) && (rules.length === 0 || rules.includes(rule));
  });
}

import { applyBaseline, baselineOf, isComposeName, sameVariables, type BaselineEntry, type Finding, type HoldsResource } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import { variablesIn } from "#project/variables.ts";
import { baselinePath, DEFAULT_BASELINE, describeUpdate, readBaseline, refreshBaseline } from "./baseline.ts";
import type { Collected } from "./collect.ts";
import { openBase, stateOfBase, type Base, type Evaluate } from "./compare-base.ts";
import { RunFault } from "./exit-code.ts";
import type { Session } from "./session.ts";

/** What a run is compared with. */
export interface Comparison {
  /** The file of accepted findings; null where none counts. */
  readonly baseline: { readonly path: string; readonly entries: readonly BaselineEntry[] | null } | null;
  /** The commit whose findings are old ones; null where they are not asked for. */
  readonly base: Base | null;
  /** The commit whose files are left out where they are the same; null where all are reported. */
  readonly unchangedSince: Base | null;
}

/** Works out what a run is compared with, by its options and the settings of its principles file. Throws a RunFault where that is not there. */
export function openComparison(session: Session): Comparison {
  const { options, project, document } = session;
  const ofSettings = document === null && project.run.newFindingsOnly ? project.run.base : null;
  const since = options.changed ? (options.base ?? project.run.base ?? "HEAD") : null;
  const revision = options.base ?? ofSettings;
  const base = revision === null ? null : openBase(revision, session);
  const other = since === null || since === revision ? base : openBase(since, session);
  return { baseline: openBaseline(session), base, unchangedSince: since === null ? null : other };
}

function openBaseline(session: Session): Comparison["baseline"] {
  const updates = session.options.updateBaseline;
  const path = baselinePath(session) ?? (updates ? DEFAULT_BASELINE : null);
  if (path === null) return null;
  const entries = readBaseline(path, session);
  if (entries === null && !updates) throw new RunFault(`${path}: there is no such baseline. Take one first: groundrules baseline`);
  return { path, entries };
}

/** Whether a comparison asks for more files than those that are reported on. */
export function needsEverything({ options }: Session, comparison: Comparison): boolean {
  return options.updateBaseline || options.command === "triage" || comparison.base !== null || comparison.unchangedSince !== null;
}

/** Evaluates files with the rules of the run. */
export interface ComparedState {
  readonly session: Session;
  readonly comparison: Comparison;
  readonly state: Collected;
  readonly holdsResource: HoldsResource;
  readonly evaluate: Evaluate;
}

/** The state with old findings marked, and without what is the same as in the base where only changes are asked for. */
export function compareState({ session, comparison, state, holdsResource, evaluate }: ComparedState): Collected {
  const { baseline, base, unchangedSince } = comparison;
  let findings = state.findings;
  if (base !== null) findings = applyBaseline(findings, baselineOf(stateOfBase(base, session, evaluate).findings), holdsResource);
  if (baseline !== null) findings = applyBaseline(findings, baseline.entries ?? [], holdsResource);
  if (unchangedSince === null) return { ...state, findings, compared: state.compared || base !== null || baseline !== null };
  const isChanged = changesSince(unchangedSince, session);
  const concerns = ({ file, related }: Finding): boolean => isChanged(file) || related.some((place) => isChanged(place.file));
  return { ...state, compared: true, findings: findings.filter(concerns), errors: state.errors.filter(({ kind, file }) => kind === "internal" || isChanged(file)) };
}

/** Whether a file is another than in the base, or other variables are filled into it; what cannot be read counts as changed. */
function changesSince({ files }: Base, { inputs, limit }: Session): (file: string) => boolean {
  const known = new Map<string, boolean>();
  const [variablesOf, variablesBefore] = [variablesIn(inputs.system), variablesIn(files.system)];
  const isFilledOtherwise = (file: string): boolean => isComposeName(file) && !sameVariables(variablesOf(parentOf(file)), variablesBefore(parentOf(file)));
  return (file) => {
    const bytes = known.has(file) ? null : inputs.system.read(file, limit);
    const isChanged = known.get(file) ?? (bytes === null || bytes === "too-large" || !files.holds(file, bytes) || isFilledOtherwise(file));
    known.set(file, isChanged);
    return isChanged;
  };
}

/** Writes the baseline of a run anew. The answer is what the run is then compared with, and one line on what was done. */
export function renewBaseline(
  compared: Omit<ComparedState, "evaluate">, further: Pick<Parameters<typeof refreshBaseline>[1], "engine" | "isComplete">,
): { readonly comparison: Comparison; readonly note: string } {
  const { session, comparison, state, holdsResource } = compared;
  const path = comparison.baseline?.path ?? DEFAULT_BASELINE;
  const updated = refreshBaseline(session, { path, state, before: comparison.baseline?.entries ?? null, holdsResource, ...further });
  return { comparison: { ...comparison, baseline: { path, entries: updated.entries } }, note: describeUpdate(path, updated) };
}

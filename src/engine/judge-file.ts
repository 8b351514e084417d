import type { FileReport } from "./api.ts";
import type { AppliedRule, FileAnalysis, RawFinding } from "./model/analysis.ts";
import type { PlannedRule } from "./model/plan.ts";
import type { Resource } from "./model/resource.ts";
import type { RuleGroups } from "./rules/groups.ts";
import { usesOf } from "./suppressions/uses.ts";
import { applicationsOf } from "./verdicts/applications.ts";
import { foldFindings } from "./verdicts/fold.ts";
import { judgeFindings, type Judged } from "./verdicts/judge.ts";
import { compareFindings } from "./verdicts/order.ts";
import { waiverKey } from "./verdicts/waivers.ts";

/** The raw findings of a file, its own and those that needed other files, and the rules in force for it. */
export interface FileJudgement {
  readonly file: string;
  readonly format: string | null;
  readonly analysis: FileAnalysis;
  readonly findings: readonly RawFinding[];
  /** What rules applied to; null where nobody asks. */
  readonly applied: readonly AppliedRule[] | null;
  readonly groups: RuleGroups;
  readonly complete: boolean;
  /** ISO date: the one clock. */
  readonly asOf: string;
}

export type JudgedFile = Pick<FileReport, "findings" | "suppressions" | "waiversUsed" | "applications">;

/** Makes findings of what the rules said: verdict, effect and fingerprint of each, one for each cause, in the order of reports. */
export function judgeFile(input: FileJudgement): JudgedFile {
  const { file, groups, analysis, findings, asOf } = input;
  const { set, scopes } = groups;
  const usersOf = (key: string, resource: Resource | null): readonly PlannedRule[] => {
    const group = groups.get(key);
    return group === undefined ? [] : groups.usersFor(group, file, resource);
  };
  const environmentOf = (resource: Resource | null): string | null => scopes.environmentOf(file, resource)?.name ?? null;
  const judged = judgeFindings({
    file,
    findings,
    suppressions: analysis.suppressions,
    terms: { asOf, reasonRequired: set.settings.reasonRequired },
    waivers: { waivers: set.waivers ?? [], holds: (scope, resource) => scopes.holds(scope, file, resource), asOf },
    usersOf,
    environmentOf,
  });
  const run = { file, format: input.format, complete: input.complete };
  const hasRun = (rule: string): boolean => analysis.errors.length === 0 && groups.hasRun(rule, run);
  return {
    findings: foldFindings(judged).sort(compareFindings),
    suppressions: usesOf({ suppressions: analysis.suppressions, findings, hasRun }),
    waiversUsed: usedWaivers(judged),
    applications: input.applied === null ? [] : applicationsOf({ applied: input.applied, judged, usersOf, environmentOf }),
  };
}

function usedWaivers(judged: readonly Judged[]): string[] {
  const used = judged.flatMap(({ views }) => views.flatMap(({ covering }) => covering.map(waiverKey)));
  return [...new Set(used)].sort();
}

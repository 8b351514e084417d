import { scoreOf, type Score } from "./conformance-score.ts";
import { crossTable, environmentOf, ownersOf, systemOf, type CrossTable, type Key } from "./conformance-tables.ts";
import { isDate } from "./dates.ts";
import type { Evidence, FileApplication, PrincipleText, Report } from "./report.ts";

/**
 * How a principle is proven. `measured`: its rules applied and something was decided. `attested`: somebody vouches for it, and the
 * attestation counts on the date of the run. `unproven`: neither; it is never shown as fulfilled.
 */
export type ConformanceStatus = "measured" | "attested" | "attestation-expired" | "unproven";

export interface PrincipleConformance {
  /** Null for rules of packs. */
  readonly id: string | null;
  readonly score: Score;
  readonly status: ConformanceStatus;
  /** Share to reach, from 0 to 1; null where none is set. */
  readonly target: number | null;
  /** Null where there is no target or nothing was decided. */
  readonly isTargetReached: boolean | null;
  /** Distinct resources, a whole file counting as one: those a rule applied to, and those on which one fails. */
  readonly resources: ResourceCounts;
  /** Who answers for the resources that fail, sorted. */
  readonly ownersAffected: readonly string[];
}

export interface ResourceCounts {
  readonly applicable: number;
  readonly failing: number;
}

export interface PillarConformance {
  /** Null for principles without a pillar and for rules of packs. */
  readonly pillar: string | null;
  readonly principles: readonly (string | null)[];
  readonly score: Score;
  readonly resources: ResourceCounts;
}

/** A report in shares. */
export interface Conformance {
  readonly score: Score;
  readonly resources: ResourceCounts;
  /** Every principle of the report in its order; rules of packs last, where some applied. */
  readonly principles: readonly PrincipleConformance[];
  /** In the order of their first principle. */
  readonly pillars: readonly PillarConformance[];
  readonly systems: CrossTable;
  readonly owners: CrossTable;
  readonly environments: CrossTable;
}

/**
 * Scores of what a run found, from `report.applications`; the formula is at `scoreOf`. A rule that two principles ask for counts for
 * each of them, and in the score of all of them twice.
 */
export function conformanceOf(report: Report): Conformance {
  const groups = groupByPrinciple(report);
  const owners = ownersOf(report);
  const principles = [...groups].map(([id, applications]) => principleConformance(id, applications, { report, owners }));
  return {
    score: scoreOf(report.applications),
    resources: countResources(report.applications),
    principles,
    pillars: pillarsOf(groups, report.principleTexts),
    systems: crossTable(groups, (application) => [systemOf(application)]),
    owners: crossTable(groups, owners),
    environments: crossTable(groups, (application) => [environmentOf(application)]),
  };
}

function groupByPrinciple(report: Report): ReadonlyMap<string | null, readonly FileApplication[]> {
  const groups = new Map<string | null, FileApplication[]>([...report.principleTexts.keys()].map((id) => [id, []]));
  const ofPacks: FileApplication[] = [];
  for (const application of report.applications) {
    if (application.principle === null) ofPacks.push(application);
    else if (!groups.has(application.principle)) groups.set(application.principle, [application]);
    else groups.get(application.principle)?.push(application);
  }
  if (ofPacks.length > 0) groups.set(null, ofPacks);
  return groups;
}

interface Context {
  readonly report: Report;
  readonly owners: (application: FileApplication) => readonly Key[];
}

function principleConformance(id: string | null, applications: readonly FileApplication[], { report, owners }: Context): PrincipleConformance {
  const text = id === null ? undefined : report.principleTexts.get(id);
  const score = scoreOf(applications);
  const target = text?.target ?? null;
  const failing = applications.filter((application) => application.outcome === "fail");
  return {
    id,
    score,
    status: statusOf(score, text, report.asOf),
    target,
    isTargetReached: target === null || score.share === null ? null : score.share >= target,
    resources: countResources(applications),
    ownersAffected: [...new Set(failing.flatMap(owners).map((owner) => owner.name))].sort(),
  };
}

/** How a principle with some score is proven on a date. */
export function statusOf(score: Score, text: PrincipleText | undefined, asOf: string): ConformanceStatus {
  if (score.share !== null) return "measured";
  if (text?.evidence?.type !== "attested") return "unproven";
  return isInForce(text.evidence, asOf) ? "attested" : "attestation-expired";
}

/** The day it expires still counts. A date that cannot be read counts as past. */
function isInForce({ expires }: Evidence, asOf: string): boolean {
  return expires === null || (isDate(expires) && expires >= asOf);
}

function countResources(applications: readonly FileApplication[]): ResourceCounts {
  const [applicable, failing] = [new Set<string>(), new Set<string>()];
  for (const { file, resource, outcome } of applications) {
    if (outcome === "not-applicable") continue;
    const key = resource === null ? file : [file, resource.type, resource.namespace ?? "", resource.name].join("\n");
    applicable.add(key);
    if (outcome === "fail") failing.add(key);
  }
  return { applicable: applicable.size, failing: failing.size };
}

function pillarsOf(groups: ReadonlyMap<string | null, readonly FileApplication[]>, texts: Report["principleTexts"]): PillarConformance[] {
  const pillars = new Map<string | null, (string | null)[]>();
  for (const id of groups.keys()) {
    const pillar = id === null ? null : (texts.get(id)?.pillar ?? null);
    pillars.set(pillar, [...(pillars.get(pillar) ?? []), id]);
  }
  return [...pillars].map(([pillar, principles]) => {
    const applications = principles.flatMap((id) => groups.get(id) ?? []);
    return { pillar, principles, score: scoreOf(applications), resources: countResources(applications) };
  });
}

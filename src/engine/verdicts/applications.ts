import type { AppliedRule } from "../model/analysis.ts";
import type { Application } from "../model/application.ts";
import type { PlannedRule } from "../model/plan.ts";
import type { Resource } from "../model/resource.ts";
import type { Judged, View } from "./judge.ts";

export interface ApplicationsInput {
  readonly applied: readonly AppliedRule[];
  readonly judged: readonly Judged[];
  readonly usersOf: (group: string, resource: Resource | null) => readonly PlannedRule[];
  readonly environmentOf: (resource: Resource | null) => string | null;
}

/** Worst first: where a rule says several things of one resource, the first of these counts. */
const ORDER: readonly Application["outcome"][] = ["fail", "baseline", "unresolved", "waived", "suppressed", "not-applicable", "pass"];

/** Which rule of which principle applied to which resource of a file, and what came of it; each such triple once. */
export function applicationsOf(input: ApplicationsInput): Application[] {
  const applications = new Map<string, Application>();
  for (const { group, resource } of input.applied) {
    for (const user of input.usersOf(group, resource)) note(applications, applicationOf(user, resource, input, "pass"));
  }
  for (const { finding, views } of input.judged) {
    for (const view of views) note(applications, { ...applicationOf(view.user, finding.resource, input, outcomeOf(view)), severity: view.severity });
  }
  return [...applications.values()];
}

function applicationOf(user: PlannedRule, resource: Resource | null, input: ApplicationsInput, outcome: Application["outcome"]): Application {
  return { principle: user.principle, rule: user.rule.id, severity: user.severity, resource, environment: input.environmentOf(resource), outcome };
}

function outcomeOf({ verdict, waiver }: View): Application["outcome"] {
  return verdict === "waived" && waiver?.type === "not-applicable" ? "not-applicable" : verdict;
}

function note(applications: Map<string, Application>, application: Application): void {
  const { principle, rule, resource } = application;
  const key = [principle ?? "", rule, resource?.type ?? "", resource?.namespace ?? "", resource?.name ?? ""].join("\n");
  const known = applications.get(key);
  if (known === undefined || ORDER.indexOf(application.outcome) < ORDER.indexOf(known.outcome)) applications.set(key, application);
}

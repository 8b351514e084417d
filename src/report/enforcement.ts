import type { Finding, Severity } from "#engine/index.ts";
import { plural } from "./layout.ts";
import type { Report } from "./report.ts";

/** What enforcing a principle today would do: its findings at the gate, and whom they concern. */
export interface Enforcement {
  readonly principle: string;
  readonly findings: number;
  /** Distinct resources; a finding on a whole file counts as one. */
  readonly resources: number;
  /** Owners of their files by CODEOWNERS, else the owner of the principle; sorted. */
  readonly owners: readonly string[];
  /** Findings that stay below the gate. */
  readonly below: number;
}

const ORDER: readonly Severity[] = ["error", "warning", "info", "hint"];

/** The answer to the dry run of enforcement, for each principle that was asked about. */
export function enforcementOf(report: Report): Enforcement[] {
  return (report.enforced ?? []).map((principle) => {
    const own = report.findings.filter((finding) => finding.verdict === "fail" && (finding.principle === principle || finding.principles.includes(principle)));
    const failing = own.filter((finding) => isFailing(finding, report));
    const resources = new Set(failing.map(({ file, resource }) => [file, resource?.type ?? "", resource?.namespace ?? "", resource?.name ?? ""].join("\n")));
    const fallback = report.principleTexts.get(principle)?.owner ?? null;
    const owners = new Set(failing.flatMap(({ file }) => report.owners.get(file) ?? (fallback === null ? [] : [fallback])));
    return { principle, findings: failing.length, resources: resources.size, owners: [...owners].sort(), below: own.length - failing.length };
  });
}

/** The answer as a sentence: "Enforcing RES-1 today fails 14 resources of 5 owners." */
export function enforcementText({ principle, findings, resources, owners, below }: Enforcement): string {
  const rest = below === 0 ? "" : `; ${plural(below, "finding")} ${below === 1 ? "stays" : "stay"} below the gate`;
  if (findings === 0) return `Enforcing ${principle} today fails nothing${rest}.`;
  const of = owners.length === 0 ? "" : ` of ${plural(owners.length, "owner")} (${owners.join(", ")})`;
  return `Enforcing ${principle} today fails ${plural(resources, "resource")}${of} with ${plural(findings, "finding")}${rest}.`;
}

/** Whether a finding turns the gate red. With a gate that never fails, errors are what counts. */
function isFailing({ gates, effect }: Finding, { gate }: Report): boolean {
  const limit = gate.failOn === "never" ? "error" : gate.failOn;
  return gates && ORDER.indexOf(effect) <= ORDER.indexOf(limit);
}

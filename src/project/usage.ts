import { checkUsage, type FileReport, type PrinciplesIssue, type Resource } from "#engine/index.ts";
import { discover } from "#host/discovery.ts";
import type { Steps } from "#host/file-system.ts";
import type { Project } from "./project.ts";

/** What a run over all files tells of the principles files; `skipped` were left out of it. */
export function* usageIssues(project: Project, reports: readonly FileReport[], skipped: readonly string[]): Steps<PrinciplesIssue[]> {
  const files = project.parsed;
  if (!files.some(hasScopes)) return [];
  const all = yield* discover({ paths: [""], wants: () => true });
  const inventory = new Map<string, readonly Resource[]>();
  const unclear = new Set(skipped);
  for (const report of reports) {
    if (report.inventory.length > 0) inventory.set(report.file, report.inventory);
    if (report.notYet || report.errors.length > 0) unclear.add(report.file);
  }
  const evidence = { files: all.files, inventory, unclear, waiversUsed: new Set(reports.flatMap((report) => report.waiversUsed)) };
  return checkUsage({ files, ruleSets: project.rules.map(({ rules }) => rules), evidence, maxResources: project.run.waiverResources });
}

function hasScopes({ fields, principles }: Project["parsed"][number]): boolean {
  return fields?.has("waivers") === true || fields?.has("architecture") === true || principles.some((principle) => principle.fields.has("scope"));
}

import type { CancellationToken } from "vscode-languageserver";
import type { Finding, PrincipleText, Resource } from "#engine/index.ts";
import { principleFindings } from "#project/principle-findings.ts";
import type { FindingsParams, FindingsResult, ListedFinding, ListedWaiver } from "#protocol/governance.ts";
import type { Settings } from "#protocol/settings.ts";
import { canBeWaived } from "../actions/waive.ts";
import { toLocation } from "../convert/to-lsp.ts";
import { effectOf } from "../diagnostics/report.ts";
import { personalSeverity } from "../personal-severity.ts";
import type { Root } from "../roots/root.ts";
import type { Session } from "../session.ts";
import { createSlicer } from "../timing.ts";
import { plannedRule } from "./findings-at.ts";
import { principleOf } from "./hover.ts";

/** Every finding of the workspace with what was decided about it, in the order of the files; those of a root's principles files come last. */
export async function listFindings(session: Session, params: FindingsParams, token: CancellationToken): Promise<FindingsResult> {
  await session.sync.upToDate();
  const findings: ListedFinding[] = [];
  let total = 0;
  const add = (root: Root, finding: Finding, settings: Settings): void => {
    total += 1;
    if (findings.length < params.limit) findings.push(listed(root, finding, settings));
  };
  const slicer = createSlicer(token);
  for (const root of await session.roots.allFolders()) {
    await root.settled;
    const settings = await session.settings.get(root.place.folder);
    for (const file of root.files.names()) {
      await slicer.breathe();
      if (!session.roots.isOwner(root, root.uriOf(file))) continue;
      for (const finding of root.report(file)?.findings ?? []) add(root, finding, settings);
    }
    for (const finding of issuesOf(root)) if (session.roots.isOwner(root, root.uriOf(finding.file))) add(root, finding, settings);
  }
  return { findings, total };
}

/** What is wrong with the principles files of a root, which the gate counts as findings. */
function issuesOf(root: Root): readonly Finding[] {
  const { rules, issues } = root;
  if (rules === null || rules.principlesFiles.length === 0) return [];
  const files = [...new Set(issues.map(({ file }) => file))];
  return files.flatMap((file) => rules.baseline.mark(file, principleFindings(issues.filter((issue) => issue.file === file), rules.texts), () => true));
}

function listed(root: Root, finding: Finding, settings: Settings): ListedFinding {
  const { rule, fingerprint, message, verdict, file, range, resource } = finding;
  const uri = root.uriOf(file);
  const principle = finding.principle === null ? null : principleOf(root, finding);
  const clause = plannedRule(root, finding)?.origin ?? null;
  const gateSeverity = effectOf(root, finding);
  const { severity } = personalSeverity(gateSeverity, finding, settings);
  return {
    ...{ uri, rule, fingerprint, message, verdict, severity },
    place: toLocation(uri, range),
    gateSeverity: severity === gateSeverity ? null : gateSeverity,
    principle: principle === null ? finding.principle : `${principle.id}: ${principle.name}`,
    owners: ownersOf(root, file, principle),
    resource: resource === null ? null : resourceLabel(resource),
    clause: clause === null ? null : toLocation(root.uriOf(clause.file), clause.range),
    waiver: listedWaiver(root, finding),
    canBeWaived: canBeWaived(root, finding),
  };
}

/** Who can mend it, by CODEOWNERS; else who answers for the principle. */
function ownersOf(root: Root, file: string, principle: PrincipleText | null): readonly string[] {
  const owners = root.rules?.owners.ownersOf(file) ?? [];
  const owner = principle?.owner ?? null;
  return owners.length > 0 || owner === null ? owners : [owner];
}

/** As people name it: `Deployment web/shop`, `service queue`. */
export function resourceLabel({ type, name, namespace }: Resource): string {
  const kind = type.slice(type.indexOf(".") + 1);
  return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

function listedWaiver(root: Root, { waiver }: Finding): ListedWaiver | null {
  if (waiver === null) return null;
  const { id, expires, daysLeft, origin } = waiver;
  return { id, expires, daysLeft, place: toLocation(root.uriOf(origin.file), origin.range) };
}

import type { CancellationToken, Location, ReferenceParams } from "vscode-languageserver";
import type { Finding } from "#engine/index.ts";
import { fromPosition } from "../convert/from-lsp.ts";
import { toLocation } from "../convert/to-lsp.ts";
import { isShown } from "../diagnostics/report.ts";
import { type Subject, subjectAt } from "../principles/subject.ts";
import type { Root } from "../roots/root.ts";
import { locateOpen, type Session } from "../session.ts";
import { createSlicer } from "../timing.ts";
import { findingsAt } from "./findings-at.ts";

/** From a principle or a rule in a principles file to everything that breaks it; from a finding to its siblings of the same rule. */
export async function references(session: Session, params: ReferenceParams, token: CancellationToken): Promise<Location[]> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null) return [];
  const { root, file } = place;
  const position = fromPosition(params.position);
  const rules = new Set(findingsAt(root, file, position).map((finding) => finding.rule));
  if (rules.size > 0) return collect(root, token, (finding) => rules.has(finding.rule));
  const subject = subjectAt(root, file, position);
  if (subject === null) return [];
  return collect(root, token, (finding) => breaks(finding, subject));
}

async function collect(root: Root, token: CancellationToken, wanted: (finding: Finding) => boolean): Promise<Location[]> {
  await root.settled;
  const slicer = createSlicer(token);
  const found: Location[] = [];
  for (const file of root.files.names()) {
    await slicer.breathe();
    for (const finding of root.report(file)?.findings ?? []) {
      if (isShown(root, finding) && wanted(finding)) found.push(toLocation(root.uriOf(file), finding.range));
    }
  }
  return found;
}

/** Whether a finding breaks a principle, or certain rules of it. */
function breaks(finding: Finding, { principle, rules }: Subject): boolean {
  if (rules !== null && !rules.has(finding.rule)) return false;
  return finding.principle === principle || (principle !== null && finding.principles.includes(principle));
}

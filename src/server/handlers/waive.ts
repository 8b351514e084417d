import { TextDocument } from "vscode-languageserver-textdocument";
import { addWaiver, applyEdits, requestFor } from "#engine/index.ts";
import type { Finding, PrincipleText } from "#engine/index.ts";
import type { FindingReference, WaiveParams, WaiveResult, WaiverDraft } from "#protocol/governance.ts";
import { canBeWaived } from "../actions/waive.ts";
import { toTextLocation } from "../convert/to-lsp.ts";
import { toWorkspaceEdit } from "../convert/workspace-edit.ts";
import type { Root } from "../roots/root.ts";
import { locate, type Session } from "../session.ts";
import { addDays } from "../waivers.ts";
import { resourceLabel } from "./findings.ts";
import { principleOf } from "./hover.ts";
import { nearestFile } from "./principles-file.ts";

/** Days a waiver is proposed for; a year is the most that is allowed unless the principles file says otherwise. */
const PROPOSED_DAYS = 90;

/** A finding that can be waived, and the principles file that has the nearest say over it. */
interface Subject {
  readonly root: Root;
  readonly finding: Finding;
  readonly file: string;
  readonly text: string;
  readonly principle: PrincipleText | null;
  readonly maxDays: number;
}

/** What a waiver of a finding would say, for the editor to ask about; null where the finding is gone or nothing governs it. */
export async function draftWaiver(session: Session, reference: FindingReference): Promise<WaiverDraft | null> {
  const subject = await find(session, reference);
  if (subject === null) return null;
  const { root, finding, principle, maxDays } = subject;
  const today = session.services.today();
  const covered = finding.resource === null ? "" : `${resourceLabel(finding.resource)} in `;
  return {
    rule: finding.rule,
    principle: principle === null ? finding.principle : `${principle.id}: ${principle.name}`,
    covers: covered + finding.file,
    requestedBy: root.rules?.owners.ownersOf(finding.file)[0] ?? "",
    today,
    expires: addDays(today, Math.min(PROPOSED_DAYS, maxDays)) ?? today,
    latest: addDays(today, maxDays) ?? today,
    approvers: principle?.approvers ?? [],
    uri: root.uriOf(subject.file),
  };
}

/** The edit that writes a waiver, still to be approved, at the end of the principles file's list. */
export async function waive(session: Session, params: WaiveParams): Promise<WaiveResult> {
  const subject = await find(session, params);
  if (subject === null) return { kind: "refused", message: "The finding is gone, or no valid principles file governs it." };
  const { root, finding, file, text, maxDays } = subject;
  const { reason, requestedBy, expires, type } = params;
  const request = { ...requestFor(finding), reason, requestedBy: requestedBy.trim() === "" ? null : requestedBy.trim(), expires, type };
  const draft = addWaiver(text, request, { asOf: session.services.today(), maxDays });
  if ("problem" in draft) return { kind: "refused", message: draft.problem };
  const uri = root.uriOf(file);
  const document = session.documents.get(uri) ?? TextDocument.create(uri, "", 0, text);
  const place = toTextLocation(uri, applyEdits(text, draft.edits), { start: draft.offset, end: draft.offset });
  return { kind: "edit", id: draft.id, uri, edit: toWorkspaceEdit({ ...session.client, documentChanges: false }, document, draft.edits), place };
}

async function find(session: Session, { uri, rule, fingerprint }: FindingReference): Promise<Subject | null> {
  const place = await locate(session, uri);
  if (place === null) return null;
  const { root } = place;
  const finding = root.report(place.file)?.findings.find((candidate) => candidate.rule === rule && candidate.fingerprint === fingerprint);
  const file = nearestFile(root, place.file);
  const { rules } = root;
  if (finding === undefined || file === null || rules === null || !canBeWaived(root, finding)) return null;
  const text = root.files.bufferOf(file) ?? rules.texts.get(file);
  if (text === undefined) return null;
  return { root, finding, file, text, principle: finding.principle === null ? null : principleOf(root, finding), maxDays: rules.waiverDays };
}

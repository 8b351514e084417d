import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { WorkspaceEdit } from "vscode-languageclient";
import type { FindingReference, WaiveParams, WaiveResult, WaiverDraft, WaiverType } from "#protocol/governance.ts";
import { ServerRequest } from "#protocol/requests.ts";
import { openPlace } from "../places.ts";
import { referenceOf } from "./findings.ts";

/** What a person says of a waiver; whoever calls the command may say it beforehand. */
type WaiverAnswers = Pick<WaiveParams, "reason" | "requestedBy" | "expires" | "type">;

/** Waives the finding a caller names, else the one at the cursor. `answers` are given by callers that ask nobody. */
export async function waiveFinding(client: BaseLanguageClient, value: unknown, answers: unknown): Promise<void> {
  const reference = referenceOf(value);
  const isAnswered = typeof answers === "object" && answers !== null && "reason" in answers;
  if (reference !== null) await waive(client, reference, isAnswered ? (answers as WaiverAnswers) : null);
  else void vscode.window.showInformationMessage(vscode.l10n.t("There is no finding of Groundrules at the cursor."));
}

/** Asks for reason, requester, end and type, writes the entry into the principles file and opens it there. */
async function waive(client: BaseLanguageClient, reference: FindingReference, given: WaiverAnswers | null): Promise<void> {
  const draft = await client.sendRequest<WaiverDraft | null>(ServerRequest.draftWaiver, reference);
  if (draft === null) {
    void vscode.window.showWarningMessage(vscode.l10n.t("This finding cannot be waived: it is gone, or no valid principles file governs it."));
    return;
  }
  const answers = given ?? (await ask(draft));
  if (answers === null) return;
  const { uri, rule, fingerprint } = reference;
  const params: WaiveParams = { ...{ uri, rule, fingerprint }, ...answers };
  const result = await client.sendRequest<WaiveResult>(ServerRequest.waive, params);
  if (result.kind === "refused") void vscode.window.showErrorMessage(result.message);
  else await write(client, result, draft);
}

async function write(client: BaseLanguageClient, { id, edit, place }: Extract<WaiveResult, { kind: "edit" }>, { approvers }: WaiverDraft): Promise<void> {
  await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit));
  await openPlace(place);
  const whom = approvers.length === 0 ? vscode.l10n.t("somebody else") : approvers.join(vscode.l10n.t(" or "));
  const message = vscode.l10n.t("Waiver {0} is requested. It has no effect until {1} adds approvedBy and approvedOn, in a pull request.", id, whom);
  void vscode.window.showInformationMessage(message);
}

/** The questions, one after another; null where one of them was left. */
async function ask(draft: WaiverDraft): Promise<WaiverAnswers | null> {
  const title = vscode.l10n.t("Waive {0}: {1}", draft.rule, draft.covers);
  const reason = await input({
    title: step(title, 1),
    prompt: vscode.l10n.t("Why can the rule not be kept for now? {0}", draft.principle ?? ""),
    validateInput: (value) => (value.trim() === "" ? vscode.l10n.t("A waiver needs a reason.") : undefined),
  });
  if (reason === undefined) return null;
  const requestedBy = await input({ title: step(title, 2), prompt: vscode.l10n.t("Who asks for it? For example team:shop. It must not be who approves it."), value: draft.requestedBy });
  if (requestedBy === undefined) return null;
  const expires = await input({
    title: step(title, 3),
    prompt: vscode.l10n.t("Last day on which it counts, {0} at the latest", draft.latest),
    value: draft.expires,
    validateInput: (value) => problemOfDate(value, draft),
  });
  if (expires === undefined) return null;
  const type = await askType(step(title, 4));
  return type === null ? null : { reason, requestedBy, expires, type };
}

function step(title: string, number: number): string {
  return vscode.l10n.t("{0} ({1}/4)", title, number);
}

/** It stays open while somebody looks something up elsewhere. */
function input(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  return vscode.window.showInputBox({ ...options, ignoreFocusOut: true });
}

function problemOfDate(value: string, { today, latest }: WaiverDraft): string | undefined {
  if (!isDate(value)) return vscode.l10n.t("Write a date as YYYY-MM-DD.");
  if (value < today) return vscode.l10n.t("This day has passed.");
  return value > latest ? vscode.l10n.t("A waiver may run until {0} at most.", latest) : undefined;
}

/** The 30th of February is none. */
function isDate(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
}

async function askType(title: string): Promise<WaiverType | null> {
  const types: readonly (vscode.QuickPickItem & { readonly type: WaiverType })[] = [
    { type: "dispensation", label: "dispensation", detail: vscode.l10n.t("The rule holds; this is relief for a time.") },
    { type: "mitigated", label: "mitigated", detail: vscode.l10n.t("Other controls cover the risk; add them as compensatingControls.") },
    { type: "not-applicable", label: "not-applicable", detail: vscode.l10n.t("The rule does not concern what it covers.") },
  ];
  return (await vscode.window.showQuickPick(types, { title, placeHolder: vscode.l10n.t("Type of the waiver"), ignoreFocusOut: true }))?.type ?? null;
}

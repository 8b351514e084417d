import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ServerRequest } from "#protocol/requests.ts";
import type { CheckWorkspaceParams, CheckWorkspaceResult } from "#protocol/requests.ts";

/** Checks every file of the workspace and tells the figures; the findings themselves are in the Problems panel. */
export async function checkWorkspace(client: BaseLanguageClient): Promise<void> {
  const params: CheckWorkspaceParams = { folders: [] };
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Groundrules: checking the workspace") };
  const result = await vscode.window.withProgress(progress, () =>
    client.sendRequest<CheckWorkspaceResult>(ServerRequest.checkWorkspace, params),
  );
  const showProblems = vscode.l10n.t("Show Problems");
  const choice = await vscode.window.showInformationMessage(summary(result), showProblems);
  if (choice === showProblems) await vscode.commands.executeCommand("workbench.actions.view.problems");
}

function summary({ files, findings, errors }: CheckWorkspaceResult): string {
  const { error, warning, info, hint } = findings;
  const figures = vscode.l10n.t("{0} files: {1} errors, {2} warnings, {3} infos, {4} hints.", files, error, warning, info, hint);
  return errors === 0 ? figures : `${figures} ${vscode.l10n.t("{0} files could not be read as what they are.", errors)}`;
}

import * as vscode from "vscode";

const KIND = "source.fixAll.groundrules";

/** Applies every safe fix of the active document, through the code action that also runs on save; where the focus is does not matter. */
export async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return;
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, everything, KIND, 1);
  const edit = actions.find((action) => action.kind?.value === KIND)?.edit;
  if (edit !== undefined) await vscode.workspace.applyEdit(edit);
}

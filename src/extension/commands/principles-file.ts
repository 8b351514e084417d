import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ServerRequest } from "#protocol/requests.ts";
import type { InitParams, InitResult, PrinciplesFileParams, PrinciplesFileResult } from "#protocol/requests.ts";

/** Opens the principles file in force for the active document, or offers to create one. */
export async function openPrinciples(client: BaseLanguageClient): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri === undefined) return;
  const params: PrinciplesFileParams = { uri: uri.toString() };
  const file = await client.sendRequest<PrinciplesFileResult | null>(ServerRequest.principlesFile, params);
  if (file !== null) await vscode.window.showTextDocument(vscode.Uri.parse(file.uri));
  else await offerToCreate(client);
}

/** Derives a principles file from what the folder contains and opens it. A file that exists is opened as it is. */
export async function createPrinciples(client: BaseLanguageClient): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const params: InitParams = { folder: folder.uri.toString() };
  const { uri, text } = await client.sendRequest<InitResult>(ServerRequest.init, params);
  const file = vscode.Uri.parse(uri);
  if (!(await exists(file))) await create(file, text);
  await vscode.window.showTextDocument(file);
}

async function offerToCreate(client: BaseLanguageClient): Promise<void> {
  const createOne = vscode.l10n.t("Create One");
  const message = vscode.l10n.t("There is no principles file: the built-in pack “recommended” is in force.");
  if ((await vscode.window.showInformationMessage(message, createOne)) === createOne) await createPrinciples(client);
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  return await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t("Folder the principles are for") });
}

async function create(file: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(text) });
  await vscode.workspace.applyEdit(edit);
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

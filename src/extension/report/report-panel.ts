import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ReportParams, ReportResult } from "#protocol/governance.ts";
import { ServerRequest } from "#protocol/requests.ts";

/** `activeWebviewPanelId` in package.json names it. */
const VIEW_TYPE = "groundrules.report";

/** The report of a workspace folder beside the editors. It is a page without resources of its own: nothing may be loaded from anywhere. */
export class ReportPanel implements vscode.Disposable {
  private readonly client: BaseLanguageClient;
  private readonly version: string;
  private panel: vscode.WebviewPanel | null = null;
  private shown: ReportResult | null = null;

  constructor(client: BaseLanguageClient, version: string) {
    this.client = client;
    this.version = version;
  }

  /** Shows the report as it is now; a panel that is open is brought to the front and gets the new one. */
  async show(): Promise<void> {
    const report = await this.fetch();
    if (report === null) return;
    this.shown = report;
    const title = vscode.l10n.t("Report: {0}", report.title);
    const panel = this.panel ?? this.create(title);
    panel.title = title;
    panel.webview.html = report.html;
    panel.reveal();
  }

  /** Writes the report that is shown, else a new one, to a file the user chooses; `target` is chosen beforehand. */
  async save(target: unknown): Promise<void> {
    const report = this.shown ?? (await this.fetch());
    if (report === null) return;
    const file = target instanceof vscode.Uri && !target.path.endsWith("/") && target.scheme !== "webview-panel" ? target : await askFile();
    if (file === undefined) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(report.html));
    const open = vscode.l10n.t("Open");
    const choice = await vscode.window.showInformationMessage(vscode.l10n.t("The report is in {0}.", vscode.workspace.asRelativePath(file)), open);
    if (choice === open) await vscode.env.openExternal(file);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private create(title: string): vscode.WebviewPanel {
    const options = { enableScripts: true, enableForms: false, enableFindWidget: true, retainContextWhenHidden: true, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active, options);
    panel.onDidDispose(() => {
      this.panel = null;
      this.shown = null;
    });
    this.panel = panel;
    return panel;
  }

  private async fetch(): Promise<ReportResult | null> {
    const folder = await chooseFolder();
    if (folder === null) return null;
    const params: ReportParams = { folder, version: this.version };
    const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Groundrules: writing the report") };
    const report = await vscode.window.withProgress(progress, () => this.client.sendRequest<ReportResult | null>(ServerRequest.report, params));
    if (report === null) void vscode.window.showErrorMessage(vscode.l10n.t("The report could not be written; the log says more."));
    return report;
  }
}

/** A report is about one root; where there are several folders, the user says which. */
async function chooseFolder(): Promise<string | null> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri.toString() ?? null;
  const folder = await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t("Folder to report on") });
  return folder?.uri.toString() ?? null;
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const proposal = folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, "groundrules-report.html") };
  return await vscode.window.showSaveDialog({ ...proposal, filters: { HTML: ["html"] }, title: vscode.l10n.t("Save Report") });
}

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { FindingsParams, FindingsResult } from "#protocol/governance.ts";
import { ServerRequest } from "#protocol/requests.ts";
import type { ServerStatus } from "../server-status.ts";
import { DEFAULT_FILTER, filterFindings, isDefault } from "./filter.ts";
import type { FindingsFilter } from "./filter.ts";
import { groupFindings } from "./group.ts";
import type { Grouping } from "./group.ts";
import { itemOf } from "./items.ts";
import type { FindingNode } from "./items.ts";

const VIEW = "groundrules.findings";

/** Context key that chooses between the welcome texts. */
const STATE_KEY = "groundrules.findings";

/** Most findings that are asked for: a tree of more helps nobody, and the view says that there are more. */
const LIMIT = 5_000;

/** How long things are quiet before the list is asked for anew, in milliseconds: while it can be seen, and for the number on its icon alone. */
const QUIET_MS = 300;
const HIDDEN_QUIET_MS = 2_000;

const NOTHING: FindingsResult = { findings: [], total: 0 };

/** The findings of the workspace as a tree, kept in step with the server. */
export class FindingsView implements vscode.Disposable, vscode.TreeDataProvider<FindingNode> {
  readonly onDidChangeTreeData: vscode.Event<void>;
  grouping: Grouping = "principle";
  filter: FindingsFilter = DEFAULT_FILTER;
  private readonly client: BaseLanguageClient;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<FindingNode>;
  private readonly subscription: vscode.Disposable;
  private listed: FindingsResult = NOTHING;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: BaseLanguageClient, status: ServerStatus) {
    this.client = client;
    this.onDidChangeTreeData = this.changed.event;
    this.view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.subscription = vscode.Disposable.from(
      this.view,
      this.changed,
      status.onDidChange(() => {
        this.refreshLater();
      }),
      this.view.onDidChangeVisibility(() => {
        this.refreshLater();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.follow(editor);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("groundrules")) this.refreshLater();
      }),
    );
  }

  getTreeItem(node: FindingNode): vscode.TreeItem {
    return itemOf(node);
  }

  getChildren(node?: FindingNode): FindingNode[] {
    if (node?.kind === "finding") return [];
    if (node?.kind === "group") {
      const { grouping, findings } = node.group;
      return findings.map((finding) => ({ kind: "finding", finding, grouping }));
    }
    return groupFindings(this.shown(), this.grouping).map((group) => ({ kind: "group", group }));
  }

  /** Changes what is shown and how; what is left out stays. */
  show(change: { readonly grouping?: Grouping; readonly filter?: FindingsFilter }): void {
    this.grouping = change.grouping ?? this.grouping;
    this.filter = change.filter ?? this.filter;
    this.render();
  }

  /** Asks the server for the list as it is now. */
  async refresh(): Promise<void> {
    const asked = ++this.asked;
    const params: FindingsParams = { limit: LIMIT };
    const listed = this.client.isRunning() ? await this.client.sendRequest<FindingsResult>(ServerRequest.findings, params) : NOTHING;
    if (asked !== this.asked) return;
    this.listed = listed;
    this.render();
  }

  /** The groups as they are shown, each with the number of its findings. */
  labels(): readonly string[] {
    return groupFindings(this.shown(), this.grouping).map(({ key, findings }) => `${key} ${String(findings.length)}`);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  /** Where only the current file is shown, another file that comes into view takes its place. */
  private follow(editor: vscode.TextEditor | undefined): void {
    const uri = editor?.document.uri.toString();
    if (uri !== undefined && this.filter.uri !== null && uri !== this.filter.uri) this.show({ filter: { ...this.filter, uri } });
  }

  private refreshLater(): void {
    clearTimeout(this.timer);
    const quiet = this.view.visible ? QUIET_MS : HIDDEN_QUIET_MS;
    this.timer = setTimeout(() => {
      this.refresh().catch(() => undefined);
    }, quiet);
  }

  private shown(): readonly FindingsResult["findings"][number][] {
    return filterFindings(this.listed.findings, this.filter);
  }

  private render(): void {
    const shown = this.shown();
    const { findings, total } = this.listed;
    const open = shown.filter(({ verdict, severity }) => verdict === "fail" && (severity === "error" || severity === "warning")).length;
    this.view.description = isDefault(this.filter) ? groupingText(this.grouping) : vscode.l10n.t("{0} · {1} of {2}", groupingText(this.grouping), shown.length, findings.length);
    this.view.badge = open === 0 ? undefined : { value: open, tooltip: vscode.l10n.t("{0} open errors and warnings", open) };
    this.view.message = total > findings.length ? vscode.l10n.t("The first {0} of {1} findings; the report and the command line have all.", findings.length, total) : "";
    const isFiltered = shown.length === 0 && findings.length > 0 && !isDefault(this.filter);
    void vscode.commands.executeCommand("setContext", STATE_KEY, shown.length > 0 ? "listed" : isFiltered ? "filtered" : "empty");
    this.changed.fire();
  }
}

function groupingText(grouping: Grouping): string {
  const texts: Readonly<Record<Grouping, string>> = {
    principle: vscode.l10n.t("by principle"),
    owner: vscode.l10n.t("by owner"),
    file: vscode.l10n.t("by file"),
    severity: vscode.l10n.t("by severity"),
    verdict: vscode.l10n.t("by verdict"),
  };
  return texts[grouping];
}

import * as vscode from "vscode";
import { State } from "vscode-languageclient";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { StatusParams } from "#protocol/requests.ts";
import { documentFilters } from "../documents.ts";
import type { ServerStatus } from "../server-status.ts";

/** The entry behind the braces of the status bar: rules loaded, principles file in use, waivers about to end, time of the last lint. */
export function createStatusItem(client: BaseLanguageClient, status: ServerStatus): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("groundrules", documentFilters());
  item.name = "Groundrules";
  showStarting(item);
  return vscode.Disposable.from(
    item,
    status.onDidChange((present) => {
      showStatus(item, present);
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) showStarting(item);
      if (newState === State.Stopped) showStopped(item);
    }),
  );
}

function showStarting(item: vscode.LanguageStatusItem): void {
  item.busy = true;
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.text = vscode.l10n.t("Groundrules is starting");
  item.detail = "";
}

function showStopped(item: vscode.LanguageStatusItem): void {
  item.busy = false;
  item.severity = vscode.LanguageStatusSeverity.Error;
  item.text = vscode.l10n.t("Groundrules has stopped");
  item.command = { command: "groundrules.restartServer", title: vscode.l10n.t("Restart") };
}

function showStatus(item: vscode.LanguageStatusItem, status: StatusParams): void {
  item.busy = status.state === "starting";
  item.severity = severityOf(status);
  item.text = status.state === "error" ? vscode.l10n.t("Groundrules: see the log") : vscode.l10n.t("Groundrules: {0} rules", status.rules);
  item.detail = status.message ?? [principlesText(status.principles), expiringText(status), lintText(status)].filter((part) => part !== "").join(" · ");
  item.command = statusCommand(status);
}

function severityOf({ state, expiring }: StatusParams): vscode.LanguageStatusSeverity {
  if (state === "error") return vscode.LanguageStatusSeverity.Error;
  return expiring.length > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}

function principlesText(principles: readonly string[]): string {
  if (principles.length === 0) return vscode.l10n.t("no principles file: built-in pack “recommended”");
  return principles.map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri))).join(", ");
}

/** The next waiver to end, and how many more are about to. */
function expiringText({ expiring }: StatusParams): string {
  const [next, ...others] = expiring;
  if (next === undefined) return "";
  const days = next.daysLeft === 0 ? vscode.l10n.t("today") : vscode.l10n.t("in {0} days", next.daysLeft);
  if (others.length === 0) return vscode.l10n.t("waiver {0} ends {1}", next.id, days);
  return vscode.l10n.t("waiver {0} ends {1}, {2} more within 30 days", next.id, days, others.length);
}

function lintText({ lintedAt, lintMs }: StatusParams): string {
  if (lintedAt === null) return "";
  const time = new Date(lintedAt).toLocaleTimeString(vscode.env.language);
  return lintMs === null ? vscode.l10n.t("checked at {0}", time) : vscode.l10n.t("checked at {0} in {1} ms", time, Math.round(lintMs));
}

function statusCommand(status: StatusParams): vscode.Command {
  if (status.state === "error") return { command: "groundrules.showOutput", title: vscode.l10n.t("Show log") };
  if (status.principles.length === 0) return { command: "groundrules.createPrinciples", title: vscode.l10n.t("Create principles file") };
  return { command: "groundrules.openPrinciples", title: vscode.l10n.t("Open principles") };
}

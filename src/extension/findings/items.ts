import * as vscode from "vscode";
import type { ListedFinding, ListedSeverity, ListedVerdict } from "#protocol/governance.ts";
import type { FindingGroup, Grouping } from "./group.ts";

/** A group or a finding of the findings view. */
export type FindingNode =
  | { readonly kind: "group"; readonly group: FindingGroup }
  | { readonly kind: "finding"; readonly finding: ListedFinding; readonly grouping: Grouping };

export function itemOf(node: FindingNode): vscode.TreeItem {
  return node.kind === "group" ? groupItem(node.group) : findingItem(node.finding, node.grouping);
}

function groupItem({ grouping, key, findings }: FindingGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(groupLabel(grouping, key), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${grouping} ${key}`;
  item.contextValue = "group";
  item.description = grouping === "file" ? `${String(findings.length)} · ${folderOf(vscode.Uri.parse(key))}` : String(findings.length);
  if (grouping === "file") {
    item.resourceUri = vscode.Uri.parse(key);
    item.iconPath = vscode.ThemeIcon.File;
  } else item.iconPath = groupIcon(grouping, key);
  item.accessibilityInformation = { label: vscode.l10n.t("{0}, {1} findings", groupLabel(grouping, key), findings.length) };
  return item;
}

function findingItem(finding: ListedFinding, grouping: Grouping): vscode.TreeItem {
  const item = new vscode.TreeItem(finding.message, vscode.TreeItemCollapsibleState.None);
  const line = finding.place.range.start.line + 1;
  const place = `${nameOf(vscode.Uri.parse(finding.uri))}:${String(line)}`;
  item.description = grouping === "file" ? `${finding.rule} · ${String(line)}` : `${finding.rule} · ${place}`;
  item.iconPath = findingIcon(finding);
  item.contextValue = contextOf(finding);
  item.tooltip = tooltipOf(finding);
  item.accessibilityInformation = { label: `${verdictLabel(finding.verdict)}, ${severityLabel(finding.severity)}: ${finding.message}, ${place}` };
  item.command = { command: "groundrules.openPlace", title: vscode.l10n.t("Go to Finding"), arguments: [finding.place] };
  return item;
}

/** Words that the menus of package.json look for. */
function contextOf({ clause, waiver, canBeWaived }: ListedFinding): string {
  const words = ["finding", clause === null ? "" : "clause", waiver === null ? "" : "waiver", canBeWaived ? "waivable" : ""];
  return words.filter((word) => word !== "").join(" ");
}

function tooltipOf(finding: ListedFinding): vscode.MarkdownString {
  const { severity, gateSeverity, waiver } = finding;
  const shown = gateSeverity === null ? severityLabel(severity) : vscode.l10n.t("{0} here, {1} at the gate", severityLabel(severity), severityLabel(gateSeverity));
  const lines = [
    [vscode.l10n.t("Verdict"), waiver === null ? verdictLabel(finding.verdict) : vscode.l10n.t("waived by {0} until {1}, {2} days left", waiver.id, waiver.expires ?? "?", waiver.daysLeft)],
    [vscode.l10n.t("Severity"), shown],
    [vscode.l10n.t("Principle"), finding.principle ?? vscode.l10n.t("none")],
    [vscode.l10n.t("Rule"), finding.rule],
    [vscode.l10n.t("Resource"), finding.resource ?? ""],
    [vscode.l10n.t("Owner"), finding.owners.join(", ")],
    [vscode.l10n.t("File"), vscode.workspace.asRelativePath(vscode.Uri.parse(finding.uri))],
  ];
  const text = new vscode.MarkdownString();
  text.appendText(finding.message);
  for (const [label = "", value = ""] of lines) {
    if (value === "") continue;
    text.appendMarkdown(`\n\n**${label}:** `);
    text.appendText(value);
  }
  return text;
}

function groupLabel(grouping: Grouping, key: string): string {
  if (grouping === "file") return nameOf(vscode.Uri.parse(key));
  if (grouping === "severity") return severityLabel(key as ListedSeverity);
  if (grouping === "verdict") return verdictLabel(key as ListedVerdict);
  if (key !== "") return key;
  return grouping === "owner" ? vscode.l10n.t("Without an owner") : vscode.l10n.t("Without a principle");
}

export function severityLabel(severity: ListedSeverity): string {
  const labels: Readonly<Record<ListedSeverity, string>> = {
    error: vscode.l10n.t("Error"),
    warning: vscode.l10n.t("Warning"),
    info: vscode.l10n.t("Information"),
    hint: vscode.l10n.t("Hint"),
  };
  return labels[severity];
}

export function verdictLabel(verdict: ListedVerdict): string {
  const labels: Readonly<Record<ListedVerdict, string>> = {
    fail: vscode.l10n.t("Open"),
    waived: vscode.l10n.t("Waived"),
    baseline: vscode.l10n.t("In the baseline"),
    suppressed: vscode.l10n.t("Suppressed by a comment"),
    unresolved: vscode.l10n.t("Cannot be told"),
  };
  return labels[verdict];
}

const SEVERITY_ICONS: Readonly<Record<ListedSeverity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  info: new vscode.ThemeIcon("info"),
  hint: new vscode.ThemeIcon("lightbulb"),
};

const VERDICT_ICONS: Readonly<Record<ListedVerdict, vscode.ThemeIcon>> = {
  fail: new vscode.ThemeIcon("circle-large-outline"),
  waived: new vscode.ThemeIcon("shield"),
  baseline: new vscode.ThemeIcon("history"),
  suppressed: new vscode.ThemeIcon("comment"),
  unresolved: new vscode.ThemeIcon("question"),
};

function findingIcon({ verdict, severity }: ListedFinding): vscode.ThemeIcon {
  return verdict === "fail" ? SEVERITY_ICONS[severity] : VERDICT_ICONS[verdict];
}

function groupIcon(grouping: Grouping, key: string): vscode.ThemeIcon {
  if (grouping === "severity") return SEVERITY_ICONS[key as ListedSeverity];
  if (grouping === "verdict") return VERDICT_ICONS[key as ListedVerdict];
  return new vscode.ThemeIcon(grouping === "owner" ? "organization" : "law");
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

function folderOf(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  const cut = path.lastIndexOf("/");
  return cut < 0 ? "." : path.slice(0, cut);
}

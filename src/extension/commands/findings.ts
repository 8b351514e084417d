import * as vscode from "vscode";
import type { FindingReference, ListedFinding, ListedSeverity, ListedVerdict } from "#protocol/governance.ts";
import { DEFAULT_FILTER, SEVERITIES, VERDICTS } from "../findings/filter.ts";
import type { FindingsView } from "../findings/findings-view.ts";
import { GROUPINGS } from "../findings/group.ts";
import type { Grouping } from "../findings/group.ts";
import { severityLabel, verdictLabel } from "../findings/items.ts";
import type { FindingNode } from "../findings/items.ts";
import { openPlace } from "../places.ts";

/** Groups the findings view by what the caller or the user names. */
export async function chooseGrouping(view: FindingsView, given: unknown): Promise<void> {
  const grouping = GROUPINGS.find((name) => name === given) ?? (await askGrouping(view.grouping));
  if (grouping !== undefined) view.show({ grouping });
}

async function askGrouping(present: Grouping): Promise<Grouping | undefined> {
  const labels: Readonly<Record<Grouping, string>> = {
    principle: vscode.l10n.t("Principle"),
    owner: vscode.l10n.t("Owner"),
    file: vscode.l10n.t("File"),
    severity: vscode.l10n.t("Severity"),
    verdict: vscode.l10n.t("Verdict"),
  };
  const items = GROUPINGS.map((grouping) => ({ grouping, label: labels[grouping], description: grouping === present ? vscode.l10n.t("now") : "" }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Group findings by") }))?.grouping;
}

/** A choice of the filter: a verdict or a severity to be shown. */
interface FilterItem extends vscode.QuickPickItem {
  readonly verdict?: ListedVerdict;
  readonly severity?: ListedSeverity;
}

/** Asks which verdicts and severities are to be shown, then for a text. */
export async function chooseFilter(view: FindingsView): Promise<void> {
  const { filter } = view;
  const items: readonly FilterItem[] = [
    { label: vscode.l10n.t("Verdict"), kind: vscode.QuickPickItemKind.Separator },
    ...VERDICTS.map((verdict) => ({ verdict, label: verdictLabel(verdict), picked: filter.verdicts.has(verdict) })),
    { label: vscode.l10n.t("Severity"), kind: vscode.QuickPickItemKind.Separator },
    ...SEVERITIES.map((severity) => ({ severity, label: severityLabel(severity), picked: filter.severities.has(severity) })),
  ];
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: vscode.l10n.t("Filter Findings (1/2)"), placeHolder: vscode.l10n.t("Verdicts and severities to show") });
  if (chosen === undefined) return;
  const prompt = vscode.l10n.t("Part of a message, rule, principle, owner, resource or file; empty for everything");
  const text = await vscode.window.showInputBox({ title: vscode.l10n.t("Filter Findings (2/2)"), prompt, value: filter.text });
  if (text === undefined) return;
  const verdicts = new Set(chosen.flatMap(({ verdict }) => verdict ?? []));
  const severities = new Set(chosen.flatMap(({ severity }) => severity ?? []));
  view.show({ filter: { ...filter, verdicts, severities, text } });
}

export function clearFilter(view: FindingsView): void {
  view.show({ filter: DEFAULT_FILTER });
}

/** Shows the findings of the file in view only, or all again. */
export function toggleCurrentFile(view: FindingsView): void {
  const uri = view.filter.uri === null ? (vscode.window.activeTextEditor?.document.uri.toString() ?? null) : null;
  view.show({ filter: { ...view.filter, uri } });
}

export async function openPrinciple(node: unknown): Promise<void> {
  await openPlace(findingOf(node)?.clause);
}

export async function openWaiver(node: unknown): Promise<void> {
  await openPlace(findingOf(node)?.waiver?.place);
}

/** The fingerprint names a finding in the baseline and on the command line. */
export async function copyFingerprint(node: unknown): Promise<void> {
  const finding = findingOf(node);
  if (finding !== null) await vscode.env.clipboard.writeText(finding.fingerprint);
}

/** The finding that a menu of the findings view was opened on. */
export function findingOf(node: unknown): ListedFinding | null {
  const isNode = typeof node === "object" && node !== null && "kind" in node && node.kind === "finding";
  return isNode ? (node as Extract<FindingNode, { kind: "finding" }>).finding : null;
}

/** The finding that a command is about: of the view, as a code action names it, or the first at the cursor that is named so. */
export function referenceOf(value: unknown): FindingReference | null {
  const finding = findingOf(value);
  if (finding !== null) return finding;
  if (typeof value === "object" && value !== null && "fingerprint" in value) return value as FindingReference;
  return referenceAtCursor();
}

function referenceAtCursor(): FindingReference | null {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return null;
  const uri = editor.document.uri.toString();
  for (const diagnostic of vscode.languages.getDiagnostics(editor.document.uri)) {
    const { data } = diagnostic as { readonly data?: Partial<FindingReference> };
    if (diagnostic.source !== "groundrules" || !diagnostic.range.contains(editor.selection.active)) continue;
    if (data?.rule !== undefined && data.fingerprint !== undefined) return { uri, rule: data.rule, fingerprint: data.fingerprint };
  }
  return null;
}

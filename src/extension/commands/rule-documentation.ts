import * as vscode from "vscode";
import type { RuleDocumentationPages } from "../views/rule-documentation.ts";

/** Shows the page of the rule that was named, else of a finding at the cursor, else of one the user types. */
export async function openRuleDocumentation(pages: RuleDocumentationPages, rule: unknown): Promise<void> {
  const id = typeof rule === "string" ? rule : (ruleAtCursor() ?? (await askForRule()));
  if (id !== undefined && id !== "") await pages.show(id);
}

function ruleAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const finding = vscode.languages
    .getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === "groundrules" && range.contains(editor.selection.active));
  return finding === undefined ? undefined : codeOf(finding);
}

function codeOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}

async function askForRule(): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: vscode.l10n.t("Open Rule Documentation"),
    prompt: vscode.l10n.t("Id of the rule"),
    placeHolder: "k8s/privileged-container",
  });
}

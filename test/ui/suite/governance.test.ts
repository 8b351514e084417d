import * as vscode from "vscode";
import type { Api } from "#extension/extension.ts";
import { diagnosticsOf, equal, expectFindings, hoverAt, open, openWithFindings, positionOf, replace, revertAll, ruleOf, settled, shown } from "../editor.ts";

/** Whether the workspace is to be trusted. */
declare const SUITE_TRUSTED: boolean;

const PRIVILEGED = { rule: "k8s/privileged-container", severity: "error", text: "privileged: true" };

const WAIVER = `waivers:
  - id: W-1
    principle: SEC-1
    rules: [k8s/privileged-container]
    scope: {paths: [deploy/shop.yaml]}
    type: mitigated
    reason: The agent moves out.
    requestedBy: team:shop
    approvedBy: user:cto
    expires: "EXPIRES"
customRules:
`;

describe("governance", () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration("groundrules").update("severities", undefined, vscode.ConfigurationTarget.Workspace);
    await revertAll();
  });

  it("what is waived is a hint, and the hover tells by whom and for how long", async () => {
    const manifest = await openWithFindings("deploy/shop.yaml", 1);
    const principles = await open("principles.yaml", vscode.ViewColumn.Beside);
    await replace(principles, "customRules:\n", WAIVER.replace("EXPIRES", inDays(13)));
    await expectFindings(manifest, [{ ...PRIVILEGED, severity: "hint" }]);
    equal(diagnosticsOf(manifest)[0]?.message.startsWith(`Waived until ${inDays(13)}, 13 days left (W-1): `), true);
    const text = await hoverAt(manifest, "privileged: true");
    for (const part of ["The agent moves out.", "user:cto", "13 days left", "mitigated"]) equal([part, text.includes(part)], [part, true]);
  });

  it("Waive… writes an entry without an approval into the principles file and opens it there", async () => {
    const manifest = await openWithFindings("deploy/shop.yaml", 1);
    const reference = await waiveReference(manifest);
    const answers = { reason: "Moves in summer", requestedBy: "team:shop", expires: inDays(60), type: "dispensation" };
    await vscode.commands.executeCommand("groundrules.waive", reference, answers);
    const editor = await settled(() => vscode.window.activeTextEditor, (active) => active?.document.uri.path.endsWith("principles.yaml") === true);
    const text = editor?.document.getText() ?? "";
    equal([text.includes("reason: Moves in summer"), text.includes("k8s/privileged-container"), text.includes("approvedBy")], [true, true, false]);
    equal(editor?.document.lineAt(editor.selection.active.line).text.includes("id: W-"), true);
    await expectFindings(manifest, [PRIVILEGED]);
    await replace(editor?.document ?? manifest, "    requestedBy: team:shop", "    requestedBy: team:shop\n    approvedBy: user:cto");
    await expectFindings(manifest, [{ ...PRIVILEGED, severity: "hint" }]);
  });

  it("a waiver lives from its approval to its last day, and is over the day after", async () => {
    const manifest = await openWithFindings("deploy/shop.yaml", 1);
    const principles = await open("principles.yaml", vscode.ViewColumn.Beside);
    const waiver = (approved: number, end: number): string => WAIVER.replace("EXPIRES", `${inDays(end)}"\n    approvedOn: "${inDays(approved)}`);
    let written = "customRules:\n";
    // Days from today of approval and end, the severity that is shown, and the rules that the principles file breaks.
    const stages = [
      [2, 90, "error", []],
      [-2, 90, "hint", []],
      [-90, 0, "hint", ["principles/waiver-expired"]],
      [-91, -1, "error", ["principles/waiver-expired"]],
    ] as const;
    for (const [approved, end, severity, said] of stages) {
      const next = waiver(approved, end);
      await replace(principles, written, next);
      written = next;
      await expectFindings(manifest, [{ ...PRIVILEGED, severity }]);
      const rules = (): string[] => diagnosticsOf(principles).map(ruleOf).filter((rule) => rule.startsWith("principles/waiver-e"));
      equal(await settled(rules, (found) => found.length === said.length), said);
    }
  });

  it("a personal severity lowers what this editor shows and says so on hover", async () => {
    const manifest = await openWithFindings("deploy/shop.yaml", 1);
    await vscode.workspace.getConfiguration("groundrules").update("severities", { "k8s/*": "info" }, vscode.ConfigurationTarget.Workspace);
    await expectFindings(manifest, [{ ...PRIVILEGED, severity: "information" }]);
    const text = await hoverAt(manifest, "privileged: true");
    equal(text.includes("shown as info here because of your setting `groundrules.severities`; the gate still sees an error"), true);
  });

  it("a tree of findings opens, and groups by what is asked for", async () => {
    await openWithFindings("deploy/shop.yaml", 1);
    await vscode.commands.executeCommand("groundrules.findings.focus");
    await vscode.commands.executeCommand("groundrules.refreshFindings");
    for (const grouping of ["owner", "file", "severity", "verdict", "principle"]) await vscode.commands.executeCommand("groundrules.groupFindings", grouping);
    const extension = vscode.extensions.getExtension<Api>("groundrules.groundrules");
    const groups = await settled(() => extension?.exports.findings() ?? [], (labels) => labels.length === 2);
    equal(groups, ["SEC-1: Secure by default 2", "SUP-1: Known provenance 2"]);
    await vscode.commands.executeCommand("groundrules.groupFindings", "severity");
    equal(extension?.exports.findings(), ["error 2", "warning 2"]);
    await vscode.commands.executeCommand("groundrules.groupFindings", "principle");
  });

  it("the report opens beside the editors, and is saved where it is wanted", async () => {
    await openWithFindings("deploy/shop.yaml", 1);
    await vscode.commands.executeCommand("groundrules.showReport");
    const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);
    const labels = (): string[] => tabs().map(({ label }) => label.replace(/: .*$/, ""));
    equal(await settled(labels, ([label]) => label === "Report"), ["Report"]);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (folder === undefined) throw new Error("The suite wants a workspace.");
    const file = vscode.Uri.joinPath(folder, "report.html");
    void vscode.commands.executeCommand("groundrules.saveReport", file);
    const page = await settled(() => read(file), (text) => text !== "");
    equal([page.startsWith("<!DOCTYPE html>"), page.includes("Secure by default"), page.includes("default-src &#39;none&#39;") || page.includes("default-src 'none'")], [true, true, true]);
    await vscode.workspace.fs.delete(file);
  });

  it("the tests of the principles file run from the Test Explorer", async () => {
    const principles = await open("principles.yaml");
    const tests = [
      "tests:",
      "  - {name: it is privileged, rule: k8s/privileged-container, given: deploy/shop.yaml, expect: [{severity: error}]}",
      "  - {name: nobody is, rule: k8s/privileged-container, given: deploy/shop.yaml, expect: []}",
      "customRules:\n",
    ];
    await replace(principles, "customRules:\n", tests.join("\n"));
    const extension = vscode.extensions.getExtension<Api>("groundrules.groundrules");
    const seen = await settled(() => extension?.exports.tests() ?? [], (labels) => labels.length === 2);
    equal(seen, ["it is privileged", "nobody is"]);
    await vscode.commands.executeCommand("workbench.view.testing.focus");
    // VS Code runs no test of a workspace that nobody trusts; it would ask first.
    if (!SUITE_TRUSTED) return;
    // It hears of the tests a moment after the extension has listed them, and runs none until then.
    const look = async (): Promise<readonly string[]> => {
      await vscode.commands.executeCommand("testing.runAll");
      return extension?.exports.tests() ?? [];
    };
    const last = await settled(look, (labels) => labels.every((label) => /[✓✗]/.test(label)));
    equal(last, ["✓ it is privileged", "✗ nobody is"]);
  });

  it("a fix of a file that is waived still works", async () => {
    const manifest = await openWithFindings("deploy/shop.yaml", 1);
    await replace(manifest, "privileged: true", "privileged: false");
    equal(await settled(() => shown(manifest).length, (count) => count === 0), 0);
  });
});

/** What the quick fix hands to the command. */
async function waiveReference(document: vscode.TextDocument): Promise<unknown> {
  const start = positionOf(document, "privileged: true");
  const look = (): Thenable<vscode.CodeAction[]> => vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, new vscode.Range(start, start));
  const actions = await settled(look, (found) => found.some(({ title }) => title.startsWith("Waive ")));
  const command = actions.find(({ title }) => title.startsWith("Waive "))?.command;
  if (command?.command !== "groundrules.waive") throw new Error(`No command to waive among: ${actions.map(({ title }) => title).join("; ")}`);
  return command.arguments?.at(0);
}

async function read(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return "";
  }
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

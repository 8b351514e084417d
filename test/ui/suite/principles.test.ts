import * as vscode from "vscode";
import { equal, expectFindings, open, openWithFindings, positionOf, replace, revertAll, settled, shown } from "../editor.ts";

describe("principles.yaml", () => {
  afterEach(revertAll);

  it("completes rule ids with their titles", async () => {
    const document = await open("principles.yaml");
    await replace(document, "{id: dockerfile/maintainer}", "{id: dockerfile/}");
    const position = positionOf(document, "dockerfile/}").translate(0, "dockerfile/".length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", document.uri, position);
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    equal(["dockerfile/latest-tag", "dockerfile/maintainer"].filter((id) => !labels.includes(id)), []);
  });

  it("an edit of it checks the manifests in view at once", async () => {
    const manifest = await openWithFindings("deploy/shop.yaml", 1);
    const principles = await open("principles.yaml", vscode.ViewColumn.Beside);
    await replace(principles, "severity: error", "severity: warning");
    await expectFindings(manifest, [{ rule: "k8s/privileged-container", severity: "warning", text: "privileged: true" }]);
    await replace(principles, "      - {id: k8s/privileged-container}\n", "");
    await expectFindings(manifest, []);
  });

  it("a name that does not exist is underlined, with the nearest one", async () => {
    const principles = await open("principles.yaml");
    await replace(principles, "dockerfile/maintainer", "dockerfile/maintainr");
    await expectFindings(principles, [{ rule: "principles/unknown-rule", severity: "error", text: "dockerfile/maintainr" }]);
    const [finding] = vscode.languages.getDiagnostics(principles.uri);
    equal(finding?.message.includes("dockerfile/maintainer"), true);
  });

  it("an expression that does not check is underlined inside", async () => {
    const principles = await open("principles.yaml");
    await replace(principles, "self.privileged == true", "slef.privileged == true");
    const texts = await settled(() => shown(principles).map(({ text }) => text), (value) => value.some((text) => text.startsWith("slef")));
    equal(texts.map((text) => text.startsWith("slef") && !text.includes("true")), [true]);
  });

  it("has an outline", async () => {
    const principles = await open("principles.yaml");
    const symbols = async (): Promise<vscode.DocumentSymbol[]> =>
      await vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", principles.uri);
    const found = await settled(symbols, (value) => value.length > 0);
    const [section] = found.filter(({ name }) => name === "principles");
    equal(section?.children.map(({ name, detail }) => [name, detail]), [["SEC-1", "Secure by default"], ["SUP-1", "Known provenance"]]);
  });

  it("is opened where it exists instead of being written anew", async () => {
    await openWithFindings("deploy/shop.yaml", 1);
    await vscode.commands.executeCommand("groundrules.createPrinciples");
    const active = await settled(() => vscode.window.activeTextEditor?.document, (document) => document?.uri.path.endsWith("principles.yaml") === true);
    equal(active?.getText().includes("SEC-1"), true);
    await open("compose.yaml");
    await vscode.commands.executeCommand("groundrules.openPrinciples");
    equal(vscode.window.activeTextEditor?.document.uri.path.endsWith("principles.yaml"), true);
  });
});

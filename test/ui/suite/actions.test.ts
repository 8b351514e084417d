import * as vscode from "vscode";
import { applyAction, equal, expectFindings, openWithFindings, revertAll, settled } from "../editor.ts";

describe("code actions", () => {
  afterEach(revertAll);

  it("a quick fix changes that value, and the squiggle goes", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    const before = document.getText();
    await applyAction(document, "privileged: true", "Set privileged to false");
    equal(document.getText(), before.replace("privileged: true", "privileged: false"));
    await expectFindings(document, []);
  });

  it("the ignore comment asks for a reason, and the squiggle goes", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    await applyAction(document, "privileged: true", "Ignore");
    equal(/# groundrules-ignore k8s\/privileged-container reason="/.test(document.getText()), true);
    await expectFindings(document, []);
  });

  it("fixing all takes the safe fixes only", async () => {
    const document = await openWithFindings("Dockerfile", 2);
    const before = document.getText();
    await vscode.commands.executeCommand("groundrules.fixAll");
    const text = await settled(() => document.getText(), (value) => value !== before);
    equal(text, before.replace("MAINTAINER team-shop@example.test", 'LABEL maintainer="team-shop@example.test"'));
    await expectFindings(document, [{ rule: "dockerfile/latest-tag", severity: "warning", text: "registry.example/base:latest" }]);
  });

  it("fixing all leaves alone what has no safe fix", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    const before = document.getText();
    await vscode.commands.executeCommand("groundrules.fixAll");
    equal(document.getText(), before);
  });

  it("the documentation of a rule opens inside the editor", async () => {
    const uri = vscode.Uri.parse("groundrules-docs:/k8s/privileged-container.md");
    const page = await vscode.workspace.openTextDocument(uri);
    equal(/privileged/i.test(page.getText()), true);
    await openWithFindings("deploy/shop.yaml", 1);
    await vscode.commands.executeCommand("groundrules.openRuleDocumentation", "k8s/privileged-container");
    const labels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    const found = await settled(labels, (tabs) => tabs.some((label) => label.includes("privileged-container.md")));
    equal(found.filter((label) => label.includes("privileged-container.md")).length, 1);
  });
});

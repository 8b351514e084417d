import * as vscode from "vscode";
import { equal, expectFindings, openWithFindings, revertAll, settled, shown } from "../editor.ts";

const PRIVILEGED = { rule: "k8s/privileged-container", severity: "error", text: "privileged: true" };

describe("settings", () => {
  afterEach(async () => {
    for (const name of ["enable", "run", "severityCap"]) await set(name, undefined);
    await revertAll();
  });

  it("severityCap lowers what this editor shows", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    await set("severityCap", "info");
    await expectFindings(document, [{ ...PRIVILEGED, severity: "information" }]);
    await set("severityCap", undefined);
    await expectFindings(document, [PRIVILEGED]);
  });

  it("enable: false shows nothing", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    await set("enable", false);
    await expectFindings(document, []);
  });

  it("run: onSave waits for the save", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    await set("run", "onSave");
    const editor = await vscode.window.showTextDocument(document);
    const line = document.positionAt(document.getText().indexOf("privileged: true"));
    await editor.edit((edit) => {
      edit.insert(line, "procMount: Default\n            ");
    });
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(line.translate(1, 0), line.translate(1, "privileged: true".length)), "privileged: false");
    });
    // Longer than the pause after which the editor asks for the findings of the whole workspace.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    equal(shown(document).length, 1);
    await document.save();
    equal(await settled(() => shown(document).length, (count) => count === 0), 0);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(line, line.translate(1, "privileged: false".length)), "privileged: true");
    });
    await document.save();
  });
});

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("groundrules").update(name, value, vscode.ConfigurationTarget.Workspace);
}

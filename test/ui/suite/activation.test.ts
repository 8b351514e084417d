import * as vscode from "vscode";
import type { Api } from "#extension/extension.ts";
import { equal } from "../editor.ts";

/** Which host the suite was bundled for: "node" or "web". */
declare const SUITE_HOST: string;

/** Whether the workspace is to be trusted. */
declare const SUITE_TRUSTED: boolean;

describe("activation", () => {
  it("starts the language server", async () => {
    const extension = vscode.extensions.getExtension<Api>("groundrules.groundrules");
    const api = await extension?.activate();
    await api?.ready;
    equal(extension?.isActive, true);
  });

  it("happens in the extension host that is meant", () => {
    equal(typeof process === "undefined" ? "web" : "node", SUITE_HOST);
    equal(vscode.workspace.isTrusted, SUITE_TRUSTED);
  });

  it("registers every command of the manifest", async () => {
    const manifest = vscode.extensions.getExtension("groundrules.groundrules")?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    equal(manifest.contributes.commands.filter(({ command }) => !registered.has(command)), []);
  });
});

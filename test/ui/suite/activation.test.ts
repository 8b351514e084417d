import * as vscode from "vscode";
import type { Api } from "#extension/extension.ts";
import { equal } from "../assertions.ts";

describe("activation", () => {
  it("starts the language server", async () => {
    const extension = vscode.extensions.getExtension<Api>("groundrules.groundrules");
    const api = await extension?.activate();
    await api?.ready;
    equal(extension?.isActive, true);
  });
});

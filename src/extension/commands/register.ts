import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { RuleDocumentationPages } from "../views/rule-documentation.ts";
import { checkWorkspace } from "./check-workspace.ts";
import { fixAll } from "./fix-all.ts";
import { createPrinciples, openPrinciples } from "./principles-file.ts";
import { openRuleDocumentation } from "./rule-documentation.ts";

/** What commands work with. */
export interface CommandContext {
  readonly client: BaseLanguageClient;
  readonly output: vscode.LogOutputChannel;
  readonly pages: RuleDocumentationPages;
}

/** Registers every command of package.json. */
export function registerCommands({ client, output, pages }: CommandContext): vscode.Disposable[] {
  const commands: Record<string, (...values: unknown[]) => unknown> = {
    "groundrules.checkWorkspace": () => checkWorkspace(client),
    "groundrules.fixAll": fixAll,
    "groundrules.openPrinciples": () => openPrinciples(client),
    "groundrules.createPrinciples": () => createPrinciples(client),
    "groundrules.openRuleDocumentation": (rule) => openRuleDocumentation(pages, rule),
    "groundrules.restartServer": () => restart(client),
    "groundrules.showOutput": () => {
      output.show();
    },
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}

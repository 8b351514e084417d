import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { FindingsView } from "../findings/findings-view.ts";
import { openPlace } from "../places.ts";
import type { ReportPanel } from "../report/report-panel.ts";
import type { RuleDocumentationPages } from "../views/rule-documentation.ts";
import { checkWorkspace } from "./check-workspace.ts";
import { chooseFilter, chooseGrouping, clearFilter, copyFingerprint, findingOf, openPrinciple, openWaiver, toggleCurrentFile } from "./findings.ts";
import { fixAll } from "./fix-all.ts";
import { createPrinciples, openPrinciples } from "./principles-file.ts";
import { openRuleDocumentation } from "./rule-documentation.ts";
import { waiveFinding } from "./waive.ts";

/** What commands work with. */
export interface CommandContext {
  readonly client: BaseLanguageClient;
  readonly output: vscode.LogOutputChannel;
  readonly pages: RuleDocumentationPages;
  readonly findings: FindingsView;
  readonly report: ReportPanel;
}

/** Registers every command of package.json. */
export function registerCommands(context: CommandContext): vscode.Disposable[] {
  const commands = { ...generalCommands(context), ...governanceCommands(context) };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

type Commands = Readonly<Record<string, (...values: unknown[]) => unknown>>;

function generalCommands({ client, output, pages }: CommandContext): Commands {
  return {
    "groundrules.checkWorkspace": () => checkWorkspace(client),
    "groundrules.fixAll": fixAll,
    "groundrules.openPrinciples": () => openPrinciples(client),
    "groundrules.createPrinciples": () => createPrinciples(client),
    "groundrules.openRuleDocumentation": (rule) => openRuleDocumentation(pages, findingOf(rule)?.rule ?? rule),
    "groundrules.restartServer": () => restart(client),
    "groundrules.showOutput": () => {
      output.show();
    },
  };
}

function governanceCommands({ client, findings, report }: CommandContext): Commands {
  return {
    "groundrules.waive": (finding, answers) => waiveFinding(client, finding, answers),
    "groundrules.openPlace": openPlace,
    "groundrules.showReport": () => report.show(),
    "groundrules.saveReport": (target) => report.save(target),
    "groundrules.refreshFindings": () => findings.refresh(),
    "groundrules.groupFindings": (grouping) => chooseGrouping(findings, grouping),
    "groundrules.filterFindings": () => chooseFilter(findings),
    "groundrules.clearFilter": () => {
      clearFilter(findings);
    },
    "groundrules.toggleCurrentFile": () => {
      toggleCurrentFile(findings);
    },
    "groundrules.openPrinciple": openPrinciple,
    "groundrules.openWaiver": openWaiver,
    "groundrules.copyFingerprint": copyFingerprint,
  };
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}

import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { registerCommands } from "./commands/register.ts";
import { clientOptions } from "./client-options.ts";
import { answerFileRequests } from "./file-requests.ts";
import { FindingsView } from "./findings/findings-view.ts";
import { ReportPanel } from "./report/report-panel.ts";
import { listenToStatus } from "./server-status.ts";
import { createTestExplorer } from "./testing/test-explorer.ts";
import { RuleDocumentationPages } from "./views/rule-documentation.ts";
import { createStatusItem } from "./views/status-item.ts";

/** What the hosts make differently: a client with a server process, or with a worker. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What other extensions and tests see of this one. */
export interface Api {
  /** Resolves when the language server answers. */
  readonly ready: Promise<void>;
  /** The groups of the findings view, each with the number of its findings. */
  readonly findings: () => readonly string[];
  /** The tests of the Test Explorer, each with how it came out last: `✓ name`, `✗ name`; the name alone before the first run. */
  readonly tests: () => readonly string[];
}

export function activate(context: vscode.ExtensionContext, createClient: CreateClient): Api {
  const output = vscode.window.createOutputChannel("Groundrules", { log: true });
  const client = createClient(clientOptions(output));
  const status = listenToStatus(client);
  const pages = new RuleDocumentationPages(client);
  const findings = new FindingsView(client, status);
  const tests = createTestExplorer(client, status);
  const report = new ReportPanel(client, versionOf(context));
  context.subscriptions.push(
    output,
    answerFileRequests(client),
    status,
    createStatusItem(client, status),
    tests,
    pages,
    findings,
    report,
    ...registerCommands({ client, output, pages, findings, report }),
    { dispose: () => void client.dispose() },
  );
  const ready = client.start();
  ready.catch((error: unknown) => {
    output.error("The language server did not start.", error);
  });
  return { ready, findings: () => findings.labels(), tests: () => tests.labels() };
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  const manifest: unknown = extension.packageJSON;
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}

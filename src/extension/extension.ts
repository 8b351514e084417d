import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { registerCommands } from "./commands/register.ts";
import { clientOptions } from "./client-options.ts";
import { answerFileRequests } from "./file-requests.ts";
import { RuleDocumentationPages } from "./views/rule-documentation.ts";
import { createStatusItem } from "./views/status-item.ts";

/** What the hosts make differently: a client with a server process, or with a worker. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What other extensions and tests see of this one. */
export interface Api {
  /** Resolves when the language server answers. */
  readonly ready: Promise<void>;
}

export function activate(context: vscode.ExtensionContext, createClient: CreateClient): Api {
  const output = vscode.window.createOutputChannel("Groundrules", { log: true });
  const client = createClient(clientOptions(output));
  const pages = new RuleDocumentationPages(client);
  context.subscriptions.push(
    output,
    answerFileRequests(client),
    createStatusItem(client),
    pages,
    ...registerCommands({ client, output, pages }),
    { dispose: () => void client.dispose() },
  );
  const ready = client.start();
  ready.catch((error: unknown) => {
    output.error("The language server did not start.", error);
  });
  return { ready };
}

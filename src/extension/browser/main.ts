import { Uri } from "vscode";
import type { ExtensionContext } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import type { Api } from "../extension.ts";
import { activate as activateWith } from "../extension.ts";

/** Entry in the web-worker extension host: the server is a worker beside it. */
export function activate(context: ExtensionContext): Api {
  const server = Uri.joinPath(context.extensionUri, "dist/server/browser.js").toString(true);
  const start = (): Promise<Worker> => Promise.resolve(new Worker(server));
  return activateWith(context, (clientOptions) => new LanguageClient("groundrules", "Groundrules", start, clientOptions));
}

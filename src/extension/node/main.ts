import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { ServerOptions } from "vscode-languageclient/node";
import type { Api } from "../extension.ts";
import { activate as activateWith } from "../extension.ts";

/** Entry in the extension host of Node: the server is a process of its own. */
export function activate(context: ExtensionContext): Api {
  const server = { module: context.asAbsolutePath("dist/server/node.cjs"), transport: TransportKind.ipc };
  const options: ServerOptions = { run: server, debug: { ...server, options: { execArgv: ["--nolazy", "--inspect=6099"] } } };
  return activateWith(context, (clientOptions) => new LanguageClient("groundrules", "Groundrules", options, clientOptions));
}

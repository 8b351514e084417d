import { Uri, workspace } from "vscode";
import type { ExtensionContext } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import type { MessageTransports } from "vscode-languageclient/browser";
import type { Api } from "../extension.ts";
import { activate as activateWith } from "../extension.ts";

/** Entry in the web-worker extension host: the server is a worker beside it. */
export function activate(context: ExtensionContext): Api {
  const script = Uri.joinPath(context.extensionUri, "dist/server/browser.js");
  return activateWith(context, (options) => new LanguageClient("groundrules", "Groundrules", () => startServer(script), options));
}

/** VS Code wraps `Worker`, and the client would not know its own: it is given the two ends of the line. */
async function startServer(script: Uri): Promise<MessageTransports> {
  const worker = new Worker(await workerAddress(script));
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** A worker cannot be started from the address of a remote machine: its script is fetched first. */
async function workerAddress(script: Uri): Promise<string> {
  if (script.scheme !== "vscode-remote") return script.toString(true);
  const text = new Uint8Array(await workspace.fs.readFile(script));
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

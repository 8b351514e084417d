import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ServerNotification } from "#protocol/requests.ts";
import type { StatusParams } from "#protocol/requests.ts";

/** What the server tells of its state; a client has room for one listener only, and several views listen. */
export interface ServerStatus {
  readonly onDidChange: vscode.Event<StatusParams>;
  dispose(): void;
}

export function listenToStatus(client: BaseLanguageClient): ServerStatus {
  const changed = new vscode.EventEmitter<StatusParams>();
  const registration = client.onNotification(ServerNotification.status, (status: StatusParams) => {
    changed.fire(status);
  });
  return {
    onDidChange: changed.event,
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ServerRequest } from "#protocol/requests.ts";
import type { RuleDocumentationParams, RuleDocumentationResult } from "#protocol/requests.ts";

const SCHEME = "groundrules-docs";

/** Rule pages as read-only documents, `groundrules-docs:/k8s/privileged-container.md`, from the text the server carries. */
export class RuleDocumentationPages implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #registration: vscode.Disposable;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: async (uri) => (await this.#page(ruleOf(uri)))?.markdown ?? "",
    });
  }

  /** Shows the page of a rule; says so where there is no such rule. */
  async show(rule: string): Promise<void> {
    if ((await this.#page(rule)) === null) {
      void vscode.window.showWarningMessage(vscode.l10n.t("Groundrules has no page about “{0}”.", rule));
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
    try {
      await vscode.commands.executeCommand("markdown.showPreview", uri);
    } catch {
      // The preview belongs to another extension, which may be switched off.
      await vscode.window.showTextDocument(uri, { preview: true });
    }
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async #page(rule: string): Promise<RuleDocumentationResult | null> {
    const params: RuleDocumentationParams = { rule };
    return await this.#client.sendRequest<RuleDocumentationResult | null>(ServerRequest.ruleDocumentation, params);
  }
}

function ruleOf(uri: vscode.Uri): string {
  return uri.path.slice(1).replace(/\.md$/, "");
}

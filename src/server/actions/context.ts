import { type CodeAction, CodeActionKind, type CodeActionContext, type Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "#engine/index.ts";
import { type DiagnosticData, toDiagnostic } from "../convert/to-lsp.ts";
import { viewOf } from "../diagnostics/report.ts";
import type { Place, Session } from "../session.ts";

/** What the makers of code actions work with. */
export interface ActionContext {
  readonly session: Session;
  readonly place: Place & { readonly document: TextDocument };
  readonly request: CodeActionContext;
}

/** Whether the client asks for actions of a kind: it names the kind or one above it, or leaves the choice to us. */
export function asksFor(request: CodeActionContext, kind: string): boolean {
  return request.only === undefined || request.only.some((only) => only === "" || kind === only || kind.startsWith(`${only}.`));
}

/** The diagnostic an action is about: the client's own where it sent it, so that it finds it again. */
export function diagnosticFor({ session, place, request }: ActionContext, finding: Finding): Diagnostic {
  const own = toDiagnostic(finding, viewOf(place.root, session.settings.peek(place.uri)));
  return request.diagnostics.find((sent) => isSame(sent, own)) ?? own;
}

function isSame(sent: Diagnostic, own: Diagnostic): boolean {
  const data = sent.data as Partial<DiagnosticData> | undefined;
  return sent.code === own.code && data?.fingerprint === (own.data as DiagnosticData).fingerprint && samePlace(sent, own);
}

function samePlace(one: Diagnostic, other: Diagnostic): boolean {
  return one.range.start.line === other.range.start.line && one.range.start.character === other.range.start.character;
}

export function quickFix(title: string, rest: Omit<CodeAction, "title" | "kind">): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, ...rest };
}

import type { CancellationToken } from "vscode-languageserver";
import type { WaiveParams, WaiveResult } from "#protocol/governance.ts";
import { ServerRequest } from "#protocol/requests.ts";
import { guard } from "./guard.ts";
import { checkWorkspace } from "./handlers/check-workspace.ts";
import { codeActions } from "./handlers/code-actions.ts";
import { completion } from "./handlers/completion.ts";
import { definition } from "./handlers/definition.ts";
import { documentDiagnostics } from "./handlers/document-diagnostics.ts";
import { documentSymbols } from "./handlers/document-symbols.ts";
import { listFindings } from "./handlers/findings.ts";
import { hover } from "./handlers/hover.ts";
import { initPrinciples } from "./handlers/init.ts";
import { principlesFile } from "./handlers/principles-file.ts";
import { references } from "./handlers/references.ts";
import { htmlReport } from "./handlers/report.ts";
import { ruleDocumentation } from "./handlers/rule-documentation.ts";
import { listTests, runTests } from "./handlers/tests.ts";
import { draftWaiver, waive } from "./handlers/waive.ts";
import { createWorkspaceDiagnostics } from "./handlers/workspace-diagnostics.ts";
import type { Session } from "./session.ts";

const REFUSED: WaiveResult = { kind: "refused", message: "The waiver could not be written; the log says more." };

type Handler<P, R> = (session: Session, params: P, token: CancellationToken) => R | Promise<R>;

/** Connects the requests of the client, each guarded: a fault is logged and answered with nothing. */
export function registerRequests(session: Session): void {
  const { connection } = session;
  const guarded = <P, R>(name: string, fallback: R, handle: Handler<P, R>) =>
    guard<P, R>(connection.console, name, fallback, (params, token) => handle(session, params, token));
  connection.onCodeAction(guarded("code actions", [], codeActions));
  connection.onHover(guarded("hover", null, hover));
  connection.onDefinition(guarded("definition", [], definition));
  connection.onReferences(guarded("references", [], references));
  connection.onCompletion(guarded("completion", null, completion));
  connection.onDocumentSymbol(guarded("document symbols", [], documentSymbols));
  connection.onRequest(ServerRequest.init, guarded("init", null, initPrinciples));
  connection.onRequest(ServerRequest.checkWorkspace, guarded("check workspace", null, checkWorkspace));
  connection.onRequest(ServerRequest.ruleDocumentation, guarded("rule documentation", null, ruleDocumentation));
  connection.onRequest(ServerRequest.principlesFile, guarded("principles file", null, principlesFile));
  connection.onRequest(ServerRequest.findings, guarded("findings", { findings: [], total: 0 }, listFindings));
  connection.onRequest(ServerRequest.draftWaiver, guarded("draft of a waiver", null, draftWaiver));
  connection.onRequest(ServerRequest.tests, guarded("tests", [], listTests));
  connection.onRequest(ServerRequest.report, guarded("report", null, htmlReport));
  connection.onRequest(ServerRequest.runTests, guarded("run tests", [], runTests));
  connection.onRequest(ServerRequest.waive, guarded<WaiveParams, unknown>("waive", REFUSED, waive));
  registerDiagnostics(session);
}

function registerDiagnostics(session: Session): void {
  const { connection } = session;
  connection.languages.diagnostics.on(
    guard(connection.console, "diagnostics", { kind: "full" as const, items: [] }, (params) => documentDiagnostics(session, params)),
  );
  const workspace = createWorkspaceDiagnostics(session);
  connection.languages.diagnostics.onWorkspace((params, token, _workDone, progress) =>
    guard(connection.console, "workspace diagnostics", { items: [] }, () => workspace.handle(params, token, progress))(params, token),
  );
}

import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import type { Finding } from "#engine/index.ts";
import { ClientCommand } from "#protocol/requests.ts";
import { type ActionContext, asksFor, diagnosticFor, quickFix } from "../actions/context.ts";
import { conversionActions } from "../actions/convert-suppression.ts";
import { fixAllActions, fixAllOfRule } from "../actions/fix-all.ts";
import { ignoreAction } from "../actions/ignore.ts";
import { issueFixActions } from "../actions/issue-fixes.ts";
import { quickFixes } from "../actions/quick-fixes.ts";
import { removeWaiverActions } from "../actions/remove-waiver.ts";
import { suggestionActions } from "../actions/suggestions.ts";
import { goToWaiverAction, waiveAction } from "../actions/waive.ts";
import { fromRange } from "../convert/from-lsp.ts";
import { locateOpen, type Session } from "../session.ts";
import { findingsIn } from "./findings-at.ts";

/** Findings in a selection from which on nobody wants to ignore them one by one; each comment is tried out first. */
const MANY = 10;

/** What can be done about the findings of a range: fix one, fix all of its rule, waive it, ignore it with a reason, read about it; and what another scanner's comment is in ours. */
export async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null || place.root.files.bufferOf(place.file) !== place.document.getText()) return [];
  const context: ActionContext = { session, place, request: params.context };
  const source = fixAllActions(context);
  if (!asksFor(params.context, CodeActionKind.QuickFix)) return [...source];
  const range = fromRange(params.range);
  const findings = findingsIn(place.root, place.file, range);
  return [
    ...suggestionActions(context, range),
    ...removeWaiverActions(context, range),
    ...issueFixActions(context, range),
    ...conversionActions(context, range),
    ...findings.flatMap((finding) => quickFixes(context, finding)),
    ...distinctRules(findings).map((rule) => fixAllOfRule(context, rule)),
    ...findings.map((finding) => waiveAction(context, finding)),
    ...findings.map((finding) => goToWaiverAction(context, finding)),
    ...(findings.length > MANY ? [] : findings.map((finding) => ignoreAction(context, finding))),
    ...distinctFirst(findings).map((finding) => documentationAction(context, finding)),
    ...source,
  ].filter((action) => action !== null);
}

function documentationAction(context: ActionContext, finding: Finding): CodeAction | null {
  if (!context.session.client.runsCommands) return null;
  const title = `Open documentation of ${finding.rule}`;
  const command = { title, command: ClientCommand.openRuleDocumentation, arguments: [finding.rule] };
  return quickFix(title, { diagnostics: [diagnosticFor(context, finding)], command });
}

function distinctRules(findings: readonly Finding[]): readonly string[] {
  return distinctFirst(findings).map((finding) => finding.rule);
}

/** The first finding of each rule. */
function distinctFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map([...findings].reverse().map((finding) => [finding.rule, finding])).values()].reverse();
}

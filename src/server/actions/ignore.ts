import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import type { FileReport, Finding, TextEdit } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import { toSnippetEdit, toWorkspaceEdit } from "../convert/workspace-edit.ts";
import { latestEnd } from "../suppression-end.ts";
import { commentEdit, commentPlaces, type CommentPlace } from "../ignore-comment.ts";
import { type ActionContext, diagnosticFor, quickFix } from "./context.ts";

/** Stands for the reason until somebody writes one. */
const PLACEHOLDER = "why this is accepted";

/**
 * The comment that suppresses one finding, at the first place where the engine agrees that it does and that nothing else breaks.
 * None for JSON, which has no comments.
 */
export function ignoreAction(context: ActionContext, finding: Finding): CodeAction | null {
  const { root, file, document } = context.place;
  const before = root.report(file);
  if (before === null || finding.verdict !== "fail" || file.endsWith(".json")) return null;
  const text = document.getText();
  const rules = root.rules?.rulesFor(parentOf(file));
  const end = rules === undefined ? null : latestEnd(rules, root.services.today());
  const terms = end === null ? finding.rule : `${finding.rule} until=${end}`;
  const place = commentPlaces(text, finding.range, terms, before.format).find((candidate) => {
    const after = root.trial(file, insert(text, commentEdit(candidate, PLACEHOLDER)));
    return after !== null && suppresses(before, after, finding);
  });
  if (place === undefined) return null;
  return quickFix(`Ignore this finding of ${finding.rule}, with a reason`, {
    diagnostics: [diagnosticFor(context, finding)],
    edit: editFor(context, place),
  });
}

function suppresses(before: FileReport, after: FileReport, finding: Finding): boolean {
  return after.errors.length <= before.errors.length && countOf(after, finding) < countOf(before, finding);
}

function countOf(report: FileReport, finding: Finding): number {
  return report.findings.filter((other) => other.verdict === "fail" && other.rule === finding.rule && other.fingerprint === finding.fingerprint).length;
}

/** Where the editor can select the placeholder it does; elsewhere the reason stays empty, to be filled in. */
function editFor({ session, place }: ActionContext, comment: CommentPlace): WorkspaceEdit {
  if (session.client.snippetEdits && session.client.documentChanges) {
    return toSnippetEdit(place.document, comment.offset, { before: comment.before, placeholder: PLACEHOLDER, after: comment.after });
  }
  return toWorkspaceEdit(session.client, place.document, [commentEdit(comment, "")]) ?? {};
}

function insert(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

import type { CodeAction } from "vscode-languageserver";
import { fixOfIssue } from "#engine/index.ts";
import type { Range } from "#engine/index.ts";
import { meets } from "../convert/from-lsp.ts";
import { toWorkspaceEdit } from "../convert/workspace-edit.ts";
import { type ActionContext, quickFix } from "./context.ts";

/** For an issue of a principles file that only a person can settle, the stub to fill in. */
export function issueFixActions({ session, place }: ActionContext, range: Range): readonly CodeAction[] {
  const { root, file, document } = place;
  const issues = root.issues.filter((issue) => issue.file === file && meets(issue.range, range));
  return issues.flatMap((issue) => {
    const fix = fixOfIssue(document.getText(), issue);
    const edit = fix?.safety === "scaffold" ? toWorkspaceEdit(session.client, document, fix.edits) : null;
    return fix === null || edit === null ? [] : [quickFix(`${fix.title} (fill in the values)`, { edit })];
  });
}

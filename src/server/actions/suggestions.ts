import type { CodeAction } from "vscode-languageserver";
import type { Range } from "#engine/index.ts";
import { meets } from "../convert/from-lsp.ts";
import { toWorkspaceEdit } from "../convert/workspace-edit.ts";
import { type ActionContext, quickFix } from "./context.ts";

/** For an issue of a principles file that knows what would be right, the texts to write instead. */
export function suggestionActions({ session, place }: ActionContext, range: Range): readonly CodeAction[] {
  const { root, file, document } = place;
  const issues = root.issues.filter((issue) => issue.file === file && meets(issue.range, range));
  return issues.flatMap((issue) =>
    issue.suggestions.flatMap((text, index) => {
      const edit = toWorkspaceEdit(session.client, document, [{ start: issue.span.start, end: issue.span.end, text }]);
      return edit === null ? [] : [quickFix(`Replace with ${text}`, { isPreferred: index === 0, edit })];
    }),
  );
}

import type { CodeAction } from "vscode-languageserver";
import { removeWaiver } from "#engine/index.ts";
import type { OutlineEntry, PrinciplesIssue, Range } from "#engine/index.ts";
import { meets } from "../convert/from-lsp.ts";
import { toWorkspaceEdit } from "../convert/workspace-edit.ts";
import { type ActionContext, quickFix } from "./context.ts";

/** For a waiver that waives nothing any more, in a principles file: takes its entry out. */
export function removeWaiverActions(context: ActionContext, range: Range): readonly CodeAction[] {
  const { root, file } = context.place;
  const issues = root.issues.filter((issue) => issue.file === file && isSpent(issue) && meets(issue.range, range));
  return issues.flatMap((issue) => {
    const action = actionFor(context, issue);
    return action === null ? [] : [action];
  });
}

/** Information tells of an end to come. */
function isSpent({ code, severity }: PrinciplesIssue): boolean {
  return code === "waiver-unused" || (code === "waiver-expired" && severity !== "info");
}

function actionFor({ session, place }: ActionContext, issue: PrinciplesIssue): CodeAction | null {
  const { root, file, document } = place;
  const text = document.getText();
  const id = waiverAt(root.services.authoring.symbols(file, text), issue.span.start);
  const edits = id === null ? null : removeWaiver(text, id);
  const edit = edits === null ? null : toWorkspaceEdit(session.client, document, edits);
  if (id === null || edit === null) return null;
  const title = `Remove waiver ${id}, which ${issue.code === "waiver-unused" ? "waives nothing" : "has expired"}`;
  return quickFix(title, { isPreferred: issue.code === "waiver-unused", edit });
}

/** The id of the waiver whose entry holds an offset. */
function waiverAt(entries: readonly OutlineEntry[], offset: number): string | null {
  const around = entries.filter(({ span }) => span.start <= offset && offset < span.end);
  const [waiver] = around.filter(({ kind }) => kind === "waiver");
  return waiver?.name ?? around.map(({ children }) => waiverAt(children, offset)).find((id) => id !== null) ?? null;
}

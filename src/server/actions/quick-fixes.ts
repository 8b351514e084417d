import type { CodeAction } from "vscode-languageserver";
import type { Finding, Fix, FixSafety } from "#engine/index.ts";
import { toWorkspaceEdit } from "../convert/workspace-edit.ts";
import { type ActionContext, diagnosticFor, quickFix } from "./context.ts";

/** What the title says of a fix that may change what the program does, or that leaves something to fill in. */
const LABELS: Readonly<Record<FixSafety, string>> = { safe: "", unsafe: " (unsafe: changes behaviour)", scaffold: " (fill in the values)", choice: "" };

/** The fixes of one finding. */
export function quickFixes(context: ActionContext, finding: Finding): readonly CodeAction[] {
  const { root, file } = context.place;
  return root.fixes(file, finding).flatMap((fix) => {
    const action = fixAction(context, finding, fix);
    return action === null ? [] : [action];
  });
}

function fixAction(context: ActionContext, finding: Finding, fix: Fix): CodeAction | null {
  const { session, place } = context;
  const created = (fix.files ?? []).map((file) => ({ uri: place.root.uriOf(file.file), text: file.text }));
  const edit = toWorkspaceEdit(session.client, place.document, fix.edits, created);
  if (edit === null || (fix.edits.length === 0 && created.length === 0)) return null;
  return quickFix(fix.title + LABELS[fix.safety], {
    diagnostics: [diagnosticFor(context, finding)],
    isPreferred: fix.safety === "safe",
    edit,
  });
}

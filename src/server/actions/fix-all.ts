import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { safeFixesOfIssues } from "#engine/index.ts";
import type { FixSafety } from "#engine/index.ts";
import { FIX_ALL_KIND } from "../capabilities.ts";
import { toWorkspaceEdit } from "../convert/workspace-edit.ts";
import { editsBetween } from "../edits-between.ts";
import { type ActionContext, asksFor, quickFix } from "./context.ts";

/** Applies every safe fix of the file, for `source.fixAll` and its own kind; computed only where it is asked for by name. */
export function fixAllActions(context: ActionContext): readonly CodeAction[] {
  if (context.request.only === undefined) return [];
  const kinds = [FIX_ALL_KIND, CodeActionKind.SourceFixAll].filter((kind) => asksFor(context.request, kind));
  const [kind] = kinds;
  if (kind === undefined) return [];
  const edit = editOf(context, { safety: ["safe"], rule: null }) ?? editOfIssues(context);
  return edit === null ? [] : [{ title: "Apply all safe fixes of Groundrules", kind, edit }];
}

/** Fixes every finding of one rule in the file, where there are several. */
export function fixAllOfRule(context: ActionContext, rule: string): CodeAction | null {
  const { root, file } = context.place;
  const fixable = (root.report(file)?.findings ?? []).filter((finding) => finding.rule === rule && (finding.verdict === "fail" || finding.verdict === "baseline") && isBatch(finding.fix?.safety));
  if (fixable.length < 2) return null;
  const isSafe = fixable.every((finding) => finding.fix?.safety === "safe");
  const edit = editOf(context, { safety: ["safe", "unsafe"], rule });
  return edit === null ? null : quickFix(`Fix all ${rule} in this file${isSafe ? "" : " (unsafe: changes behaviour)"}`, { edit });
}

/** Scaffolds and choices need a person; they are never applied in a batch. */
function isBatch(safety: FixSafety | undefined): boolean {
  return safety === "safe" || safety === "unsafe";
}

/** In a principles file, what mends its issues. */
function editOfIssues({ session, place }: ActionContext) {
  const { root, file, document } = place;
  const fixes = safeFixesOfIssues(document.getText(), root.issues.filter((issue) => issue.file === file));
  return fixes === null ? null : toWorkspaceEdit(session.client, document, fixes.edits);
}

function editOf({ session, place }: ActionContext, selection: { safety: readonly FixSafety[]; rule: string | null }) {
  const text = place.document.getText();
  const fixed = place.root.fixedText(place.file, selection);
  if (fixed === null || fixed === text) return null;
  return toWorkspaceEdit(session.client, place.document, editsBetween(text, fixed));
}

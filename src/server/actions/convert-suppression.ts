import type { CodeAction } from "vscode-languageserver";
import { applyEdits } from "#engine/index.ts";
import type { FileReport, Range, SuppressionUse } from "#engine/index.ts";
import { meets } from "../convert/from-lsp.ts";
import { toWorkspaceEdit } from "../convert/workspace-edit.ts";
import { annotationConversion, commentConversions } from "../foreign-suppression.ts";
import { SUPPRESSION_RULE } from "../suppression-end.ts";
import { type ActionContext, quickFix } from "./context.ts";

/**
 * For what is written for another scanner, ours in its place: the first way that suppresses the very same findings, as the engine
 * tells. None where no comment of ours means exactly this.
 */
export function conversionActions(context: ActionContext, range: Range): readonly CodeAction[] {
  const { root, file } = context.place;
  const before = root.report(file);
  if (before === null) return [];
  const meant = before.suppressions.filter((use) => isConvertible(use) && meets(use.range, range));
  return [...new Map(meant.map((use) => [keyOf(use), use])).values()].flatMap((use) => {
    const action = conversionOf(context, before, use);
    return action === null ? [] : [action];
  });
}

function conversionOf({ session, place }: ActionContext, before: FileReport, use: SuppressionUse): CodeAction | null {
  const text = place.document.getText();
  const together = before.suppressions.filter((other) => keyOf(other) === keyOf(use) && (!isForeign(other) || isConvertible(other)));
  const ways = use.form === "comment" ? commentConversions(text, together) : annotationConversion(text, together, before.format);
  const edits = ways.find((way) => {
    const after = place.root.trial(place.file, applyEdits(text, way));
    return after !== null && after.errors.length <= before.errors.length && outcome(after) === outcome(before);
  });
  const edit = edits === undefined ? null : toWorkspaceEdit(session.client, place.document, edits);
  return edit === null ? null : quickFix("Convert to groundrules-ignore", { edit });
}

/** Whether it is written for another scanner and says something that ours can: what means everything and suppresses nothing does not. */
function isConvertible(use: SuppressionUse): boolean {
  return isForeign(use) && !(use.isBlanket && use.used.length === 0);
}

function isForeign({ by, form }: SuppressionUse): boolean {
  return by !== form;
}

/** What is converted at once: all that one comment says, and all annotations of one object. */
function keyOf({ form, span, covers }: SuppressionUse): string {
  const { start, end } = form === "comment" ? span : covers;
  return `${form} ${String(start)} ${String(end)}`;
}

/** Everything that is said of a file but of suppressions themselves: ours may lack an end that is asked for. */
function outcome({ findings }: FileReport): string {
  return findings.filter(({ rule }) => rule !== SUPPRESSION_RULE).map(({ rule, verdict, fingerprint }) => `${rule} ${verdict} ${fingerprint}`).sort().join("\n");
}

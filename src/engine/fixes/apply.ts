import type { TextEdit } from "../model/finding.ts";

/** Applies edits to a text. Edits must be sorted by place and must not overlap: anything else is a bug of the caller and throws. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let position = 0;
  for (const edit of edits) {
    if (edit.start < position || edit.end < edit.start || edit.end > text.length) throw new Error(faultOf(edit, position, text.length));
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** A copy of edits in the order `applyEdits` wants; edits at one place keep their order. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

function faultOf(edit: TextEdit, position: number, length: number): string {
  const span = `${String(edit.start)}..${String(edit.end)}`;
  if (edit.end > length) return `Edit ${span} ends behind the text of ${String(length)} characters.`;
  if (edit.end < edit.start) return `Edit ${span} ends before it starts.`;
  return `Edit ${span} overlaps the edit that ends at ${String(position)}, or the edits are not sorted.`;
}

import type { TextEdit } from "../model/finding.ts";
import { Kind, Style, type Tree } from "../model/tree.ts";
import { endOf, isNull, kindOf, startOf, styleOf } from "../syntax/access.ts";
import { blockPlace, isBlank, lineEnd } from "./lines.ts";
import { blockEnd, colonEnd, dashOf, hasComment, isCollection, isFlow, isNeededOutside, type Step } from "./nodes.ts";
import { behind, type FileStyle, type NewValue, renderCollection, type Rendered, renderValue } from "./render.ts";
import { isEmptyCollection, isScalarValue, scalarLike } from "./scalar-text.ts";

/** Where the old value stands: behind `after` (the colon or dash), its text from `start` to `end`, the rest of its last line up to `lineEnd`. */
interface OldValue {
  readonly after: number;
  readonly start: number;
  readonly end: number;
  readonly lineEnd: number;
  readonly column: number;
}

/** Replaces a value of a block collection; comments on its line stay. */
export function replaceInBlock(tree: Tree, step: Step, next: NewValue, style: FileStyle): readonly TextEdit[] | null {
  const old = oldValue(tree, step);
  if (old === null || tree.tags.has(step.value)) return null;
  if (old.start === old.end && tree.anchors.has(step.value)) return null;
  if (isNeededOutside(tree, old.start, old.lineEnd) && isCollection(tree, step.value)) return null;
  if (isCollection(tree, step.value) && !isFlow(tree, step.value)) return replaceBlockCollection(tree, step, next, style);
  if (isBlockScalar(tree, step.value) && hasComment(tree, old.start, lineEnd(tree.text, old.start))) return null;
  if (hasComment(tree, old.start, old.end)) return null;
  return replaceOnLine(tree, old, renderReplacement(tree, step, next, { old, style }), style.lineBreak);
}

function oldValue(tree: Tree, step: Step): OldValue | null {
  const start = startOf(tree, step.value);
  const head = step.key < 0 ? dashOf(tree, step.container, step.index) : startOf(tree, step.key);
  const place = head === null ? null : blockPlace(tree.text, head);
  const after = step.key >= 0 ? colonEnd(tree, step.key) : head === null ? null : head + 1;
  if (place === null || after === null) return null;
  const stop = blockEnd(tree, step.value);
  const end = isBlockScalar(tree, step.value) ? stop : endOf(tree, step.value);
  return { after, start: Math.max(after, start), end: Math.max(after, end), lineEnd: stop, column: place.column };
}

function renderReplacement(tree: Tree, step: Step, next: NewValue, place: { readonly old: OldValue; readonly style: FileStyle }): Rendered {
  const { value } = next;
  const { old, style } = place;
  const rendered = renderValue(next, old.column, style);
  if (isScalarValue(value)) {
    const oldStyle = kindOf(tree, step.value) === Kind.Scalar ? styleOf(tree, step.value) : Style.Plain;
    const isQuoted = oldStyle === Style.Single || oldStyle === Style.Double;
    return isQuoted && rendered.lines.length === 0 ? { ...rendered, inline: scalarLike(value, oldStyle, false) } : rendered;
  }
  if (step.key >= 0 || isEmptyCollection(value)) return rendered;
  const [first = "", ...others] = renderCollection(next, old.column + 2, style);
  const hasRoom = isBlank(tree.text, old.end, old.lineEnd);
  return { inline: hasRoom ? first.trimStart() : "", comment: "", lines: hasRoom ? others : [first, ...others] };
}

/** Puts the inline part in place of the old text and the lines below its line, behind a comment there. */
function replaceOnLine(tree: Tree, old: OldValue, rendered: Rendered, lineBreak: string): readonly TextEdit[] {
  const rest = tree.text.slice(old.end, old.lineEnd);
  const below = (rest.includes("#") ? "" : rendered.comment) + rendered.lines.map((line) => lineBreak + line).join("");
  const isKept = rendered.inline !== "" && old.start > old.after && !tree.text.slice(old.after, old.start).includes("\n");
  const start = isKept ? old.start : old.after;
  const text = isKept ? rendered.inline : gapOf(tree, old) + behind(rendered.inline);
  if (rest.trim() === "") return [{ start, end: below === "" ? old.end : old.lineEnd, text: text + below }];
  const edits: TextEdit[] = [{ start, end: old.end, text }];
  if (below !== "") edits.push({ start: old.lineEnd, end: old.lineEnd, text: below });
  return edits;
}

/** What stands between colon and value besides blanks: an anchor stays with the new value. */
function gapOf(tree: Tree, old: OldValue): string {
  const gap = tree.text.slice(old.after, old.start).trim();
  return gap.startsWith("&") && !gap.includes("\n") ? ` ${gap}` : "";
}

function replaceBlockCollection(tree: Tree, step: Step, next: NewValue, style: FileStyle): readonly TextEdit[] | null {
  const start = startOf(tree, step.value);
  const end = blockEnd(tree, step.value);
  const after = step.key < 0 ? null : colonEnd(tree, step.key);
  const place = step.key < 0 ? null : blockPlace(tree.text, startOf(tree, step.key));
  if (after === null || place === null) return null;
  const headEnd = lineEnd(tree.text, after);
  if (start < headEnd || hasComment(tree, headEnd, end) || tree.anchors.has(step.value)) return null;
  const { inline, comment: own, lines } = renderValue(next, place.column, style);
  const rest = tree.text.slice(after, headEnd);
  const comment = rest.includes("#") ? rest : own;
  const below = lines.map((line) => style.lineBreak + line).join("");
  return [{ start: after, end, text: behind(inline) + comment + below }];
}

function isBlockScalar(tree: Tree, node: number): boolean {
  if (kindOf(tree, node) !== Kind.Scalar) return false;
  const style = styleOf(tree, node);
  return style === Style.Literal || style === Style.Folded;
}

/** Whether a value may give way to a collection without losing anything: it is null or missing. */
export function isVacant(tree: Tree, node: number): boolean {
  return isNull(tree, node) && !tree.anchors.has(node) && !tree.tags.has(node);
}

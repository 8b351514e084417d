import type { Route } from "../model/route.ts";
import type { TextEdit } from "../model/finding.ts";
import type { Tree } from "../model/tree.ts";
import { endOf, startOf } from "../syntax/access.ts";
import { blockPlace, isBlank, lineEnd, lineStart, nextLine, skipBlanks } from "./lines.ts";
import { blockEnd, childrenOf, dashOf, hasComment, isFlow, isNeededOutside, type Step } from "./nodes.ts";

export interface Deletion {
  readonly edits: readonly TextEdit[];
  /** The route that was really deleted: of an ancestor, where nothing else was left in it. */
  readonly route: Route;
}

/** Deletes what a route leads to, and every ancestor that would be left empty; null where the document would be. */
export function deleteAt(tree: Tree, route: Route, steps: readonly Step[]): Deletion | null {
  let depth = steps.length - 1;
  while (depth >= 0 && childrenOf(tree, steps[depth]?.container ?? -1).length === 1) depth -= 1;
  const step = steps[depth];
  if (step === undefined) return null;
  const edits = isFlow(tree, step.container) ? deleteInFlow(tree, step) : deleteInBlock(tree, step);
  if (edits?.some((edit) => isNeededOutside(tree, edit.start, edit.end)) !== false) return null;
  return { edits, route: route.slice(0, depth + 1) };
}

/** Whole lines; of an element that shares its line with a dash, the text up to what comes next. */
function deleteInBlock(tree: Tree, step: Step): readonly TextEdit[] | null {
  const { text } = tree;
  const head = step.key < 0 ? dashOf(tree, step.container, step.index) : startOf(tree, step.key);
  const place = head === null ? null : blockPlace(text, head);
  if (place === null) return null;
  const end = blockEnd(tree, step.value);
  if (!place.isFirst) return [{ start: place.start, end: skipBlanks(text, end), text: "" }];
  const start = lineStart(text, place.start);
  const after = nextLine(text, end);
  if (after > end) return [{ start, end: after, text: "" }];
  const before = text.slice(0, start).endsWith("\r\n") ? start - 2 : Math.max(0, start - 1);
  return [{ start: before, end, text: "" }];
}

function deleteInFlow(tree: Tree, step: Step): readonly TextEdit[] | null {
  const children = childrenOf(tree, step.container);
  const start = flowStart(tree, children[step.index]);
  const end = flowEnd(tree, children[step.index]);
  const comma = skipBlanks(tree.text, end);
  const hasComma = tree.text[comma] === ",";
  const own = ownLines(tree, start, hasComma ? comma + 1 : end);
  if (hasComma) return own === null ? cutTo(tree, start, skipBlanks(tree.text, comma + 1)) : [own];
  const before = children[step.index - 1];
  if (before === undefined) return null;
  const beforeEnd = flowEnd(tree, before);
  if (own === null) return cutTo(tree, beforeEnd, end);
  const beforeComma = skipBlanks(tree.text, beforeEnd);
  if (tree.text[beforeComma] !== ",") return null;
  return [{ start: beforeComma, end: beforeComma + 1, text: "" }, own];
}

/** The lines an element has for itself, with its comma and comment; null where it shares them. */
function ownLines(tree: Tree, start: number, end: number): TextEdit | null {
  const { text } = tree;
  const first = lineStart(text, start);
  const stop = lineEnd(text, end);
  const isAlone = isBlank(text, first, start) && (isBlank(text, end, stop) || text[skipBlanks(text, end)] === "#");
  const after = nextLine(text, stop);
  return isAlone && after > stop ? { start: first, end: after, text: "" } : null;
}

function cutTo(tree: Tree, start: number, end: number): readonly TextEdit[] | null {
  return hasComment(tree, start, end) ? null : [{ start, end, text: "" }];
}

type Child = { readonly key: number; readonly value: number } | undefined;

/** An anchor or tag in front of an element goes with it. */
function flowStart(tree: Tree, child: Child): number {
  if (child === undefined) return 0;
  const start = startOf(tree, child.key < 0 ? child.value : child.key);
  const properties = /(?:[&!][^\s,[\]{}]*[ ]+)+$/.exec(tree.text.slice(Math.max(0, start - 256), start));
  return start - (properties?.[0].length ?? 0);
}

function flowEnd(tree: Tree, child: Child): number {
  return child === undefined ? 0 : Math.max(endOf(tree, child.value), child.key < 0 ? 0 : endOf(tree, child.key));
}

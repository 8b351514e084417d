import type { Route } from "../model/route.ts";
import { Kind, Style, type Tree } from "../model/tree.ts";
import { endOf, findOwnKey, getValue, itemsOf, kindOf, nextOf, startOf, styleOf } from "../syntax/access.ts";
import { isBlank, lineEnd, nextLine, skipBlanks } from "./lines.ts";

/** One step of a route: the collection, its child, and the child's key (-1 for a list item). */
export interface Step {
  readonly container: number;
  readonly key: number;
  readonly value: number;
  /** Position of the child in the collection. */
  readonly index: number;
}

/**
 * Follows a route as far as the document itself has it. Null where a step leads through an alias or a merge key:
 * what stands there is written elsewhere, for others too.
 */
export function walkRoute(tree: Tree, document: number, route: Route): readonly Step[] | null {
  let node = tree.documents[document]?.root ?? -1;
  if (node < 0) return null;
  const steps: Step[] = [];
  for (const part of route) {
    const kind = kindOf(tree, node);
    if (kind === Kind.Alias) return null;
    const step = kind === Kind.Mapping ? pairStep(tree, node, String(part)) : itemStep(tree, node, part);
    if (step === null) return kind === Kind.Mapping && getValue(tree, node, String(part)) >= 0 ? null : steps;
    steps.push(step);
    node = step.value;
  }
  return steps;
}

/** Whether a route, as far as it exists, leads through the text of the document itself: through no alias and no merge key. */
export function canReach(tree: Tree, document: number, route: Route): boolean {
  return walkRoute(tree, document, route) !== null;
}

function pairStep(tree: Tree, mapping: number, name: string): Step | null {
  const key = findOwnKey(tree, mapping, name);
  if (key < 0) return null;
  const index = childrenOf(tree, mapping).findIndex((child) => child.key === key);
  return { container: mapping, key, value: nextOf(tree, key), index };
}

function itemStep(tree: Tree, sequence: number, part: string | number): Step | null {
  if (kindOf(tree, sequence) !== Kind.Sequence || typeof part !== "number") return null;
  const value = itemsOf(tree, sequence)[part];
  return value === undefined ? null : { container: sequence, key: -1, value, index: part };
}

/** The children of a collection: pairs, or items with key -1. */
export function childrenOf(tree: Tree, container: number): readonly { readonly key: number; readonly value: number }[] {
  if (kindOf(tree, container) === Kind.Sequence) return itemsOf(tree, container).map((value) => ({ key: -1, value }));
  const children: { key: number; value: number }[] = [];
  const end = nextOf(tree, container);
  for (let key = container + 1; key < end; key = nextOf(tree, nextOf(tree, key))) children.push({ key, value: nextOf(tree, key) });
  return children;
}

export function isCollection(tree: Tree, node: number): boolean {
  const kind = kindOf(tree, node);
  return kind === Kind.Mapping || kind === Kind.Sequence;
}

/** Whether a collection is written with brackets, as every one is in JSON. */
export function isFlow(tree: Tree, node: number): boolean {
  return tree.syntax === "json" || (isCollection(tree, node) && styleOf(tree, node) === Style.Flow);
}

/** Offset behind the colon of a key; null for keys that have none behind them. */
export function colonEnd(tree: Tree, key: number): number | null {
  const colon = skipBlanks(tree.text, endOf(tree, key));
  return tree.text[colon] === ":" ? colon + 1 : null;
}

/** Offset of the dash of a block sequence's item; null where it cannot be told. */
export function dashOf(tree: Tree, sequence: number, index: number): number | null {
  const items = itemsOf(tree, sequence);
  const before = items[index - 1];
  let position = before === undefined ? startOf(tree, sequence) : blockEnd(tree, before);
  for (;;) {
    position = skipBlanks(tree.text, position);
    const character = tree.text[position];
    if (character === "#") position = lineEnd(tree.text, position);
    else if (character === "&" || character === "!") position += /^\S*/.exec(tree.text.slice(position, position + 1024))?.[0].length ?? 1;
    else break;
  }
  const item = items[index];
  return tree.text[position] === "-" && item !== undefined && position <= startOf(tree, item) ? position : null;
}

/** The end of the last line a block node stands on, before the line break and behind a comment there. */
export function blockEnd(tree: Tree, node: number): number {
  let last = node;
  while (isCollection(tree, last) && !isFlow(tree, last)) {
    const child = childrenOf(tree, last).at(-1);
    if (child === undefined) break;
    last = child.value;
  }
  const style = styleOf(tree, last);
  const isBlockScalar = kindOf(tree, last) === Kind.Scalar && (style === Style.Literal || style === Style.Folded);
  return isBlockScalar ? blockScalarEnd(tree, last) : lineEnd(tree.text, endOf(tree, last));
}

/** Trailing empty lines belong to a block scalar only if its header keeps them (`|+`). */
function blockScalarEnd(tree: Tree, node: number): number {
  const { text } = tree;
  const headerEnd = lineEnd(text, startOf(tree, node));
  const keeps = /^[|>]\d?\+/.test(text.slice(startOf(tree, node), headerEnd));
  let indent = -1;
  let end = headerEnd;
  for (let start = nextLine(text, headerEnd); start < text.length; start = nextLine(text, start)) {
    const lineStop = lineEnd(text, start);
    const isEmpty = isBlank(text, start, lineStop);
    if (!isEmpty && start >= endOf(tree, node)) break;
    if (!isEmpty && indent < 0) indent = skipBlanks(text, start) - start;
    if (!isEmpty || keeps || (indent >= 0 && lineStop - start > indent)) end = lineStop;
  }
  return end;
}

/** Whether an alias outside of a stretch of text stands for a node inside of it: then the stretch cannot be removed. */
export function isNeededOutside(tree: Tree, start: number, end: number): boolean {
  const isInside = (node: number): boolean => startOf(tree, node) >= start && startOf(tree, node) < end;
  for (const [alias, target] of tree.aliases) if (target >= 0 && isInside(target) && !isInside(alias)) return true;
  return false;
}

/** Whether a comment starts inside of a stretch of text. */
export function hasComment(tree: Tree, start: number, end: number): boolean {
  return tree.comments.some((comment) => comment.start >= start && comment.start < end);
}

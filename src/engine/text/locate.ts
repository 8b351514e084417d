import type { Route, Span } from "../model/route.ts";
import { Kind, type Tree } from "../model/tree.ts";
import { endOf, findOwnKey, itemsOf, keyIs, kindOf, nextOf, resolveAlias, startOf } from "../syntax/access.ts";

/** Where a route leads in a document. */
export interface Place {
  readonly span: Span;
  /** Whether the whole route exists; otherwise the span is that of the deepest existing ancestor. */
  readonly exists: boolean;
  /** The value node of the route, or of that ancestor; -1 in an empty document. */
  readonly node: number;
  /** How many parts of the route exist. */
  readonly depth: number;
}

/** The node that names a step: the key of a pair, or the item of a list. */
interface Step {
  readonly holder: number;
  readonly value: number;
  readonly isKey: boolean;
}

/**
 * Turns a route into the span to underline: key and value where both stand on one line, the key alone where the value is a block,
 * the text of a list item; for what is missing, the key of the deepest existing ancestor, or the `name` pair of a list item.
 * Values reached through aliases and merge keys are located where they are written.
 */
export function locateRoute(tree: Tree, document: number, route: Route): Place {
  const root = tree.documents[document]?.root ?? -1;
  if (root < 0) return { span: documentSpan(tree, document), exists: false, node: -1, depth: 0 };
  let step: Step = { holder: root, value: root, isKey: false };
  for (let depth = 0; depth < route.length; depth += 1) {
    const next = stepInto(tree, step.value, route[depth] ?? 0);
    if (next === null) return { span: anchorSpan(tree, step), exists: false, node: step.value, depth };
    step = next;
  }
  return { span: valueSpan(tree, step), exists: true, node: step.value, depth: route.length };
}

/** The span of a pair's key alone, or of a list item as `locateRoute` gives it. */
export function locateKey(tree: Tree, document: number, route: Route): Span {
  const parent = locateRoute(tree, document, route.slice(0, -1));
  const step = parent.exists ? stepInto(tree, parent.node, route.at(-1) ?? 0) : null;
  return step === null ? parent.span : anchorSpan(tree, step);
}

function documentSpan(tree: Tree, document: number): Span {
  const place = tree.documents[document];
  return place === undefined ? { start: 0, end: 0 } : { start: place.start, end: place.start };
}

function stepInto(tree: Tree, node: number, part: string | number): Step | null {
  const parent = resolveAlias(tree, node);
  if (parent < 0) return null;
  if (kindOf(tree, parent) === Kind.Sequence) return typeof part === "number" ? itemStep(tree, parent, part) : null;
  if (kindOf(tree, parent) !== Kind.Mapping) return null;
  return pairStep(tree, parent, String(part), 0);
}

function itemStep(tree: Tree, sequence: number, index: number): Step | null {
  const item = itemsOf(tree, sequence)[index];
  if (item === undefined) return null;
  return { holder: item, value: resolveAlias(tree, item), isKey: false };
}

function pairStep(tree: Tree, mapping: number, key: string, depth: number): Step | null {
  const own = findOwnKey(tree, mapping, key);
  if (own >= 0) return { holder: own, value: resolveAlias(tree, nextOf(tree, own)), isKey: true };
  if (tree.syntax !== "yaml" || depth > 16) return null;
  const merge = findOwnKey(tree, mapping, "<<");
  if (merge < 0) return null;
  const source = resolveAlias(tree, nextOf(tree, merge));
  if (source < 0) return null;
  const sources = kindOf(tree, source) === Kind.Sequence ? itemsOf(tree, source) : [source];
  for (const candidate of sources) {
    const found = resolveAlias(tree, candidate);
    if (found < 0 || kindOf(tree, found) !== Kind.Mapping) continue;
    const step = pairStep(tree, found, key, depth + 1);
    if (step !== null) return step;
  }
  return null;
}

function valueSpan(tree: Tree, step: Step): Span {
  if (!step.isKey) return itemSpan(tree, step.holder);
  if (kindOf(tree, step.holder) === Kind.Name) return syntheticSpan(tree, step.holder);
  const start = startOf(tree, step.holder);
  const keyEnd = endOf(tree, step.holder);
  const value = nextOf(tree, step.holder);
  const end = endOf(tree, value);
  const isShown = end > startOf(tree, value) && isOneLine(tree, start, end);
  return { start, end: isShown ? end : keyEnd };
}

function anchorSpan(tree: Tree, step: Step): Span {
  if (!step.isKey) return itemSpan(tree, step.holder);
  if (kindOf(tree, step.holder) === Kind.Name) return syntheticSpan(tree, step.holder);
  return { start: startOf(tree, step.holder), end: endOf(tree, step.holder) };
}

/** A field of a Dockerfile instruction has no key in the text: its value is what can be underlined. */
function syntheticSpan(tree: Tree, key: number): Span {
  const value = nextOf(tree, key);
  return { start: startOf(tree, value), end: endOf(tree, value) };
}

function itemSpan(tree: Tree, item: number): Span {
  const node = kindOf(tree, item) === Kind.Alias ? item : resolveAlias(tree, item);
  const start = startOf(tree, node);
  const end = endOf(tree, node);
  if (tree.syntax === "dockerfile" || kindOf(tree, node) !== Kind.Mapping) {
    return tree.syntax === "dockerfile" || isOneLine(tree, start, end) ? { start, end } : { start, end: lineEnd(tree, start) };
  }
  return namePairSpan(tree, node) ?? { start, end: Math.min(end, lineEnd(tree, start)) };
}

/** The `name` pair of a mapping, else its first key; null where it is empty. */
function namePairSpan(tree: Tree, mapping: number): Span | null {
  const end = nextOf(tree, mapping);
  for (let key = mapping + 1; key < end; key = nextOf(tree, nextOf(tree, key))) {
    if (!keyIs(tree, key, "name")) continue;
    const span = { start: startOf(tree, key), end: endOf(tree, nextOf(tree, key)) };
    return isOneLine(tree, span.start, span.end) ? span : { start: span.start, end: endOf(tree, key) };
  }
  const first = mapping + 1;
  return first < end ? { start: startOf(tree, first), end: endOf(tree, first) } : null;
}

function isOneLine(tree: Tree, start: number, end: number): boolean {
  const newline = tree.text.indexOf("\n", start);
  return newline < 0 || newline >= end;
}

function lineEnd(tree: Tree, start: number): number {
  const newline = tree.text.indexOf("\n", start);
  const end = newline < 0 ? tree.text.length : newline;
  return tree.text[end - 1] === "\r" ? end - 1 : end;
}

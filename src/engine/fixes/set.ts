import type { TextEdit } from "../model/finding.ts";
import type { Route } from "../model/route.ts";
import { Kind, type Tree } from "../model/tree.ts";
import { isNull, kindOf } from "../syntax/access.ts";
import { hasValue } from "./compare.ts";
import { fileStyle } from "./file-style.ts";
import { insertIntoFlow, replaceInFlow } from "./flow.ts";
import { insertIntoBlock, type NewChild } from "./insert-block.ts";
import { childrenOf, isCollection, isFlow, type Step } from "./nodes.ts";
import type { NewValue } from "./render.ts";
import { isVacant, replaceInBlock } from "./replace-block.ts";
import type { PlainValue } from "./scalar-text.ts";

/** A place to write to: the route, and the steps of it that exist. */
export interface WriteTarget {
  readonly document: number;
  readonly route: Route;
  readonly steps: readonly Step[];
}

/** Writes a value at a route, with its missing ancestors. */
export function setAt(tree: Tree, target: WriteTarget, next: NewValue): readonly TextEdit[] | null {
  const { route, steps, document } = target;
  const last = steps.at(-1);
  if (last === undefined || steps.length < route.length) return createAt(tree, target, next);
  return hasValue(tree, last.value, next.value) ? [] : replaceValue(tree, document, last, next);
}

/** Writes a value below the deepest node of the route that exists. */
function createAt(tree: Tree, { route, steps, document }: WriteTarget, next: NewValue): readonly TextEdit[] | null {
  const last = steps.at(-1);
  const [part, ...below] = route.slice(steps.length);
  const holder = last?.value ?? tree.documents[document]?.root ?? -1;
  if (part === undefined || holder < 0) return null;
  const value = nest(below, next.value);
  if (value === null) return null;
  if (isCollection(tree, holder)) return insertChild(tree, document, holder, { ...next, key: part, ...value });
  const nested = nest([part], value.value);
  if (nested === null || last === undefined || !isVacant(tree, holder)) return null;
  return replaceValue(tree, document, last, { ...next, ...nested });
}

/** Does so only where there is nothing, or null. */
export function insertAt(tree: Tree, target: WriteTarget, next: NewValue): readonly TextEdit[] | null {
  const last = target.steps.at(-1);
  const isPresent = last !== undefined && target.steps.length === target.route.length && !isNull(tree, last.value);
  return isPresent ? [] : setAt(tree, target, next);
}

/** Adds an item to the list at a route. */
export function appendAt(tree: Tree, target: WriteTarget, next: NewValue): readonly TextEdit[] | null {
  const last = target.steps.at(-1);
  const exists = target.steps.length === target.route.length;
  const list = exists ? (last?.value ?? tree.documents[target.document]?.root ?? -1) : -1;
  if (list >= 0 && kindOf(tree, list) === Kind.Sequence) {
    return insertChild(tree, target.document, list, { ...next, key: childrenOf(tree, list).length });
  }
  if (list >= 0 && !isVacant(tree, list)) return null;
  return setAt(tree, target, { ...next, value: [next.value] });
}

function insertChild(tree: Tree, document: number, container: number, child: NewChild): readonly TextEdit[] | null {
  if (isFlow(tree, container)) return insertIntoFlow(tree, container, child);
  return insertIntoBlock(tree, container, child, fileStyle(tree, document, container));
}

function replaceValue(tree: Tree, document: number, step: Step, next: NewValue): readonly TextEdit[] | null {
  if (isFlow(tree, step.container)) return replaceInFlow(tree, step, next.value);
  return replaceInBlock(tree, step, next, fileStyle(tree, document, step.value));
}

/** The value below missing ancestors; a missing list can only begin with its first item. */
function nest(parts: Route, value: PlainValue): { readonly value: PlainValue } | null {
  let nested = value;
  for (const part of [...parts].reverse()) {
    if (typeof part === "number" && part !== 0) return null;
    nested = typeof part === "number" ? [nested] : { [part]: nested };
  }
  return { value: nested };
}

import { Kind } from "../model/tree.ts";
import { NodeView, UNRESOLVED, type PlainObject, type Value } from "../model/value.ts";
import { allPairs, itemsOf, kindOf } from "../syntax/access.ts";
import type { CelContext } from "./cel/index.ts";
import type { CompiledEach, CompiledRule } from "./compile.ts";
import { evaluateBounded, Scope } from "./scope.ts";

/** A rule that fired, or could not be decided, on a target (and, with `each`, on one element). */
export interface Outcome {
  readonly verdict: "fail" | "unresolved";
  readonly scope: Scope;
}

/** What `evaluateRule` returns, this very list, where a rule does not apply to a target. */
export const NOT_APPLICABLE: readonly Outcome[] = [];
/** No outcome, because the target keeps the rule. */
const PASSED: readonly Outcome[] = [];

/**
 * Judges one target. Three-valued, as the rule language settles it: `where` absent does not apply, `forbid` absent is silent,
 * `require` absent fires, and what cannot be computed is unresolved.
 */
export function evaluateRule(rule: CompiledRule, values: readonly Value[], params: PlainObject, context: CelContext): readonly Outcome[] {
  if (rule.each === null) return evaluateOnce(rule, values, params, context);
  const scope = new Scope(rule, values, params, context);
  const elements = elementsOf(rule.each, scope);
  if (elements === UNRESOLVED) return [{ verdict: "unresolved", scope }];
  const outcomes: Outcome[] = [];
  let applies = false;
  for (const element of elements) {
    const judged = judge(rule, element);
    if (judged === NOT_APPLICABLE) continue;
    applies = true;
    outcomes.push(...judged);
  }
  return applies ? outcomes : NOT_APPLICABLE;
}

/** Most rules do not apply to most targets, and many see that by the target alone: no scope is made for them. */
function evaluateOnce(rule: CompiledRule, values: readonly Value[], params: PlainObject, context: CelContext): readonly Outcome[] {
  const { where, isWhereOfTarget } = rule;
  if (where === null || !isWhereOfTarget) return judge(rule, new Scope(rule, values, params, context));
  const applies = evaluateBounded(where, values, context);
  if (applies !== UNRESOLVED && applies !== true) return NOT_APPLICABLE;
  const scope = new Scope(rule, values, params, context);
  return applies === true ? judgePredicate(rule, scope) : [{ verdict: "unresolved", scope }];
}

/** The scopes of the elements that a rule judges one by one. */
export function elementsOf(each: CompiledEach, scope: Scope): readonly Scope[] | typeof UNRESOLVED {
  const list = scope.evaluate(each.list);
  if (list === UNRESOLVED) return UNRESOLVED;
  return Array.from(indicesOf(list), (index) => {
    const element = scope.withItem(undefined, index);
    element.set("item", element.evaluate(each.item));
    return element;
  });
}

function judge(rule: CompiledRule, scope: Scope): readonly Outcome[] {
  if (rule.where !== null) {
    const applies = scope.evaluate(rule.where);
    if (applies === UNRESOLVED) return [{ verdict: "unresolved", scope }];
    if (applies !== true) return NOT_APPLICABLE;
  }
  return judgePredicate(rule, scope);
}

function judgePredicate(rule: CompiledRule, scope: Scope): readonly Outcome[] {
  if (rule.predicate === null) return NOT_APPLICABLE;
  const value = scope.evaluate(rule.predicate);
  if (value === UNRESOLVED) return [{ verdict: "unresolved", scope }];
  const fires = rule.firesOn ? value === true : value !== true;
  return fires ? [{ verdict: "fail", scope }] : PASSED;
}

/** The indices of a list, or the keys of a map. */
function indicesOf(list: Value): Iterable<number | string> {
  if (Array.isArray(list)) return list.keys();
  if (!(list instanceof NodeView)) return [];
  const kind = kindOf(list.tree, list.node);
  if (kind === Kind.Mapping) return allPairs(list.tree, list.node).keys();
  return kind === Kind.Sequence ? itemsOf(list.tree, list.node).keys() : [];
}

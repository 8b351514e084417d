import { UNRESOLVED, type Value } from "../../model/value.ts";
import { elementsOf, pairsOf } from "./collections.ts";
import type { Reader } from "./read.ts";
import type { Frame, Run } from "./scope.ts";

/** What a comprehension goes over. */
export interface Source {
  readonly run: Run;
  readonly read: Reader;
  /** Two variables: index and element, or key and value. */
  readonly hasTwo: boolean;
}

/** The body of a comprehension and the slots of its variables. */
export interface Macro {
  readonly predicate: Run | undefined;
  readonly transform: Run | undefined;
  readonly slots: readonly number[];
}

/** The closure of a comprehension. Absent and unresolved ranges are handed on; each element takes a step. */
export function iterate(name: "all" | "exists" | "exists_one" | "filter" | "map", source: Source, macro: Macro): Run {
  const walk = WALKS[name];
  return (frame) => {
    const value = source.run(frame);
    if (value === undefined || value === UNRESOLVED) return value;
    const range = rangeOf(value, source);
    return range === undefined ? undefined : walk(range, macro, frame);
  };
}

/** Values of the first and of the second variable, and the elements (of a map: the keys) that a filter keeps. */
interface Elements {
  readonly firsts: readonly Value[];
  readonly seconds: readonly Value[] | undefined;
  readonly items: readonly Value[];
}

function rangeOf(value: Value, source: Source): Elements | undefined {
  const elements = elementsOf(value, source.read);
  if (elements !== undefined) {
    if (!source.hasTwo) return { firsts: elements, seconds: undefined, items: elements };
    return { firsts: elements.map((_, index) => index), seconds: elements, items: elements };
  }
  const pairs = pairsOf(value);
  if (pairs === undefined) return undefined;
  const keys = pairs.map(([key]) => key);
  return { firsts: keys, seconds: source.hasTwo ? pairs.map(([, get]) => get(source.read)) : undefined, items: keys };
}

type Walk = (elements: Elements, macro: Macro, frame: Frame) => Value;

const WALKS = { all: walkAll, exists: walkExists, exists_one: walkExistsOne, filter: walkFilter, map: walkMap } satisfies Record<string, Walk>;

/** Binds the variables to an element; false when the budget is used up. */
function bind(elements: Elements, index: number, macro: Macro, frame: Frame): boolean {
  const [first = 0, second = first] = macro.slots;
  frame.locals[first] = elements.firsts[index];
  if (elements.seconds !== undefined) frame.locals[second] = elements.seconds[index];
  frame.context.steps -= 1;
  return frame.context.steps >= 0;
}

/** False if one is false; else unresolved if one is, else absent if one is, else true. */
function walkAll(elements: Elements, macro: Macro, frame: Frame): Value {
  let result: Value = true;
  for (let index = 0; index < elements.firsts.length; index += 1) {
    if (!bind(elements, index, macro, frame)) return UNRESOLVED;
    const value = macro.predicate?.(frame);
    if (value === false) return false;
    if (value === UNRESOLVED) result = UNRESOLVED;
    else if (value !== true && result === true) result = undefined;
  }
  return result;
}

/** True if one is true; else unresolved if one is, else false: an absent condition does not hold. */
function walkExists(elements: Elements, macro: Macro, frame: Frame): Value {
  let result: Value = false;
  for (let index = 0; index < elements.firsts.length; index += 1) {
    if (!bind(elements, index, macro, frame)) return UNRESOLVED;
    const value = macro.predicate?.(frame);
    if (value === true) return true;
    if (value === UNRESOLVED) result = UNRESOLVED;
  }
  return result;
}

function walkExistsOne(elements: Elements, macro: Macro, frame: Frame): Value {
  let count = 0;
  let isUnresolved = false;
  for (let index = 0; index < elements.firsts.length; index += 1) {
    if (!bind(elements, index, macro, frame)) return UNRESOLVED;
    const value = macro.predicate?.(frame);
    if (value === true) count += 1;
    if (value === UNRESOLVED) isUnresolved = true;
    if (count > 1) return false;
  }
  return isUnresolved ? UNRESOLVED : count === 1;
}

/** The elements for which the condition is true; unresolved if it is so for one, for then the list is not known. */
function walkFilter(elements: Elements, macro: Macro, frame: Frame): Value {
  const kept: Value[] = [];
  let isUnresolved = false;
  for (let index = 0; index < elements.firsts.length; index += 1) {
    if (!bind(elements, index, macro, frame)) return UNRESOLVED;
    const value = macro.predicate?.(frame);
    if (value === true) kept.push(elements.items[index]);
    if (value === UNRESOLVED) isUnresolved = true;
  }
  return isUnresolved ? UNRESOLVED : kept;
}

/** The values of the expression, absent and unresolved ones among them; with a condition, of those elements for which it is true. */
function walkMap(elements: Elements, macro: Macro, frame: Frame): Value {
  const results: Value[] = [];
  for (let index = 0; index < elements.firsts.length; index += 1) {
    if (!bind(elements, index, macro, frame)) return UNRESOLVED;
    const condition = macro.predicate === undefined || macro.predicate(frame);
    if (condition === UNRESOLVED) return UNRESOLVED;
    if (condition === true) results.push(macro.transform?.(frame));
  }
  return results;
}

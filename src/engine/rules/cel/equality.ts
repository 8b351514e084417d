import { isPlainObject, UNRESOLVED, type Value } from "../../model/value.ts";

/**
 * Whether two plain values are equal; unresolved where that hangs on an unresolved part. Values of different types differ.
 * Inside collections two absent elements are equal, as two nulls are.
 */
export function equalPlain(left: Value, right: Value): boolean | typeof UNRESOLVED {
  if (left === UNRESOLVED || right === UNRESOLVED) return UNRESOLVED;
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (Array.isArray(left)) return Array.isArray(right) && equalLists(left as readonly Value[], right as readonly Value[]);
  if (Array.isArray(right) || !isPlainObject(left) || !isPlainObject(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length || !keys.every((key) => Object.hasOwn(right, key))) return false;
  return equalLists(
    keys.map((key) => left[key]),
    keys.map((key) => right[key]),
  );
}

function equalLists(left: readonly Value[], right: readonly Value[]): boolean | typeof UNRESOLVED {
  if (left.length !== right.length) return false;
  let result: boolean | typeof UNRESOLVED = true;
  for (let index = 0; index < left.length; index += 1) {
    const equal = equalPlain(left[index], right[index]);
    if (equal === false) return false;
    if (equal === UNRESOLVED) result = UNRESOLVED;
  }
  return result;
}

import type { Fact, LocatedFact } from "../model/facts.ts";
import { isPlainObject, type Value } from "../model/value.ts";

/** The facts of a file; those that equal one it had before are that one. Most edits leave most facts as and where they were. */
export function locateFacts(file: string, before: readonly LocatedFact[], facts: readonly Fact[]): readonly LocatedFact[] {
  if (before.length === 0) return facts.map((fact) => ({ ...fact, file }));
  const kept = facts.map((fact, index) => {
    const held = before[index];
    return held !== undefined && sameFact(held, fact) ? held : null;
  });
  if (facts.length > 0 && !kept.includes(null)) return kept.filter((fact) => fact !== null);
  const known = new Map<string, LocatedFact[]>();
  before.forEach((fact, index) => {
    if (kept[index] === fact || facts.length === 0) return;
    const text = serialise(fact);
    known.set(text, [...(known.get(text) ?? []), fact]);
  });
  return facts.map((fact, index) => kept[index] ?? known.get(serialise(fact))?.shift() ?? { ...fact, file });
}

function sameFact(left: Fact, right: Fact): boolean {
  return left.type === right.type && left.document === right.document && sameValue(left.route, right.route) && sameValue(left.value, right.value);
}

/** Facts are data without circles. */
function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (Array.isArray(left)) return Array.isArray(right) && left.length === right.length && left.every((item: Value, index) => sameValue(item, right[index] as Value));
  if (!isPlainObject(left) || !isPlainObject(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]));
}

/** Absent and unresolved values are different facts. */
function serialise(fact: Fact): string {
  const mark = (_key: string, value: unknown): unknown => (typeof value === "symbol" ? { $unresolved: true } : value);
  return JSON.stringify([fact.type, fact.document, fact.route, fact.value], mark);
}

import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "../model/value.ts";

/** True, false, or not to be told from the files. */
export type Match = boolean | typeof UNRESOLVED;

/**
 * Whether a Kubernetes LabelSelector (`matchLabels`, `matchExpressions`) selects an object with these labels. All terms must hold; a
 * selector without terms selects everything, an absent selector nothing. Absent labels are no labels. A term that is malformed
 * (unknown operator, In or NotIn without values, Exists with values) makes the selector invalid: it selects nothing.
 */
export function matchesSelector(selector: PlainObject | undefined, labels: PlainObject | undefined): Match {
  if (selector === undefined) return false;
  return allOf([
    matchesLabels(selector["matchLabels"], labels),
    matchesExpressions(selector["matchExpressions"], labels),
  ]);
}

/** Whether the labels hold every pair of a plain selector, as Services have it. An absent or empty one selects nothing. */
export function matchesServiceSelector(selector: PlainObject | undefined, labels: PlainObject | undefined): Match {
  if (selector === undefined || Object.keys(selector).length === 0) return false;
  return matchesLabels(selector, labels);
}

function matchesLabels(wanted: Value, labels: PlainObject | undefined): Match {
  if (wanted === undefined) return true;
  if (wanted === UNRESOLVED) return UNRESOLVED;
  if (!isPlainObject(wanted)) return false;
  return allOf(Object.entries(wanted).map(([key, value]) => equals(labelOf(labels, key), value)));
}

function matchesExpressions(expressions: Value, labels: PlainObject | undefined): Match {
  if (expressions === undefined) return true;
  if (expressions === UNRESOLVED) return UNRESOLVED;
  if (!Array.isArray(expressions)) return false;
  return allOf((expressions as readonly Value[]).map((expression) => matchesExpression(expression, labels)));
}

function matchesExpression(expression: Value, labels: PlainObject | undefined): Match {
  if (expression === UNRESOLVED) return UNRESOLVED;
  if (!isPlainObject(expression)) return false;
  const { key, operator, values } = expression;
  if (key === UNRESOLVED || operator === UNRESOLVED || values === UNRESOLVED) return UNRESOLVED;
  if (typeof key !== "string") return false;
  return matchesTerm(operator, labelOf(labels, key), Array.isArray(values) ? (values as readonly Value[]) : []);
}

function matchesTerm(operator: Value, label: Value, values: readonly Value[]): Match {
  switch (operator) {
    case "In":
      return values.length > 0 && anyOf(values.map((value) => equals(label, value)));
    case "NotIn":
      return values.length > 0 && not(anyOf(values.map((value) => equals(label, value))));
    case "Exists":
      return values.length === 0 && label !== undefined;
    case "DoesNotExist":
      return values.length === 0 && label === undefined;
    default:
      return false;
  }
}

function labelOf(labels: PlainObject | undefined, key: string): Value {
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** A label that does not exist equals nothing, not even an unresolved value. */
function equals(label: Value, wanted: Value): Match {
  if (label === undefined) return false;
  if (label === UNRESOLVED || wanted === UNRESOLVED) return UNRESOLVED;
  return label === wanted;
}

function not(match: Match): Match {
  return match === UNRESOLVED ? UNRESOLVED : !match;
}

/** All of them, as far as that can be told. */
export function allOf(matches: readonly Match[]): Match {
  if (matches.includes(false)) return false;
  return matches.includes(UNRESOLVED) ? UNRESOLVED : true;
}

export function anyOf(matches: readonly Match[]): Match {
  if (matches.includes(true)) return true;
  return matches.includes(UNRESOLVED) ? UNRESOLVED : false;
}

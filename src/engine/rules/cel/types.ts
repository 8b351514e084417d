import { isNumeric, isTextual } from "../../functions/join-types.ts";
import type { Type } from "../../model/type.ts";

export { describeType } from "../../functions/describe-type.ts";

/** Whether a value of one type may be given where another is declared; what only the value can tell is left to evaluation. */
export function isAssignable(from: Type, to: Type): boolean {
  if (from.kind === "dyn" || to.kind === "dyn" || from.kind === "null") return true;
  if (from.kind === "intOrString") return isScalarOf(to);
  if (to.kind === "intOrString") return from.kind === "int" || isTextual(from);
  if (isTextual(to)) return isTextual(from);
  if (to.kind === "double") return isNumeric(from);
  if (to.kind === "list") return from.kind === "list" && isAssignable(from.of, to.of);
  if (to.kind === "map") return (from.kind === "map" && isAssignable(from.of, to.of)) || from.kind === "object";
  if (to.kind === "object") return isObjectAssignable(from, to);
  return from.kind === to.kind;
}

/** Objects are compared by their fields: those both have must fit. */
function isObjectAssignable(from: Type, to: Type & { readonly kind: "object" }): boolean {
  if (from.kind === "map") return true;
  if (from.kind !== "object") return false;
  if (from.name === to.name) return true;
  return Object.entries(to.fields).every(([name, type]) => {
    const field = from.fields[name];
    return field === undefined ? from.open || !Object.hasOwn(from.fields, name) : isAssignable(field, type);
  });
}

function isScalarOf(type: Type): boolean {
  return type.kind === "intOrString" || isTextual(type) || isNumeric(type);
}

/** Whether values of two types can be equal at all. */
export function areComparable(left: Type, right: Type): boolean {
  return isAssignable(left, right) || isAssignable(right, left);
}

import { DOUBLE, DYN, INT_OR_STRING, listOf, mapOf, STRING, type Type } from "../model/type.ts";

/** The type of a value that may have either type: the branches of `?:`, the elements of a list. */
export function joinTypes(left: Type, right: Type): Type {
  if (left === right || right.kind === "null") return left;
  if (left.kind === "null") return right;
  if (isContainer(left) || isContainer(right)) return joinContainers(left, right);
  return left.kind === right.kind ? left : joinScalars(left, right);
}

function joinScalars(left: Type, right: Type): Type {
  if (isNumeric(left) && isNumeric(right)) return DOUBLE;
  if (isTextual(left) && isTextual(right)) return STRING;
  return isIntOrText(left) && isIntOrText(right) ? INT_OR_STRING : DYN;
}

function isContainer(type: Type): boolean {
  return type.kind === "list" || type.kind === "map" || type.kind === "object";
}

function joinContainers(left: Type, right: Type): Type {
  if (left.kind === "list" && right.kind === "list") return listOf(joinElements(left.of, right.of));
  if (left.kind === "map" && right.kind === "map") return mapOf(joinElements(left.of, right.of));
  return isSameObject(left, right) ? left : DYN;
}

function isIntOrText(type: Type): boolean {
  return type.kind === "int" || type.kind === "intOrString" || type.kind === "string";
}

/** An empty list is a list of dyn, which takes the type of the other. */
function joinElements(left: Type, right: Type): Type {
  if (left.kind === "dyn") return right;
  return right.kind === "dyn" ? left : joinTypes(left, right);
}

function isSameObject(left: Type, right: Type): boolean {
  return left.kind === "object" && right.kind === "object" && left.name === right.name && left.fields === right.fields;
}

export function isNumeric(type: Type): boolean {
  return type.kind === "int" || type.kind === "double";
}

/** Types whose values are strings. */
export function isTextual(type: Type): boolean {
  return type.kind === "string" || type.kind === "text" || type.kind === "quantity";
}

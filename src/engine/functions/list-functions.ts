import { BOOL, DYN, INT, listOf, mapOf, STRING, type Type } from "../model/type.ts";
import { UNRESOLVED, type Value } from "../model/value.ts";
import { listAt, numberAt, objectAt, textAt } from "./arguments.ts";
import type { Evaluate, FunctionDeclaration } from "./declaration.ts";

const LIST = listOf(DYN);

/** Functions on lists and maps. */
export const LIST_FUNCTIONS: readonly FunctionDeclaration[] = [
  size(STRING, "Length of a string in UTF-16 units.", (args) => textAt(args, 0).length),
  size(LIST, "Number of elements of a list.", (args) => listAt(args, 0).length),
  size(mapOf(DYN), "Number of keys of a map.", (args) => Object.keys(objectAt(args, 0) ?? {}).length),
  {
    name: "keys",
    style: "both",
    parameters: [mapOf(DYN)],
    returns: listOf(STRING),
    documentation: "The keys of a map, as written and in their order; a key whose value is null counts.",
    evaluate: (args) => Object.keys(objectAt(args, 0) ?? {}),
  },
  {
    name: "contains",
    style: "method",
    parameters: [LIST, DYN],
    returns: BOOL,
    documentation: "Whether a list of scalars holds a value.",
    evaluate: (args) => holds(listAt(args, 0), args[1]),
  },
  {
    name: "indexOf",
    style: "method",
    parameters: [LIST, DYN],
    returns: INT,
    documentation: "Position of the first scalar of a list that is equal to a value, or -1.",
    evaluate: (args) => positionOf(listAt(args, 0), args[1]),
  },
  {
    name: "indices",
    style: "both",
    parameters: [LIST],
    returns: listOf(INT),
    documentation: "The positions of a list, from 0.",
    evaluate: (args) => [...listAt(args, 0).keys()],
  },
  {
    name: "containsAny",
    style: "both",
    parameters: [LIST, LIST],
    returns: BOOL,
    documentation: "Whether two lists of scalars have an element in common.",
    evaluate: containsAny,
  },
  sameList("without", [LIST, LIST], "The elements of the first list of scalars that are not in the second.", without),
  sameList("distinct", [LIST], "The list of scalars without repetitions, first ones kept.", distinct),
  sameList("unique", [LIST], "The same as distinct.", distinct),
  sameList("sort", [LIST], "A list of strings or of numbers in ascending order, strings by code unit.", sort),
  element("first", [LIST], "The first element; absent for an empty list.", (args) => listAt(args, 0)[0]),
  element("last", [LIST], "The last element; absent for an empty list.", (args) => listAt(args, 0).at(-1)),
  {
    name: "slice",
    style: "method",
    parameters: [LIST, INT, INT],
    returns: LIST,
    returnsFor: firstType,
    documentation: "The elements from one position up to another; positions behind the end are cut off.",
    evaluate: (args) => listAt(args, 0).slice(Math.max(0, numberAt(args, 1)), Math.max(0, numberAt(args, 2))),
  },
];

function size(of: Type, documentation: string, evaluate: Evaluate): FunctionDeclaration {
  return { name: "size", style: "both", parameters: [of], returns: INT, documentation, evaluate };
}

function sameList(name: string, parameters: readonly Type[], documentation: string, evaluate: Evaluate): FunctionDeclaration {
  return { name, style: "both", parameters, returns: LIST, returnsFor: firstType, documentation, evaluate };
}

function element(name: string, parameters: readonly Type[], documentation: string, evaluate: Evaluate): FunctionDeclaration {
  const returnsFor = (types: readonly Type[]): Type => (types[0]?.kind === "list" ? types[0].of : DYN);
  return { name, style: "both", parameters, returns: DYN, returnsFor, documentation, evaluate };
}

function firstType(types: readonly Type[]): Type {
  return types[0]?.kind === "list" ? types[0] : LIST;
}

function isScalar(value: Value): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function holds(list: readonly Value[], wanted: Value): Value {
  if (!isScalar(wanted)) return undefined;
  if (list.includes(wanted)) return true;
  return list.includes(UNRESOLVED) ? UNRESOLVED : false;
}

/** Not decided where what is unresolved stands before the value found, or where it is not found. */
function positionOf(list: readonly Value[], wanted: Value): Value {
  if (!isScalar(wanted)) return undefined;
  const position = list.indexOf(wanted);
  const undecided = list.indexOf(UNRESOLVED);
  return undecided >= 0 && (position < 0 || undecided < position) ? UNRESOLVED : position;
}

function containsAny(args: readonly Value[]): Value {
  const [left, right] = [listAt(args, 0), listAt(args, 1)];
  const wanted = new Set(right);
  if (left.some((item) => isScalar(item) && wanted.has(item))) return true;
  const undecided = (left.includes(UNRESOLVED) && right.length > 0) || (wanted.has(UNRESOLVED) && left.length > 0);
  return undecided ? UNRESOLVED : false;
}

function without(args: readonly Value[]): Value {
  const [left, right] = [listAt(args, 0), listAt(args, 1)];
  if (left.includes(UNRESOLVED) || (right.includes(UNRESOLVED) && left.length > 0)) return UNRESOLVED;
  const unwanted = new Set(right);
  return left.filter((item) => item !== undefined && !unwanted.has(item));
}

function distinct(args: readonly Value[]): Value {
  const list = listAt(args, 0);
  return list.includes(UNRESOLVED) ? UNRESOLVED : [...new Set(list)].filter((item) => item !== undefined);
}

function sort(args: readonly Value[]): Value {
  const list = listAt(args, 0);
  if (list.includes(UNRESOLVED)) return UNRESOLVED;
  if (list.every((item) => typeof item === "string")) return [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (list.every((item) => typeof item === "number")) return [...list].sort((a, b) => a - b);
  return undefined;
}

import type { FunctionContext } from "../../functions/context.ts";
import { BOOL, type Type } from "../../model/type.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import { elementsOf, elementType, hasKey, toPlain } from "./collections.ts";
import { equalPlain } from "./equality.ts";
import type { ASTNode } from "./parse.ts";
import { readerOf } from "./read.ts";
import type { Run, Scope, Typed } from "./scope.ts";
import { areComparable, describeType } from "./types.ts";

type BinaryNode<Op> = ASTNode & { readonly op: Op };

/** `a == b`, `a != b`. Absent equals nothing but the literal null. */
export function compileEquality(node: BinaryNode<"==" | "!=">, scope: Scope): Typed {
  const [left, right] = node.args.map((operand) => scope.compile(operand)) as [Typed, Typed];
  const whenEqual = node.op === "==";
  if (!areComparable(left.type, right.type)) {
    scope.reportAt(node, `${describeType(left.type)} and ${describeType(right.type)} are never equal.${hintFor(left.type, right.type)}`);
  }
  return { type: BOOL, run: equalityRun(left, right, whenEqual) };
}

function hintFor(left: Type, right: Type): string {
  const hasQuantity = left.kind === "quantity" || right.kind === "quantity";
  return hasQuantity ? " Compare the number that quantity() gives." : "";
}

function equalityRun(left: Typed, right: Typed, whenEqual: boolean): Run {
  if (right.type.kind === "null") return nullRun(left.run, whenEqual);
  if (left.type.kind === "null") return nullRun(right.run, whenEqual);
  if (right.literal !== undefined) return literalRun(left.run, right.literal, whenEqual);
  if (left.literal !== undefined) return literalRun(right.run, left.literal, whenEqual);
  const areEqual = equalityOf(left.type, right.type);
  return (frame) => {
    const equal = areEqual(left.run(frame), right.run(frame), frame.context);
    return equal === UNRESOLVED ? UNRESOLVED : equal === whenEqual;
  };
}

function nullRun(run: Run, whenEqual: boolean): Run {
  return (frame) => {
    const value = run(frame);
    return value === UNRESOLVED ? UNRESOLVED : (value === undefined) === whenEqual;
  };
}

function literalRun(run: Run, literal: string | number | boolean, whenEqual: boolean): Run {
  return (frame) => {
    const value = run(frame);
    if (value === literal) return whenEqual;
    return value === UNRESOLVED ? UNRESOLVED : !whenEqual;
  };
}

type Equality = (left: Value, right: Value, context: FunctionContext) => boolean | typeof UNRESOLVED;

/** An absent side decides against an unresolved one: whatever that is, the two are not equal. */
function equalityOf(leftType: Type, rightType: Type): Equality {
  return (left, right, context) => {
    if (left === undefined || right === undefined) return false;
    if (typeof left !== "object" || typeof right !== "object") return equalPlain(left, right);
    return equalPlain(toPlain(left, leftType, context), toPlain(right, rightType, context));
  };
}

/** `x in list` compares with the elements, `x in map` looks for the key. */
export function compileIn(node: BinaryNode<"in">, scope: Scope): Typed {
  const [item, container] = node.args.map((operand) => scope.compile(operand)) as [Typed, Typed];
  checkIn(item.type, container.type, node, scope);
  const type = elementType(container.type);
  const read = readerOf(type);
  const areEqual = equalityOf(item.type, type);
  const run: Run = (frame) => {
    const wanted = item.run(frame);
    const values = container.run(frame);
    if (wanted === UNRESOLVED || values === UNRESOLVED) return UNRESOLVED;
    if (wanted === undefined || values === undefined) return undefined;
    const elements = elementsOf(values, read);
    if (elements === undefined) return typeof wanted === "string" || typeof wanted === "number" ? hasKey(values, String(wanted)) : undefined;
    const isWanted = (element: Value): boolean | typeof UNRESOLVED => areEqual(wanted, element, frame.context);
    frame.context.steps -= elements.length >> 3;
    return isAmong(elements, isWanted);
  };
  return { type: BOOL, run };
}

function isAmong(elements: readonly Value[], isWanted: (element: Value) => boolean | typeof UNRESOLVED): boolean | typeof UNRESOLVED {
  let result: boolean | typeof UNRESOLVED = false;
  for (const element of elements) {
    const equal = isWanted(element);
    if (equal === true) return true;
    if (equal === UNRESOLVED) result = UNRESOLVED;
  }
  return result;
}

function checkIn(item: Type, container: Type, node: BinaryNode<"in">, scope: Scope): void {
  const [itemNode, containerNode] = node.args;
  if (container.kind === "dyn" || container.kind === "null") return;
  if (container.kind === "map" || container.kind === "object") {
    const fits = ["string", "text", "int", "intOrString", "dyn", "null"].includes(item.kind);
    if (!fits) scope.reportAt(itemNode, `A key must be a string, not ${describeType(item)}.`);
    return;
  }
  if (container.kind !== "list") scope.reportAt(containerNode, `What stands after \`in\` must be a list or a map, not ${describeType(container)}.`);
  else if (!areComparable(item, container.of)) {
    scope.reportAt(node, `${describeType(item)} is never in a list of ${describeType(container.of)}.`);
  }
}

/** `<`, `<=`, `>`, `>=` on two numbers, or on two strings by code unit. */
export function compileOrder(node: BinaryNode<"<" | "<=" | ">" | ">=">, scope: Scope): Typed {
  const [left, right] = node.args.map((operand) => scope.compile(operand)) as [Typed, Typed];
  if (!isOrdered(left.type) || !isOrdered(right.type) || !areComparable(left.type, right.type)) {
    const types = `${describeType(left.type)} and ${describeType(right.type)}`;
    scope.reportAt(node, `${types} cannot be compared with ${node.op}.${hintFor(left.type, right.type)}`);
  } else if (left.type.kind === "quantity" || right.type.kind === "quantity") {
    scope.reportAt(node, `Quantities are text here.${hintFor(left.type, right.type)}`);
  }
  return { type: BOOL, run: orderRun(node.op, left.run, right.run) };
}

function isOrdered(type: Type): boolean {
  return ["int", "double", "string", "text", "quantity", "intOrString", "dyn", "null"].includes(type.kind);
}

function orderRun(op: "<" | "<=" | ">" | ">=", left: Run, right: Run): Run {
  const isSwapped = op === ">" || op === ">=";
  const withEqual = op === "<=" || op === ">=";
  const [lower, upper] = isSwapped ? [right, left] : [left, right];
  return (frame) => {
    const a = lower(frame);
    const b = upper(frame);
    if (a === UNRESOLVED || b === UNRESOLVED) return UNRESOLVED;
    const comparable = (typeof a === "number" && typeof b === "number") || (typeof a === "string" && typeof b === "string");
    if (!comparable) return undefined;
    return a < b || (withEqual && a === b);
  };
}

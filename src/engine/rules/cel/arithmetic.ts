import { spendSteps, type FunctionContext } from "../../functions/context.ts";
import { isNumeric, isTextual, joinTypes } from "../../functions/join-types.ts";
import { DOUBLE, DYN, INT, STRING, type Type } from "../../model/type.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import { elementsOf, elementType } from "./collections.ts";
import type { ASTNode } from "./parse.ts";
import { readerOf, type Reader } from "./read.ts";
import type { Run, Scope, Typed } from "./scope.ts";
import { describeType } from "./types.ts";

type Operator = "+" | "-" | "*" | "/" | "%";
type Operation = (left: Value, right: Value, context: FunctionContext) => Value;

/** `+` on numbers, strings and lists; `-`, `*`, `/`, `%` on numbers. Two ints give an int; a division by zero is absent. */
export function compileArithmetic(node: ASTNode & { readonly op: Operator }, scope: Scope): Typed {
  const [left, right] = node.args.map((operand) => scope.compile(operand)) as [Typed, Typed];
  const type = resultType(node.op, left.type, right.type);
  if (type === undefined) {
    scope.reportAt(node, `${node.op} does not take ${describeType(left.type)} and ${describeType(right.type)}.`);
    return { type: DYN, run: () => undefined };
  }
  return { type, run: liftBinary(left.run, right.run, operationOf(node.op, left.type, right.type)) };
}

function resultType(op: Operator, left: Type, right: Type): Type | undefined {
  if (isNumeric(left) && isNumeric(right)) {
    if (left.kind === "int" && right.kind === "int") return INT;
    return op === "%" ? undefined : DOUBLE;
  }
  const isLoose = [left, right].some((type) => type.kind === "dyn" || type.kind === "null" || type.kind === "intOrString");
  if (isLoose) return op === "+" || [left, right].every(isNumericOrLoose) ? looseResult(op, left, right) : undefined;
  if (op !== "+") return undefined;
  if (isTextual(left) && isTextual(right)) return STRING;
  return left.kind === "list" && right.kind === "list" ? joinTypes(left, right) : undefined;
}

function isNumericOrLoose(type: Type): boolean {
  return isNumeric(type) || type.kind === "dyn" || type.kind === "null" || type.kind === "intOrString";
}

function looseResult(op: Operator, left: Type, right: Type): Type {
  if (op !== "+") return op === "%" ? INT : DYN;
  if (isTextual(left) || isTextual(right)) return STRING;
  if (left.kind === "list" || right.kind === "list") return left.kind === "list" ? left : right;
  return DYN;
}

function liftBinary(left: Run, right: Run, operation: Operation): Run {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (a === UNRESOLVED || b === UNRESOLVED) return UNRESOLVED;
    return a === undefined || b === undefined ? undefined : operation(a, b, frame.context);
  };
}

function operationOf(op: Operator, left: Type, right: Type): Operation {
  if (op === "+") return addition(readerOf(elementType(left)), readerOf(elementType(right)));
  const isInteger = left.kind === "int" && right.kind === "int";
  return (a, b) => (typeof a === "number" && typeof b === "number" ? calculate(op, a, b, isInteger) : undefined);
}

function addition(readLeft: Reader, readRight: Reader): Operation {
  return (left, right, context) => {
    if (typeof left === "number" && typeof right === "number") return finite(left + right);
    if (typeof left === "string" && typeof right === "string") {
      return spendSteps(context, (left.length + right.length) >> 8) ? left + right : UNRESOLVED;
    }
    const first = elementsOf(left, readLeft);
    const second = elementsOf(right, readRight);
    if (first === undefined || second === undefined) return undefined;
    return spendSteps(context, first.length + second.length) ? [...first, ...second] : UNRESOLVED;
  };
}

function calculate(op: Operator, left: number, right: number, isInteger: boolean): Value {
  switch (op) {
    case "-":
      return finite(left - right);
    case "*":
      return finite(left * right);
    case "/":
      if (right === 0) return undefined;
      return finite(isInteger ? Math.trunc(left / right) : left / right);
    default:
      return right === 0 || !Number.isInteger(left) || !Number.isInteger(right) ? undefined : finite(left % right);
  }
}

/** Minus zero is zero; what left the range of numbers is absent. */
function finite(value: number): Value {
  return Number.isFinite(value) ? value + 0 : undefined;
}

export function compileNegation(node: ASTNode, scope: Scope): Typed {
  const operand = scope.compile(node);
  if (!isNumericOrLoose(operand.type)) scope.reportAt(node, `- does not take ${describeType(operand.type)}.`);
  const { run } = operand;
  const negate: Run = (frame) => {
    const value = run(frame);
    if (typeof value === "number") return 0 - value;
    return value === UNRESOLVED ? UNRESOLVED : undefined;
  };
  const type = isNumeric(operand.type) ? operand.type : DYN;
  return typeof operand.literal === "number" ? { type, run: negate, literal: 0 - operand.literal } : { type, run: negate };
}

import { joinTypes } from "../../functions/join-types.ts";
import { BOOL, DOUBLE, DYN, INT, listOf, mapOf, STRING, type Type } from "../../model/type.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import { compileArithmetic, compileNegation } from "./arithmetic.ts";
import { compileCall } from "./calls.ts";
import { compileEquality, compileIn, compileOrder } from "./comparison.ts";
import { compileField, compileIndex, compileVariable } from "./fields.ts";
import { compileConditional, compileLogic, compileNot } from "./logic.ts";
import { compileMacro } from "./macros.ts";
import type { ASTNode } from "./parse.ts";
import type { Run, Scope, Typed } from "./scope.ts";

/** Infers the type of a node and builds its closure, in one pass. After a fault it goes on with `dyn`, so that all faults are found. */
export function compileNode(node: ASTNode, scope: Scope): Typed {
  switch (node.op) {
    case "value":
      return compileLiteral(node.args, node, scope);
    case "id":
      return compileVariable(node.args, node, scope);
    case ".":
    case ".?":
      return compileField(node, scope);
    case "[]":
    case "[?]":
      return compileIndex(node, scope);
    case "call":
      return compileMacro(node, scope) ?? compileCall({ name: node.args[0], receiver: null, args: node.args[1] }, node, scope);
    case "rcall":
      return compileMacro(node, scope) ?? compileCall({ name: node.args[0], receiver: node.args[1], args: node.args[2] }, node, scope);
    case "list":
      return compileList(node.args, scope);
    case "map":
      return compileMap(node.args, scope);
    case "?:":
      return compileConditional(node.args, scope);
    case "&&":
    case "||":
      return compileLogic(node.op === "||", node.args, scope);
    case "!_":
      return compileNot(node.args, scope);
    case "-_":
      return compileNegation(node.args, scope);
    case "==":
    case "!=":
      return compileEquality(node, scope);
    case "in":
      return compileIn(node, scope);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compileOrder(node, scope);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return compileArithmetic(node, scope);
  }
}

function compileLiteral(value: unknown, node: ASTNode, scope: Scope): Typed {
  if (value === null) return { type: { kind: "null" }, run: () => undefined };
  if (typeof value === "string") return literal(value, STRING);
  if (typeof value === "boolean") return literal(value, BOOL);
  if (typeof value === "number") return literal(value, DOUBLE);
  if (typeof value !== "bigint") return fault(node, scope, "Bytes and unsigned numbers are not part of the rule language.");
  const number = Number(value);
  if (!Number.isSafeInteger(number)) return fault(node, scope, "The number is too large to be exact.");
  return literal(number, INT);
}

function literal(value: string | number | boolean, type: Type): Typed {
  return { type, run: () => value, literal: value };
}

function fault(node: ASTNode, scope: Scope, message: string): Typed {
  scope.reportAt(node, message);
  return { type: DYN, run: () => undefined };
}

/** A list keeps absent and unresolved elements as they are: they concern whoever looks at them. */
function compileList(nodes: readonly ASTNode[], scope: Scope): Typed {
  const elements = nodes.map((node) => scope.compile(node));
  const runs = elements.map((element) => element.run);
  const type = listOf(joinAll(elements));
  if (elements.every((element) => element.literal !== undefined)) {
    const constant: readonly Value[] = elements.map((element) => element.literal);
    return { type, run: () => constant };
  }
  return { type, run: (frame) => runs.map((run) => run(frame)) };
}

function joinAll(elements: readonly Typed[]): Type {
  const [first, ...others] = elements;
  if (first === undefined) return DYN;
  return others.reduce((joined, element) => joinTypes(joined, element.type), first.type);
}

function compileMap(entries: readonly (readonly [ASTNode, ASTNode])[], scope: Scope): Typed {
  const fields: (readonly [Run, Run])[] = [];
  const values: Typed[] = [];
  for (const [keyNode, valueNode] of entries) {
    const key = scope.compile(keyNode);
    if (key.type.kind !== "string" && key.type.kind !== "text" && key.type.kind !== "dyn") scope.reportAt(keyNode, "A key of a map must be a string.");
    const value = scope.compile(valueNode);
    values.push(value);
    fields.push([key.run, value.run]);
  }
  const run: Run = (frame) => {
    const pairs: [string, Value][] = [];
    for (const [readKey, readValue] of fields) {
      const key = readKey(frame);
      if (key === UNRESOLVED) return UNRESOLVED;
      if (typeof key !== "string") return undefined;
      pairs.push([key, readValue(frame)]);
    }
    return Object.fromEntries(pairs);
  };
  return { type: mapOf(joinAll(values)), run };
}

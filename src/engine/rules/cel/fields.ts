import { nearestName } from "../../functions/nearest.ts";
import { DYN, type ObjectType, type Type } from "../../model/type.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import type { ASTNode } from "./parse.ts";
import { elementOf, followKeys, readerOf, settle, type Reader } from "./read.ts";
import type { Run, Scope, Typed } from "./scope.ts";
import { describeType } from "./types.ts";

type FieldNode = ASTNode & { readonly op: "." | ".?" };
type IndexNode = ASTNode & { readonly op: "[]" | "[?]" };

export function compileVariable(name: string, node: ASTNode, scope: Scope): Typed {
  const variable = scope.resolve(name, node);
  if (variable === undefined) return { type: DYN, run: () => undefined };
  const read = readerOf(variable.type);
  const root = variable.read;
  return { type: variable.type, run: (frame) => settle(root(frame), read), path: { root, keys: [] } };
}

/** `a.b` and `a.?b`; with `.?` an unknown field is no fault. */
export function compileField(node: FieldNode, scope: Scope): Typed {
  const target = scope.compile(node.args[0]);
  const name = node.args[1];
  const place = { start: node.end - name.length, end: node.end };
  const type = node.op === ".?" ? typeOfField(target.type, name) ?? DYN : checkField(target.type, name, place, scope);
  return extendPath(target, name, type);
}

/** `a["b"]` is a field, `a[0]` an element of a list, `a[b]` either, as the value says. */
export function compileIndex(node: IndexNode, scope: Scope): Typed {
  const target = scope.compile(node.args[0]);
  const index = scope.compile(node.args[1]);
  const place = { start: node.args[1].start, end: node.args[1].end };
  if (typeof index.literal === "string" && target.type.kind !== "list") {
    const type = node.op === "[?]" ? typeOfField(target.type, index.literal) ?? DYN : checkField(target.type, index.literal, place, scope);
    return extendPath(target, index.literal, type);
  }
  const type = checkIndex(target.type, index.type, place, scope);
  return { type, run: indexRun(target.run, index.run, readerOf(type)) };
}

function extendPath(target: Typed, name: string, type: Type): Typed {
  const root = target.path?.root ?? target.run;
  const keys = [...(target.path?.keys ?? []), name];
  const read = readerOf(type);
  return { type, run: (frame) => followKeys(root(frame), keys, read), path: { root, keys } };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function checkField(type: Type, name: string, place: Place, scope: Scope): Type {
  const field = typeOfField(type, name);
  if (field !== undefined) return field;
  scope.report(type.kind === "object" ? unknownField(type, name) : `A value of type ${describeType(type)} has no fields.`, place.start, place.end);
  return DYN;
}

function typeOfField(type: Type, name: string): Type | undefined {
  if (type.kind === "dyn" || type.kind === "null") return DYN;
  if (type.kind === "map") return type.of;
  if (type.kind !== "object") return undefined;
  if (Object.hasOwn(type.fields, name)) return type.fields[name];
  return type.open ? DYN : undefined;
}

function unknownField(type: ObjectType, name: string): string {
  const nearest = nearestName(name, Object.keys(type.fields));
  return `Unknown field \`${name}\` of ${type.name}${nearest === undefined ? "." : `; did you mean \`${nearest}\`?`}`;
}

function checkIndex(type: Type, index: Type, place: Place, scope: Scope): Type {
  const isText = index.kind === "string" || index.kind === "text";
  const isOpen = index.kind === "dyn" || index.kind === "null" || index.kind === "intOrString";
  if (type.kind === "dyn" || type.kind === "null") return DYN;
  if (type.kind === "list") {
    if (index.kind !== "int" && !isOpen) scope.report(`A list is indexed by int, not ${describeType(index)}.`, place.start, place.end);
    return type.of;
  }
  if (type.kind !== "map" && type.kind !== "object") {
    scope.report(`A value of type ${describeType(type)} has no elements.`, place.start, place.end);
    return DYN;
  }
  if (!isText && !isOpen && index.kind !== "int") scope.report(`A key must be a string, not ${describeType(index)}.`, place.start, place.end);
  return type.kind === "map" ? type.of : DYN;
}

function indexRun(target: Run, index: Run, read: Reader): Run {
  return (frame): Value => {
    const container = target(frame);
    const at = index(frame);
    if (container === UNRESOLVED || at === UNRESOLVED) return UNRESOLVED;
    if (typeof at === "string") return followKeys(container, [at], read);
    if (typeof at !== "number") return undefined;
    return elementOf(container, at, read) ?? followKeys(container, [String(at)], read);
  };
}

/**
 * Types of the rule language: what the checker knows of a value, and how a scalar under it is read.
 * `text` is a string in which `${…}` is ordinary text (a command line); in a `string` it makes the value unresolved.
 */
export type Type =
  | { readonly kind: "bool" | "int" | "double" | "string" | "text" | "intOrString" | "quantity" | "dyn" | "null" }
  | { readonly kind: "list"; readonly of: Type }
  | { readonly kind: "map"; readonly of: Type }
  | ObjectType;

/** An object whose fields are known. A closed one makes an unknown field an error of the expression; an open one reads it as `dyn`. */
export interface ObjectType {
  readonly kind: "object";
  readonly name: string;
  readonly fields: Readonly<Record<string, Type>>;
  readonly open: boolean;
}

export const BOOL: Type = { kind: "bool" };
export const INT: Type = { kind: "int" };
export const DOUBLE: Type = { kind: "double" };
export const STRING: Type = { kind: "string" };
export const TEXT: Type = { kind: "text" };
export const INT_OR_STRING: Type = { kind: "intOrString" };
export const QUANTITY: Type = { kind: "quantity" };
export const DYN: Type = { kind: "dyn" };

export function listOf(of: Type): Type {
  return { kind: "list", of };
}

export function mapOf(of: Type): Type {
  return { kind: "map", of };
}

export function closedObject(name: string, fields: Record<string, Type>): ObjectType {
  return { kind: "object", name, fields, open: false };
}

export function openObject(name: string, fields: Record<string, Type>): ObjectType {
  return { kind: "object", name, fields, open: true };
}

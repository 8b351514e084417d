/**
 * The form of a file we read: keys, types and the words that explain them. One shape gives validation, the JSON Schema,
 * completion and hover, so that they cannot disagree.
 */
export type Shape = ObjectShape | MapShape | ListShape | StringShape | NumberShape | BooleanShape | UnionShape | ReferenceShape | AnyShape;

/** What a string stands for; completion offers its candidates by it. */
export type Meaning =
  | "cel"
  | "date"
  | "extends"
  | "format"
  | "glob"
  | "pack"
  | "path"
  | "principle"
  | "rule"
  | "target";

/** One key of an object. */
export interface KeyShape {
  readonly shape: Shape;
  readonly required: boolean;
  /** One or two sentences for hover and completion. */
  readonly description: string;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly keys: Readonly<Record<string, KeyShape>>;
  /** Of each group exactly one key must be there. */
  readonly exactlyOne: readonly (readonly string[])[];
}

/** A mapping with free keys. */
export interface MapShape {
  readonly kind: "map";
  readonly of: Shape;
}

export interface ListShape {
  readonly kind: "list";
  readonly of: Shape;
  readonly minimum: number;
}

export interface StringShape {
  readonly kind: "string";
  /** The accepted values; every other is an issue. */
  readonly values?: readonly string[];
  /** ECMAScript pattern of the whole text, and what it asks for in words. */
  readonly pattern?: string;
  readonly expects?: string;
  readonly meaning?: Meaning;
  /** What is wrong with a text that no pattern can tell; null where nothing is. Not part of the JSON Schema. */
  readonly check?: (text: string) => string | null;
}

export interface NumberShape {
  readonly kind: "number";
  readonly integer: boolean;
  readonly minimum?: number;
}

export interface BooleanShape {
  readonly kind: "boolean";
}

/** Alternatives; the one that fits the node's kind and keys best is reported against. */
export interface UnionShape {
  readonly kind: "union";
  readonly of: readonly Shape[];
}

/** A shape with a name (`$defs` of the JSON Schema), looked up late so that shapes may be recursive. */
export interface ReferenceShape {
  readonly kind: "reference";
  readonly name: string;
  readonly target: () => Shape;
}

export interface AnyShape {
  readonly kind: "any";
}

export const ANY: AnyShape = { kind: "any" };
export const BOOLEAN: BooleanShape = { kind: "boolean" };
export const INTEGER: NumberShape = { kind: "number", integer: true };
export const NUMBER: NumberShape = { kind: "number", integer: false };
export const TEXT: StringShape = { kind: "string" };

/** An object with known keys; `exactlyOne` lists groups of keys of which exactly one must be written. */
export function object(keys: Readonly<Record<string, KeyShape>>, exactlyOne: readonly (readonly string[])[] = []): ObjectShape {
  return { kind: "object", keys, exactlyOne };
}

export function optional(shape: Shape, description: string): KeyShape {
  return { shape, required: false, description };
}

export function required(shape: Shape, description: string): KeyShape {
  return { shape, required: true, description };
}

export function list(of: Shape, minimum = 0): ListShape {
  return { kind: "list", of, minimum };
}

export function map(of: Shape): MapShape {
  return { kind: "map", of };
}

export function oneOf(...values: readonly string[]): StringShape {
  return { kind: "string", values };
}

/** A string of a certain form; `expects` names the form in words, for example `a date such as 2026-08-31`. */
export function pattern(text: string, expects: string, meaning?: Meaning): StringShape {
  return meaning === undefined ? { kind: "string", pattern: text, expects } : { kind: "string", pattern: text, expects, meaning };
}

export function meaning(of: Meaning): StringShape {
  return { kind: "string", meaning: of };
}

export function union(...of: readonly Shape[]): UnionShape {
  return { kind: "union", of };
}

export function reference(name: string, target: () => Shape): ReferenceShape {
  return { kind: "reference", name, target };
}

/** A shape that says what a node is by itself. */
export type Concrete = Exclude<Shape, ReferenceShape | UnionShape>;

/** The shape behind references. */
export function resolveShape(shape: Shape): Exclude<Shape, ReferenceShape> {
  let current = shape;
  while (current.kind === "reference") current = current.target();
  return current;
}

/** The alternatives of a shape, unions and references resolved. */
export function alternativesOf(shape: Shape): readonly Concrete[] {
  const resolved = resolveShape(shape);
  return resolved.kind === "union" ? resolved.of.flatMap(alternativesOf) : [resolved];
}

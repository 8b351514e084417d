import type { NodeKind } from "./scalar-kind.ts";
import type { Concrete } from "./shape.ts";

const WRITTEN: Readonly<Record<NodeKind, string>> = {
  mapping: "a mapping",
  sequence: "a list",
  string: "a text",
  integer: "a whole number",
  float: "a number",
  boolean: "true or false",
  null: "nothing",
};

/** What to say of a node whose kind none of the alternatives takes. */
export function typeMessage(alternatives: readonly Concrete[], kind: NodeKind): string {
  const wanted = [...new Set(alternatives.map(describeShape))].join(" or ");
  if (kind === "null") return `has no value; it must be ${wanted}`;
  const couldBeQuoted = kind === "integer" || kind === "float" || kind === "boolean";
  const advice = couldBeQuoted && alternatives.some((shape) => shape.kind === "string") ? "; put the value in quotes" : "";
  return `must be ${wanted}, not ${WRITTEN[kind]}${advice}`;
}

/** The type a shape asks for, in words. */
export function describeShape(shape: Concrete): string {
  switch (shape.kind) {
    case "object":
    case "map":
      return "a mapping";
    case "list":
      return "a list";
    case "string":
      return "a text";
    case "boolean":
      return "true or false";
    case "number":
      return shape.integer ? "a whole number" : "a number";
    case "any":
      return "a value";
  }
}

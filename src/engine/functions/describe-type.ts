import type { Type } from "../model/type.ts";

/** How messages name a type. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "list":
      return type.of.kind === "dyn" ? "list" : `list of ${describeType(type.of)}`;
    case "map":
      return type.of.kind === "dyn" ? "map" : `map of ${describeType(type.of)}`;
    case "object":
      return type.name;
    case "text":
      return "string";
    case "intOrString":
      return "int or string";
    case "dyn":
      return "any value";
    default:
      return type.kind;
  }
}

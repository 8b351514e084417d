import type { KeyShape, ListShape, NumberShape, ObjectShape, Shape, StringShape } from "./shape.ts";

/** What identifies a schema. */
export interface SchemaHead {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A JSON Schema (or a part of one), ready for `JSON.stringify`; keys are in a fixed order. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema (2020-12) of a shape. Named shapes become `$defs`. */
export function toJsonSchema(shape: Shape, head: SchemaHead): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const body = schemaOf(shape, definitions);
  const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: head.id, title: head.title, description: head.description, ...body };
  if (definitions.size === 0) return schema;
  const names = [...definitions.keys()].sort();
  return { ...schema, $defs: Object.fromEntries(names.map((name) => [name, definitions.get(name)])) };
}

function schemaOf(shape: Shape, definitions: Map<string, JsonSchema>): JsonSchema {
  switch (shape.kind) {
    case "any":
      return {};
    case "boolean":
      return { type: "boolean" };
    case "number":
      return numberSchema(shape);
    case "string":
      return stringSchema(shape);
    case "list":
      return listSchema(shape, definitions);
    case "map":
      return { type: "object", additionalProperties: schemaOf(shape.of, definitions) };
    case "union":
      return { anyOf: shape.of.map((alternative) => schemaOf(alternative, definitions)) };
    case "reference":
      return define(shape.name, shape.target, definitions);
    case "object":
      return objectSchema(shape, definitions);
  }
}

function define(name: string, target: () => Shape, definitions: Map<string, JsonSchema>): JsonSchema {
  if (!definitions.has(name)) {
    definitions.set(name, {});
    definitions.set(name, schemaOf(target(), definitions));
  }
  return { $ref: `#/$defs/${name}` };
}

function numberSchema(shape: NumberShape): JsonSchema {
  return { type: shape.integer ? "integer" : "number", ...(shape.minimum === undefined ? {} : { minimum: shape.minimum }) };
}

function listSchema(shape: ListShape, definitions: Map<string, JsonSchema>): JsonSchema {
  return { type: "array", items: schemaOf(shape.of, definitions), ...(shape.minimum > 0 ? { minItems: shape.minimum } : {}) };
}

function stringSchema(shape: StringShape): JsonSchema {
  return {
    type: "string",
    ...(shape.values === undefined ? {} : { enum: shape.values }),
    ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
  };
}

function objectSchema(shape: ObjectShape, definitions: Map<string, JsonSchema>): JsonSchema {
  const keys = Object.entries(shape.keys);
  const mandatory = keys.filter(([, key]) => key.required).map(([name]) => name);
  const groups = shape.exactlyOne.map((group) => ({ oneOf: group.map((name) => ({ required: [name] })) }));
  return {
    type: "object",
    additionalProperties: false,
    ...(mandatory.length > 0 ? { required: mandatory } : {}),
    ...(groups.length === 1 ? groups[0] : {}),
    ...(groups.length > 1 ? { allOf: groups } : {}),
    properties: Object.fromEntries(keys.map(([name, key]) => [name, keySchema(key, definitions)])),
  };
}

function keySchema(key: KeyShape, definitions: Map<string, JsonSchema>): JsonSchema {
  return { description: key.description, ...schemaOf(key.shape, definitions) };
}

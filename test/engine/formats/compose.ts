import assert from "node:assert/strict";
import { composeFormat } from "#engine/formats/compose/index.ts";
import type { Model, Target } from "#engine/model/format.ts";
import { UNRESOLVED, type PlainObject, type Value } from "#engine/model/value.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

/** How tests write a value that is not known. */
export const UNKNOWN = "(unresolved)";

/** The model of a Compose file. */
export function build(text: string, file = "compose.yaml"): Model {
  return composeFormat.build(file, parseYaml(text));
}

/** Checks the fields that are expected; others may be there. */
export function checkFields(actual: PlainObject, expected: PlainObject): void {
  const seen = Object.fromEntries(Object.keys(expected).map((key) => [key, shown(actual[key])]));
  assert.deepEqual(seen, expected);
}

function shown(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(shown);
  return value === UNRESOLVED ? UNKNOWN : value;
}

/** The last service. */
export function service(model: Model): Target {
  const target = model.targets.filter(({ type }) => type === "compose.service").at(-1);
  assert.ok(target !== undefined);
  return target;
}

/** A variable of the rule language. */
export function valueOf(target: Target, variable: string): Value {
  const type = composeFormat.targetTypes.find((candidate) => candidate.name === target.type);
  return target.values[Object.keys(type?.variables ?? {}).indexOf(variable)];
}

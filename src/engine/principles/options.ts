import { isObject } from "../rules/values.ts";
import { describeIssue, validateShape } from "../shape/validate.ts";
import { BOOLEAN, INTEGER, list, NUMBER, object, oneOf, optional, TEXT, type ObjectShape, type Shape } from "../shape/shape.ts";
import { issueAt, type Places } from "./places.ts";
import type { PrinciplesIssue, RuleById } from "./types.ts";
import type { ParamSource, RuleDefinition } from "../model/rule.ts";
import type { PlainObject, Value } from "../model/value.ts";

/** The form of a rule's `options`. */
export function optionsShape(rule: RuleDefinition): ObjectShape {
  const keys = Object.entries(rule.params).map(([name, source]) => [name, optional(paramShape(source), source.meaning)] as const);
  return object(Object.fromEntries(keys));
}

function paramShape(source: ParamSource): Shape {
  const text = source.values === undefined ? TEXT : oneOf(...source.values);
  if (source.type === "strings" || Array.isArray(source.default)) return list(text);
  if (source.type === "int") return INTEGER;
  if (source.type === "bool" || typeof source.default === "boolean") return BOOLEAN;
  if (typeof source.default === "number") return Number.isInteger(source.default) ? INTEGER : NUMBER;
  return text;
}

/** What is wrong with the options of a rule entry. */
export function checkOptions(entry: RuleById, rule: RuleDefinition, places: Places): PrinciplesIssue[] {
  const node = entry.fields.valueNode("options");
  if (node < 0) return [];
  const names = Object.keys(rule.params);
  return validateShape(entry.fields.tree, node, optionsShape(rule)).map((issue) => {
    const nearest = issue.suggestions[0];
    const advice = nearest === undefined ? "." : `; did you mean "${nearest}"?`;
    const unknown = names.length === 0 ? `Rule ${rule.id} has no options.` : `Rule ${rule.id} has no option "${issue.key ?? ""}"${advice}`;
    const message = issue.kind === "unknown-key" ? unknown : `Options of rule ${rule.id}: ${describeIssue(issue)}.`;
    return issueAt(places, issue, { code: "unknown-option", message: message.replace(/\?\.$/, "?"), suggestions: issue.suggestions });
  });
}

/** The values a rule runs with: its defaults, and over them the options that are set. Null counts as not set. */
export function paramsOf(rule: RuleDefinition, options: Readonly<Record<string, unknown>> = {}): PlainObject {
  const values: Record<string, Value> = {};
  for (const [name, source] of Object.entries(rule.params)) {
    const written = options[name];
    const value = plainToValue(written === undefined || written === null ? source.default : written);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function plainToValue(plain: unknown): Value {
  if (typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean") return plain;
  if (Array.isArray(plain)) return plain.map(plainToValue);
  if (!isObject(plain)) return undefined;
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, plainToValue(value)]));
}

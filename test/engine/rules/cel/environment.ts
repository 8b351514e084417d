import { strict as assert } from "node:assert";
import { functionTable } from "#engine/functions/table.ts";
import { DYN, type Type } from "#engine/model/type.ts";
import { NodeView, UNRESOLVED, type Value } from "#engine/model/value.ts";
import { compileCel, type CelContext } from "#engine/rules/cel/index.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

/** A context with a fixed version of Kubernetes and facts that name what was asked for. */
export function createContext(steps = 10_000): CelContext {
  return {
    steps,
    kubernetesMinor: 30,
    asOf: "2026-01-01",
    related: (_subject, relation, type) => (relation === "none" ? [] : [{ relation, type }]),
  };
}

/** Values of dyn variables: `absent` and `unresolved` are always there. */
export const STATES: Readonly<Record<string, Value>> = { absent: undefined, unresolved: UNRESOLVED };

/** Evaluates an expression; every issue fails the test. */
export function evaluate(source: string, values: Readonly<Record<string, Value>> = {}, types: Readonly<Record<string, Type>> = {}): Value {
  const all = { ...STATES, ...values };
  const variables = Object.fromEntries(Object.keys(all).map((name) => [name, types[name] ?? DYN]));
  const { program, issues } = compileCel(source, { variables, functions: functionTable });
  assert.deepEqual(issues, [], source);
  assert.ok(program);
  return program.evaluate(Object.values(all), createContext());
}

/** The issues of an expression, each as `place: message`. */
export function issuesOf(source: string, types: Readonly<Record<string, Type>> = {}): string[] {
  const { program, issues } = compileCel(source, { variables: types, functions: functionTable });
  assert.equal(program === null, issues.length > 0);
  return issues.map(({ message, start, end }) => `${source.slice(start, end)}: ${message}`);
}

/** The root of a YAML document as a value. */
export function viewOf(text: string): NodeView {
  const tree = parseYaml(text);
  return new NodeView(tree, tree.documents[0]?.root ?? -1);
}

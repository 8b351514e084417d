import type { PlainObject, Value } from "../model/value.ts";
import type { CelContext, CelProgram } from "./cel/index.ts";
import type { CompiledRule } from "./compile.ts";

/** Steps one rule may take on one target before it is stopped as too costly. */
const STEP_LIMIT = 200_000;

/** The variables of one rule on one target; `let` values are computed when an expression first reads them. */
export class Scope {
  readonly rule: CompiledRule;
  readonly context: CelContext;
  private readonly values: Value[];
  private readonly computed = new Set<string>();
  private readonly params: PlainObject;

  constructor(rule: CompiledRule, targetValues: readonly Value[], params: PlainObject, context: CelContext) {
    this.rule = rule;
    this.params = params;
    this.context = context;
    this.values = new Array<Value>(rule.slots.size).fill(undefined);
    for (let slot = 0; slot < targetValues.length; slot += 1) this.values[slot] = targetValues[slot];
    this.set("params", params);
  }

  /** A scope for one element of `each`: shares nothing computed with its siblings. */
  withItem(item: Value, index: number | string): Scope {
    const scope = new Scope(this.rule, this.values, this.params, this.context);
    scope.set("item", item);
    scope.set("index", index);
    return scope;
  }

  evaluate(program: CelProgram): Value {
    for (const name of program.variables) this.ensure(name);
    this.context.steps = STEP_LIMIT;
    const value = program.evaluate(this.values, this.context);
    if (this.context.steps < 0) throw new Error(`an expression took more than ${String(STEP_LIMIT)} steps`);
    return value;
  }

  /** The value of a variable, a `let` or a parameter, by name. */
  lookup(name: string): Value {
    const slot = this.rule.slots.get(name);
    if (slot === undefined) return this.params[name];
    this.ensure(name);
    return this.values[slot];
  }

  set(name: string, value: Value): void {
    const slot = this.rule.slots.get(name);
    if (slot !== undefined) this.values[slot] = value;
  }

  private ensure(name: string): void {
    const program = this.rule.lets.get(name);
    if (program === undefined || this.computed.has(name)) return;
    this.computed.add(name);
    this.set(name, this.evaluate(program));
  }
}

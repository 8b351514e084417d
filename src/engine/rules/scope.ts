import type { PlainObject, Value } from "../model/value.ts";
import { PENDING, type CelContext, type CelProgram, type PendingValues, type SlotValue } from "./cel/index.ts";
import type { CompiledRule } from "./compile.ts";

/** Steps one rule may take on one target before it is stopped as too costly. */
const STEP_LIMIT = 200_000;

/** The variables of one rule on one target; `let` values are computed when an expression first reads them. */
export class Scope implements PendingValues {
  readonly rule: CompiledRule;
  readonly context: CelContext;
  private readonly values: SlotValue[];
  private readonly targetValues: readonly Value[];
  private readonly params: PlainObject;

  /** Of the values, only those of the target are taken: `params`, the element and what a `let` names are the rule's. */
  constructor(rule: CompiledRule, targetValues: readonly Value[], params: PlainObject, context: CelContext) {
    this.rule = rule;
    this.targetValues = targetValues;
    this.params = params;
    this.context = context;
    const values = rule.blank.slice();
    const { paramsSlot } = rule;
    for (let slot = 0; slot < paramsSlot; slot += 1) values[slot] = targetValues[slot];
    for (const slot of rule.shadowed) values[slot] = PENDING;
    values[paramsSlot] = params;
    this.values = values;
  }

  /** A scope for one element of `each`: shares nothing computed with its siblings. */
  withItem(item: Value, index: number | string): Scope {
    const scope = new Scope(this.rule, this.targetValues, this.params, this.context);
    scope.set("item", item);
    scope.set("index", index);
    return scope;
  }

  evaluate(program: CelProgram): Value {
    return evaluateBounded(program, this.values, this.context, this);
  }

  /** The value of a variable, a `let` or a parameter, by name. */
  lookup(name: string): Value {
    const slot = this.rule.slots.get(name);
    if (slot === undefined) return this.params[name];
    const value = this.values[slot];
    return value === PENDING ? this.compute(slot) : value;
  }

  set(name: string, value: Value): void {
    const slot = this.rule.slots.get(name);
    if (slot !== undefined) this.values[slot] = value;
  }

  /** The value of a `let`: it has steps of its own, so that whoever reads it first loses none. */
  compute(slot: number): Value {
    const program = this.rule.letsBySlot[slot];
    const { steps } = this.context;
    // A `let` named like a variable of the target may read that.
    if (slot < this.rule.paramsSlot) this.values[slot] = this.targetValues[slot];
    const value = program === undefined ? undefined : this.evaluate(program);
    this.context.steps = steps;
    this.values[slot] = value;
    return value;
  }
}

/** Evaluates an expression; throws where it takes too many steps. */
export function evaluateBounded(program: CelProgram, values: readonly SlotValue[], context: CelContext, pending?: PendingValues): Value {
  context.steps = STEP_LIMIT;
  const value = program.evaluate(values, context, pending);
  if (context.steps < 0) throw new Error(`an expression took more than ${String(STEP_LIMIT)} steps`);
  return value;
}

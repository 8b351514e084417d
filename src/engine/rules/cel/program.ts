import type { FunctionContext } from "../../functions/context.ts";
import type { FunctionTable } from "../../functions/table.ts";
import type { Type } from "../../model/type.ts";
import type { Value } from "../../model/value.ts";

/** What an expression may name. */
export interface CelEnvironment {
  readonly variables: Readonly<Record<string, Type>>;
  readonly functions: FunctionTable;
}

/** A fault of an expression; offsets count UTF-16 units inside it. */
export interface CelIssue {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What evaluation needs besides the values. `steps` is the budget of one rule on one target, shared by its expressions:
 * each element of a comprehension, list argument or comparison takes one. Nothing is thrown when it is used up: evaluation winds up
 * at once and `steps` is below zero afterwards. The caller must look, and then discard the value and report the rule.
 */
export type CelContext = FunctionContext;

/** In place of a value that is computed when an expression first reads it. */
export const PENDING: unique symbol = Symbol("pending");

/** What programs read at a slot. */
export type SlotValue = Value | typeof PENDING;

/** Computes what is pending, and keeps it. */
export interface PendingValues {
  compute(slot: number): Value;
}

/** A checked expression, ready to run. */
export interface CelProgram {
  readonly type: Type;
  /** Variables of the environment that the expression reads. */
  readonly variables: ReadonlySet<string>;
  /** Functions and macros that it calls. */
  readonly calls: ReadonlySet<string>;
  /** Evaluates with the values in the order of the environment's variables. Throws nothing of its own; `pending` is asked for what is pending. */
  evaluate(values: readonly SlotValue[], context: CelContext, pending?: PendingValues): Value;
}

import type { Resource } from "../model/resource.ts";
import type { UNRESOLVED, Value } from "../model/value.ts";

/** What an expression and its functions may know besides their arguments. */
export interface FunctionContext {
  /** Steps left to one rule on one target; below zero, evaluation winds up and what it gives has no meaning. */
  steps: number;
  /** Minor version of Kubernetes that manifests are written for, 34 for 1.34. */
  readonly kubernetesMinor: number;
  /** ISO date (YYYY-MM-DD): the one clock. */
  readonly asOf: string;
  /** What is applied from elsewhere: `Kind/name` or `namespace/Kind/name`, with `*` for any text. */
  readonly externals?: readonly string[];
  /** The resource that is judged; whoever judges the next one sets it. Null for what belongs to none. */
  resource?: Resource | null;
  /** Name of the environment of a resource; undefined for none. */
  readonly environmentOf?: (resource: Resource | null) => string | undefined;
  /** Facts of `type` that stand in `relation` to the subject; unresolved where nobody can know them all. */
  related(subject: Value, relation: string, type: string): readonly Value[] | typeof UNRESOLVED;
}

/** Takes `count` steps from the budget and tells whether it still holds. */
export function spendSteps(context: FunctionContext, count: number): boolean {
  context.steps -= count;
  return context.steps >= 0;
}

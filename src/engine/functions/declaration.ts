import type { Type } from "../model/type.ts";
import type { Value } from "../model/value.ts";
import type { FunctionContext } from "./context.ts";

export type Evaluate = (args: readonly Value[], context: FunctionContext) => Value;

/** A fault of a literal argument, found when the expression is compiled. */
export interface ArgumentFault {
  readonly argument: number;
  readonly message: string;
}

/**
 * One function of the rule language, or one overload of it: the checker and the evaluator read the same entry.
 *
 * The caller lifts: `evaluate` is never given an argument of another type than declared. Lists arrive as arrays and maps as plain
 * objects, whose elements may be absent or unresolved; arguments themselves may be so only as `accepts` says.
 */
export interface FunctionDeclaration {
  readonly name: string;
  /** How it is written: `name(a, b)`, `a.name(b)`, or either. */
  readonly style: "global" | "method" | "both";
  /** For a method, the receiver is the first. */
  readonly parameters: readonly Type[];
  readonly returns: Type;
  /** The type of the result where it depends on the types of the arguments. */
  readonly returnsFor?: (types: readonly Type[]) => Type;
  /** `values` (the default): absent gives absent, unresolved gives unresolved. `absent`: absent is handed on. `all`: both are. */
  readonly accepts?: "values" | "absent" | "all";
  /** One sentence for hover and documentation. */
  readonly documentation: string;
  readonly evaluate: Evaluate;
  /** Checks literal arguments (undefined where not a literal) and may give a faster `evaluate` for them. */
  readonly specialise?: (literals: readonly Value[]) => Evaluate | ArgumentFault | undefined;
}

/** Functions by name; a name may have several overloads, which are tried in order. */
export type FunctionTable = ReadonlyMap<string, readonly FunctionDeclaration[]>;

/** Groups declarations by name. */
export function createFunctionTable(declarations: readonly FunctionDeclaration[]): FunctionTable {
  const table = new Map<string, FunctionDeclaration[]>();
  for (const declaration of declarations) {
    const overloads = table.get(declaration.name);
    if (overloads === undefined) table.set(declaration.name, [declaration]);
    else overloads.push(declaration);
  }
  return table;
}

import type { Value } from "../../model/value.ts";
import { compileNode } from "./compile.ts";
import { isIssue, parseCel } from "./parse.ts";
import type { CelContext, CelEnvironment, CelIssue, CelProgram, PendingValues, SlotValue } from "./program.ts";
import { Scope } from "./scope.ts";

export { PENDING, type CelContext, type CelEnvironment, type CelIssue, type CelProgram, type PendingValues, type SlotValue } from "./program.ts";
export { describeType } from "./types.ts";

/** Parses, type-checks and compiles an expression of the rule language. The program is null if and only if there are issues. */
export function compileCel(
  source: string,
  environment: CelEnvironment,
): { readonly program: CelProgram | null; readonly issues: readonly CelIssue[] } {
  const parsed = parseCel(source);
  if (isIssue(parsed)) return { program: null, issues: [parsed] };
  const scope = new Scope(environment, source, compileNode);
  const { type, run } = scope.compile(parsed);
  const { issues, variables, calls } = scope.record;
  if (issues.length > 0) return { program: null, issues: [...issues].sort((a, b) => a.start - b.start || a.end - b.end) };
  const evaluate = (values: readonly SlotValue[], context: CelContext, pending?: PendingValues): Value => run({ values, pending, locals: [], context });
  return { program: { type, variables, calls, evaluate }, issues: [] };
}

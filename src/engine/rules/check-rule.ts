import { functionTable } from "../functions/table.ts";
import { nearestClause } from "../shape/nearest.ts";
import { compileCel } from "./cel/index.ts";
import { compileRule, type CompiledRule } from "./compile.ts";
import type { RuleProblem } from "./expressions.ts";
import type { RulePath } from "./path.ts";
import type { TargetType } from "../model/format.ts";
import type { RuleDefinition } from "../model/rule.ts";
import type { Type } from "../model/type.ts";

/** Type-checks rules under every target they name. The same problem under several targets is given once. */
export function createRuleChecker(targetTypes: readonly TargetType[]): (definition: RuleDefinition) => readonly RuleProblem[] {
  const byName = new Map(targetTypes.map((type) => [type.name, type]));
  return (definition) => {
    const problems = definition.targets.flatMap((name): readonly RuleProblem[] => {
      const target = byName.get(name);
      if (target !== undefined) return checkRule(definition, target);
      const clause = nearestClause(name, byName.keys());
      return [{ key: "target", message: `There is no target "${name}"${clause === "" ? "." : clause}`, start: 0, end: 0 }];
    });
    const distinct = new Map(problems.map((problem) => [`${problem.key} ${String(problem.start)} ${problem.message}`, problem]));
    return [...distinct.values()];
  };
}

/** Every fault of a rule under one target, its reporting part and its routes included. */
export function checkRule(definition: RuleDefinition, target: TargetType): readonly RuleProblem[] {
  const rule = compileRule(definition, target);
  rule.reporting();
  return [...rule.problems, ...checkPaths(rule)];
}

/** Routes must lead somewhere in the type of the target, like expressions. */
function checkPaths(rule: CompiledRule): RuleProblem[] {
  const { at, related, fix } = rule.reporting();
  const edits = fix.flatMap((entry) => entry.edits).flatMap((edit) => (edit.path === null ? [] : [{ path: edit.path }]));
  const variables = treeVariables(rule);
  return [...named("at", at), ...named("related", related), ...named("fix", edits)].flatMap(({ key, path }) =>
    path.parts.length === 0 ? [] : pathProblems(key, path, variables),
  );
}

function named(key: string, places: readonly { readonly path: RulePath }[]): { key: string; path: RulePath }[] {
  return places.map(({ path }, index) => ({ key: `${key}[${String(index)}]`, path }));
}

function pathProblems(key: string, path: RulePath, variables: Readonly<Record<string, Type>>): RuleProblem[] {
  const { issues } = compileCel(path.expression, { variables, functions: functionTable });
  return issues.map((issue) => ({ key, message: issue.message, start: 0, end: 0 }));
}

/** Places and fixes are in the syntax tree, also where `self` is a fact. */
function treeVariables(rule: CompiledRule): Readonly<Record<string, Type>> {
  const lets = [...rule.lets].map(([name, program]) => [name, program.type] as const);
  const each = rule.each === null ? {} : { item: rule.each.item.type, index: rule.each.list.type.kind === "list" ? ({ kind: "int" } as const) : ({ kind: "string" } as const) };
  return { ...rule.target.variables, ...each, ...Object.fromEntries(lets), over: { kind: "dyn" } };
}

import { nearestClause } from "../shape/nearest.ts";
import { compileRule, type RuleProblem } from "./compile.ts";
import type { TargetType } from "../model/format.ts";
import type { RuleDefinition } from "../model/rule.ts";

/** Type-checks rules under every target they name. The same problem under several targets is given once. */
export function createRuleChecker(targetTypes: readonly TargetType[]): (definition: RuleDefinition) => readonly RuleProblem[] {
  const byName = new Map(targetTypes.map((type) => [type.name, type]));
  return (definition) => {
    const problems = definition.targets.flatMap((name): readonly RuleProblem[] => {
      const target = byName.get(name);
      if (target !== undefined) return compileRule(definition, target).problems;
      const clause = nearestClause(name, byName.keys());
      return [{ key: "target", message: `There is no target "${name}"${clause === "" ? "." : clause}`, start: 0, end: 0 }];
    });
    const distinct = new Map(problems.map((problem) => [`${problem.key} ${String(problem.start)} ${problem.message}`, problem]));
    return [...distinct.values()];
  };
}

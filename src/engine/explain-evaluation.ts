import type { ExplainStep } from "./api.ts";
import type { LocatedFact } from "./model/facts.ts";
import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "./model/value.ts";
import type { CelContext, CelProgram } from "./rules/cel/index.ts";
import type { CompiledRule } from "./rules/compile.ts";
import { elementsOf } from "./rules/evaluate.ts";
import { Scope } from "./rules/scope.ts";

/** Makes a step at the place in question. */
export type StepWriter = (name: string, value: string) => ExplainStep;

export interface EvaluationInput {
  readonly rule: CompiledRule;
  readonly values: readonly Value[];
  readonly params: PlainObject;
  readonly context: CelContext;
  /** Facts in a relation, with the files that stated them. */
  readonly related: (...args: Parameters<CelContext["related"]>) => readonly LocatedFact[];
  readonly write: StepWriter;
}

/** Elements that are told one by one. */
const MAXIMUM_ELEMENTS = 20;

/** How a rule comes to its verdict on one target: the value of each `let` and condition, for each element where it has several. */
export function evaluationSteps(input: EvaluationInput): ExplainStep[] {
  const { rule, write } = input;
  const questions: ExplainStep[] = [];
  const scope = new Scope(rule, input.values, input.params, recording(input, questions));
  const withQuestions = (steps: readonly ExplainStep[]): ExplainStep[] => [...questions.splice(0), ...steps];
  if (rule.each === null) return withQuestions(conditionSteps(input, scope));
  const source = rule.definition.each ?? "";
  const elements = elementsOf(rule.each, scope);
  if (elements === UNRESOLVED) return withQuestions([write(`each ${source}`, "unresolved")]);
  const steps = [write(`each ${source}`, elements.length === 1 ? "1 element" : `${String(elements.length)} elements`)];
  for (const element of elements.slice(0, MAXIMUM_ELEMENTS)) {
    const heading = write(`element ${describe(element.lookup("index"))}`, describe(element.lookup("item")));
    steps.push(heading, ...withQuestions(conditionSteps(input, element)));
  }
  return steps;
}

/** A context that writes down what a rule asks of other files, each question once. */
function recording({ context, related, write }: EvaluationInput, questions: ExplainStep[]): CelContext {
  const asked = new Set<string>();
  return {
    ...context,
    related: (subject, relation, type) => {
      const facts = related(subject, relation, type);
      const name = `${relation} ${type}`;
      if (!asked.has(name)) questions.push(write(name, facts.length === 0 ? "none" : facts.map(describeFact).join(", ")));
      asked.add(name);
      return facts.map((fact) => fact.value);
    },
  };
}

function conditionSteps({ rule, write }: EvaluationInput, scope: Scope): ExplainStep[] {
  const { definition } = rule;
  const steps: ExplainStep[] = [];
  const add = (name: string, source: string | undefined, program: CelProgram | null): void => {
    if (program !== null && source !== undefined) steps.push(write(`${name}: ${source.trim()}`, describe(scope.evaluate(program))));
  };
  for (const name of rule.lets.keys()) steps.push(write(`let ${name}`, describe(scope.lookup(name))));
  add("where", definition.where, rule.where);
  add(rule.firesOn ? "forbid" : "require", definition.forbid ?? definition.require, rule.predicate);
  return steps;
}

function describeFact({ file, value }: LocatedFact): string {
  return `${describe(value)} in ${file}`;
}

function describe(value: Value): string {
  if (value === undefined) return "absent";
  if (value === UNRESOLVED) return "unresolved";
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (!isPlainObject(value)) return typeof value === "object" ? "an object" : String(value);
  const { kind, name, service } = value;
  if (typeof kind === "string" && typeof name === "string") return `${kind}/${name}`;
  return typeof service === "string" ? `service ${service}` : "an object";
}

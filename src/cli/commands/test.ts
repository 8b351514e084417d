import { runExample, type PrincipleTestResult, type Range, type RuleDefinition, type RuleDocumentation } from "#engine/index.ts";
import { runSync } from "#host/file-system.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { runPrincipleTests, testsOf } from "#project/principle-tests.ts";
import { builtinIndex } from "#project/project.ts";
import type { Arguments } from "../arguments.ts";
import { ExitCode } from "../exit-code.ts";
import { projectOptions } from "../load.ts";
import { emitAnswer } from "../output.ts";
import { openSession, type Session } from "../session.ts";
import type { Terminal } from "../terminal.ts";

interface FailedTest {
  readonly name: string;
  readonly file: string;
  readonly range: Range;
  readonly expected: string;
  readonly actual: string;
}

interface TestedRule {
  readonly definition: RuleDefinition;
  readonly examples: RuleDocumentation["examples"];
  readonly file: string;
}

/**
 * Runs the examples of the built-in rules and of the custom rules of this repository, and the tests of its principles files; `--rule`
 * and `--pack` choose among them.
 */
export function test(options: Arguments, terminal: Terminal): ExitCode {
  const session = openSession(options, options.operands, terminal);
  const tested = [...builtinRules(options), ...customRules(session)].filter((rule) => isChosen(rule.definition.id, options));
  const failedExamples = tested.flatMap(runAll);
  const total = tested.reduce((sum, rule) => sum + rule.examples.length, 0);
  const held = total - new Set(failedExamples.map((failure) => failure.name)).size;
  const tests = testsOf(session.project).filter(({ rule }) => isChosen(rule, options));
  const results = runSync(runPrincipleTests(tests, projectOptions(options, session.inputs, terminal)), session.inputs.system);
  const failed = [...failedExamples, ...results.flatMap(failureOf)];
  const passed = held + results.filter((result) => result.passed).length;
  emitAnswer(options, terminal, {
    text: () => [...failed.map(describe), `${String(held)} of ${String(total)} examples of ${String(tested.length)} ${tested.length === 1 ? "rule" : "rules"} hold.\n`, describeTests(results)].join(""),
    json: () => ({ passed, failed }),
  });
  return failed.length === 0 ? ExitCode.Passed : ExitCode.Failed;
}

function failureOf({ test: { name, origin }, passed, expected, actual }: PrincipleTestResult): FailedTest[] {
  const start = { line: 1, column: 1 };
  return passed ? [] : [{ name, file: origin.file, range: origin.range ?? { start, end: start }, expected, actual }];
}

function describeTests(results: readonly PrincipleTestResult[]): string {
  if (results.length === 0) return "";
  const passed = results.filter((result) => result.passed).length;
  return `${String(passed)} of ${String(results.length)} tests of the principles hold.\n`;
}

function builtinRules(options: Arguments): TestedRule[] {
  const ids = options.packs.length === 0 ? [...builtinIndex.rules.keys()] : options.packs.flatMap((pack) => builtinIndex.rulesOfPack(pack).map((rule) => rule.id));
  return [...new Set(ids)].flatMap((id) => {
    const definition = builtinIndex.rules.get(id);
    const examples = builtinDocumentation.get(id)?.examples;
    return definition === undefined || examples === undefined ? [] : [{ definition, examples, file: `rules/${id}.yaml` }];
  });
}

function customRules(session: Session): TestedRule[] {
  if (session.options.packs.length > 0) return [];
  return session.project.customRules.map(({ file, definition, examples }) => ({ file, definition, examples }));
}

function isChosen(rule: string, options: Arguments): boolean {
  return (options.rules.length === 0 || options.rules.includes(rule)) && !options.skipRules.includes(rule);
}

function runAll({ definition, examples, file }: TestedRule): FailedTest[] {
  return examples.flatMap((example, index) => {
    const at = { line: example.line, column: 1 };
    const name = `${definition.id} example ${String(index + 1)} (${example.kind})`;
    return runExample(definition, example).map(({ what, expected, actual }) => ({ name, file, range: { start: at, end: at }, expected: `${what}: ${expected}`, actual }));
  });
}

function describe(failure: FailedTest): string {
  const indent = (text: string): string => text.split("\n").join("\n    ");
  return `${failure.file}:${String(failure.range.start.line)}: ${failure.name} fails\n  expected ${indent(failure.expected)}\n  actual ${indent(failure.actual)}\n`;
}

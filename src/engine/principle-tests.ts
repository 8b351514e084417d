import { createEngine } from "./engine.ts";
import type { Finding } from "./model/finding.ts";
import type { Environment } from "./model/governance.ts";
import type { RuleSet } from "./model/plan.ts";
import type { ExpectedVerdict, PrincipleTest } from "./principles/tests.ts";

/** What a test of a principles file is run with. */
export interface PrincipleTestInput {
  readonly test: PrincipleTest;
  /** The rules in force for the file on the date of the test; null where nothing is in force. */
  readonly rules: RuleSet | null;
  /** Text of the given file; null where it cannot be read. */
  readonly text: string | null;
  /** ISO date that counts for the test. */
  readonly asOf: string;
  readonly hasFile: (path: string) => boolean;
}

/** How a test came out: both texts are empty where it passed. */
export interface PrincipleTestResult {
  readonly test: PrincipleTest;
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** Facts a test can assume. */
const KNOWN_FACTS = ["environment"];

/** Runs one test: the findings of its rule on its file, whatever their verdict, must be the expected ones, one for one. */
export function runPrincipleTest(input: PrincipleTestInput): PrincipleTestResult {
  const { test } = input;
  const obstacle = obstacleOf(input);
  if (obstacle !== null) return { test, passed: false, ...obstacle };
  const findings = findingsOf(input);
  const left = [...test.expect];
  const unexpected = findings.filter((finding) => {
    const index = left.findIndex((expected) => isAsExpected(finding, expected));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  if (left.length === 0 && unexpected.length === 0) return { test, passed: true, expected: "", actual: "" };
  return { test, passed: false, expected: test.expect.map(describeExpected).join("\n") || "no findings", actual: findings.map(describe).join("\n") || "no findings" };
}

function obstacleOf({ test, rules, text }: PrincipleTestInput): { expected: string; actual: string } | null {
  const unknown = Object.keys(test.as).filter((fact) => !KNOWN_FACTS.includes(fact));
  if (unknown.length > 0) return { expected: `facts that can be assumed: ${KNOWN_FACTS.join(", ")}`, actual: `\`as\` names ${unknown.join(", ")}` };
  if (text === null) return { expected: `a file ${test.written}, relative to the principles file`, actual: "it cannot be read" };
  const environment = test.as["environment"];
  const names = rules?.environments?.map(({ name }) => name) ?? [];
  if (environment !== undefined && !names.includes(environment)) return { expected: `one of the environments ${names.join(", ") || "(none is defined)"}`, actual: environment };
  const isInForce = rules?.rules.some(({ rule }) => rule.id === test.rule) === true;
  return isInForce || test.expect.length === 0 ? null : { expected: `${test.rule} is in force for ${test.written}`, actual: "no principle and no pack in use names it there" };
}

function findingsOf({ test, rules, text, asOf, hasFile }: PrincipleTestInput): readonly Finding[] {
  if (rules === null || text === null || test.given === null) return [];
  const set = assume(rules, test.as["environment"]);
  const engine = createEngine({ rulesFor: () => set, complete: true, asOf, hasFile });
  engine.update(test.given, text);
  return engine.findings(test.given).findings.filter(({ rule }) => rule === test.rule);
}

/** The rule set as if everything belonged to one environment. */
function assume(rules: RuleSet, environment: string | undefined): RuleSet {
  if (environment === undefined) return rules;
  const only = (rules.environments ?? []).filter(({ name }) => name === environment);
  const environments: Environment[] = only.map((entry) => ({ ...entry, paths: [], namespaces: [], labels: {}, isDefault: true }));
  return { ...rules, environments };
}

function isAsExpected(finding: Finding, expected: ExpectedVerdict): boolean {
  return (
    (expected.line === null || expected.line === finding.range.start.line) &&
    (expected.severity === null || expected.severity === finding.severity) &&
    (expected.verdict ?? finding.verdict) === finding.verdict &&
    (expected.waiver === null || expected.waiver === finding.waiver?.id) &&
    (expected.message === null || expected.message === finding.message)
  );
}

function describe(finding: Finding): string {
  const waiver = finding.waiver === null ? "" : ` by ${finding.waiver.id}`;
  return `line ${String(finding.range.start.line)}: ${finding.verdict}${waiver}, severity ${finding.severity}: ${finding.message}`;
}

function describeExpected({ line, verdict, waiver, severity, message }: ExpectedVerdict): string {
  const place = line === null ? "any line" : `line ${String(line)}`;
  const parts = [`${verdict ?? "any verdict"}${waiver === null ? "" : ` by ${waiver}`}`, ...(severity === null ? [] : [`severity ${severity}`])];
  return `${place}: ${parts.join(", ")}${message === null ? "" : `: ${message}`}`;
}

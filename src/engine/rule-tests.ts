import { createEngine } from "./engine.ts";
import { fixFile } from "./fix-file.ts";
import type { Engine } from "./api.ts";
import type { ExpectedFinding, RuleExample } from "./model/example.ts";
import type { Environment } from "./model/governance.ts";
import type { RuleSet } from "./model/plan.ts";
import type { Range } from "./model/route.ts";
import type { RuleDefinition } from "./model/rule.ts";
import type { PlainObject, Value } from "./model/value.ts";
import { NEWEST_KUBERNETES_MINOR } from "./principles/versions.ts";

/** How an example disagrees with its rule: texts for people. */
export interface ExampleFailure {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

const AS_OF = "2026-01-01";

/** Runs one example of a rule: findings must stand exactly where it says, and fixing them must give exactly the fixed text. */
export function runExample(rule: RuleDefinition, example: RuleExample): ExampleFailure[] {
  const engine = createEngine({
    rulesFor: () => ruleSetOf(rule, example),
    complete: true,
    asOf: AS_OF,
    hasFile: (path) => path in example.files,
  });
  for (const [file, text] of Object.entries(example.files)) engine.update(file, text);
  return [...compareFindings(engine, example), ...compareFixed(engine, example)];
}

function ruleSetOf(rule: RuleDefinition, example: RuleExample): RuleSet {
  const settings = { kubernetesMinor: example.kubernetesMinor ?? NEWEST_KUBERNETES_MINOR, reasonRequired: false, foreignSuppressions: true, suppressionDays: null };
  const planned = {
    rule,
    principle: null,
    severity: rule.severity === "off" ? ("warning" as const) : rule.severity,
    stage: "enforce" as const,
    params: paramsOf(rule, example),
    named: true,
    paths: [],
    excludePaths: [],
    severityFrom: null,
    origin: null,
  };
  return { id: "example", rules: [planned], settings, environments: environmentsOf(example) };
}

/** The environments that an example is judged with: everything is in the one that it names. */
export function environmentsOf({ environment }: RuleExample): Environment[] {
  if (environment === undefined) return [];
  return [{ name: environment, paths: [], namespaces: [], labels: {}, isDefault: true, origin: { file: "", range: null } }];
}

function paramsOf(rule: RuleDefinition, example: RuleExample): PlainObject {
  const params: Record<string, Value> = {};
  for (const [name, source] of Object.entries(rule.params)) {
    const value = example.options[name] ?? source.default;
    if (value !== null && value !== undefined) params[name] = value as Value;
  }
  return params;
}

function compareFindings(engine: Engine, example: RuleExample): ExampleFailure[] {
  const reports = engine.report();
  const errors = reports.flatMap((report) => report.errors.map((error) => `${error.file}: ${error.message}`));
  if (errors.length > 0) return [{ what: "the example is read without errors", expected: "no errors", actual: errors.join("\n") }];
  const actual = reports.flatMap((report) => report.findings.filter((finding) => finding.verdict === "fail"));
  const expectedTexts = example.expected.map(describeExpected).sort();
  const isMessageWanted = new Set(example.expected.filter((entry) => entry.message !== null).map((entry) => describePlace(entry.file, entry.range)));
  const actualTexts = actual
    .map((finding) => {
      const place = describePlace(finding.file, finding.range);
      return isMessageWanted.has(place) ? `${place} ${finding.message}` : place;
    })
    .sort();
  if (expectedTexts.join("\n") === actualTexts.join("\n")) return [];
  return [{ what: "findings", expected: expectedTexts.join("\n") || "none", actual: actualTexts.join("\n") || "none" }];
}

function describeExpected(expected: ExpectedFinding): string {
  const place = describePlace(expected.file, expected.range);
  return expected.message === null ? place : `${place} ${expected.message}`;
}

function describePlace(file: string, range: Range): string {
  const { start, end } = range;
  return `${file}:${String(start.line)}:${String(start.column)}-${String(end.line)}:${String(end.column)}`;
}

function compareFixed(engine: Engine, example: RuleExample): ExampleFailure[] {
  if (example.fixed === null) return missingFixed(engine, example);
  return Object.entries(example.fixed).flatMap(([file, expected]) => {
    const result = fixFile({ engine, file, text: example.files[file] ?? "", allows: () => true });
    const failures: ExampleFailure[] = [];
    if (result.text !== expected) failures.push({ what: `fixed text of ${file}`, expected, actual: result.text });
    const left = engine.findings(file).findings.filter((finding) => finding.verdict === "fail");
    if (left.length > 0) failures.push({ what: `after the fix of ${file}`, expected: "no findings", actual: left.map((finding) => finding.message).join("\n") });
    return failures;
  });
}

/** A failing example whose findings have fixes must show what the fix makes of it. */
function missingFixed(engine: Engine, example: RuleExample): ExampleFailure[] {
  if (example.kind === "pass") return [];
  const fixable = engine.report().some((report) =>
    report.findings.some((finding) => finding.fix !== null && engine.fixes(report.file, finding).some((fix) => fix.files === undefined)),
  );
  return fixable ? [{ what: "the example shows the fixed text", expected: "a `fixed` key", actual: "none, although a fix applies" }] : [];
}

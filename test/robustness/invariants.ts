import assert from "node:assert/strict";
import { compareFindings, createEngine, createRuleIndex, rulesFromCommandLine, type Engine, type FileReport, type Finding, type Range } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";

const strict = rulesFromCommandLine({ rule: [], skipRule: [], pack: ["strict"] }, createRuleIndex(builtinRules)).ruleSet;

export type Files = Readonly<Record<string, string>>;

/** An engine with every built-in rule that is not off. */
export function engineOf(files: Files): Engine {
  const engine = createEngine({ rulesFor: () => strict, complete: true, asOf: "2026-06-01", hasFile: (path) => path in files });
  for (const [file, text] of Object.entries(files)) engine.update(file, text);
  return engine;
}

/** Everything that must hold of any text, however broken; gives the report. */
export function check(engine: Engine, file: string, text: string): FileReport {
  engine.update(file, text);
  const report = engine.findings(file);
  const what = `${file}: ${JSON.stringify(text.slice(0, 3000))}`;
  assert.deepEqual(report.errors.filter((error) => error.kind !== "parse"), [], what);
  const lines = text.split(/\r\n|[\n\r]/);
  for (const finding of report.findings) {
    for (const range of rangesOf(finding)) assertInside(range, lines, `${finding.rule}\n${what}`);
  }
  for (const { range } of report.errors) if (range !== null) assertInside(range, lines, what);
  assert.deepEqual([...report.findings].sort(compareFindings), report.findings, what);
  return report;
}

function rangesOf({ file, range, related }: Finding): Range[] {
  return [range, ...related.filter((place) => place.file === file).map((place) => place.range)];
}

function assertInside({ start, end }: Range, lines: readonly string[], what: string): void {
  for (const { line, column } of [start, end]) {
    const length = lines[line - 1]?.length ?? -1;
    assert.ok(line >= 1 && column >= 1 && column <= length + 1, `${String(line)}:${String(column)} is outside\n${what}`);
  }
  assert.ok(start.line < end.line || (start.line === end.line && start.column <= end.column), `the end stands before the start\n${what}`);
}

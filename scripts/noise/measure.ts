import { createEngine, mayBeManifest, type Finding, type RuleSet } from "../../src/engine/index.ts";
import { comparePaths } from "../../src/host/paths.ts";
import { discover } from "../../src/host/discovery.ts";
import { runSync } from "../../src/host/file-system.ts";
import { createNodeFileSystem } from "../../src/host/node.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "../../src/host/read-text.ts";
import { configurationOf } from "../../src/project/setup.ts";

/** What one rule says over all folders. */
export interface NoiseRow {
  readonly rule: string;
  readonly findings: number;
  readonly files: number;
  /** Findings per 1000 lines of the files that were checked. */
  readonly perThousandLines: number;
  readonly severity: string;
  readonly confidence: string;
  readonly formats: readonly string[];
}

/** A finding with the folder it was found in. */
export interface PlacedFinding {
  readonly folder: string;
  readonly format: string;
  readonly finding: Finding;
}

export interface Noise {
  readonly folders: number;
  /** Files of a known format, and their lines. */
  readonly files: number;
  readonly lines: number;
  /** Verdicts other than fail are only counted. */
  readonly otherVerdicts: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly rows: readonly NoiseRow[];
  readonly findings: readonly PlacedFinding[];
}

/** Checks every folder as a repository of its own and counts what each rule says. */
export function measureNoise(folders: readonly string[], rules: RuleSet, asOf: string): Noise {
  const checked = folders.map((folder) => checkFolder(folder, rules, asOf));
  const findings = checked.flatMap((each) => each.findings);
  const lines = sum(checked.map((each) => each.lines));
  const failed = findings.filter(({ finding }) => finding.verdict === "fail");
  const otherVerdicts: Record<string, number> = {};
  for (const { finding } of findings) if (finding.verdict !== "fail") otherVerdicts[finding.verdict] = (otherVerdicts[finding.verdict] ?? 0) + 1;
  return {
    folders: folders.length, files: sum(checked.map((each) => each.files)), lines, otherVerdicts,
    errors: sum(checked.map((each) => each.errors)), rows: rowsOf(failed, lines), findings: failed,
  };
}

interface CheckedFolder {
  readonly files: number;
  readonly lines: number;
  readonly errors: number;
  readonly findings: readonly PlacedFinding[];
}

function checkFolder(folder: string, rules: RuleSet, asOf: string): CheckedFolder {
  const system = createNodeFileSystem(folder);
  const setup = { rules: [{ folder: "", rules }], complete: true, asOf };
  const engine = createEngine(configurationOf(setup, system));
  const linesOf = new Map<string, number>();
  for (const file of runSync(discover({ paths: [""], wants: mayBeManifest }), system).files) {
    const read = textOf(system.read(file, DEFAULT_SIZE_LIMIT));
    if ("reason" in read) continue;
    engine.update(file, read.text);
    engine.release(file);
    linesOf.set(file, read.text.split("\n").length);
  }
  const reports = engine.report().filter((report) => report.format !== null && !report.notYet);
  return {
    files: reports.length,
    lines: sum(reports.map((report) => linesOf.get(report.file) ?? 0)),
    errors: sum(reports.map((report) => report.errors.length)),
    findings: reports.flatMap((report) => report.findings.map((finding) => ({ folder, format: report.format ?? "", finding }))),
  };
}

function rowsOf(findings: readonly PlacedFinding[], lines: number): NoiseRow[] {
  const rows = [...groupByRule(findings)].map(([rule, own]): NoiseRow => ({
    rule,
    findings: own.length,
    files: new Set(own.map(({ folder, finding }) => `${folder}/${finding.file}`)).size,
    perThousandLines: lines === 0 ? 0 : Math.round((own.length / lines) * 1e5) / 100,
    severity: distinct(own.map(({ finding }) => finding.severity)).join("/"),
    confidence: distinct(own.map(({ finding }) => finding.confidence)).join("/"),
    formats: distinct(own.map(({ format }) => format)),
  }));
  return rows.sort((a, b) => b.findings - a.findings || comparePaths(a.rule, b.rule));
}

/** Findings by rule, rules in order of their first finding. */
export function groupByRule(findings: readonly PlacedFinding[]): Map<string, PlacedFinding[]> {
  const groups = new Map<string, PlacedFinding[]>();
  for (const placed of findings) {
    const group = groups.get(placed.finding.rule);
    if (group === undefined) groups.set(placed.finding.rule, [placed]);
    else group.push(placed);
  }
  return groups;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

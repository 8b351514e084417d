import type { Engine } from "./api.ts";
import { fixText, type FixCandidate, type FixResult, type LintState } from "./fixes/index.ts";
import type { Finding, Fix } from "./model/finding.ts";

export interface FixFileOptions {
  readonly engine: Engine;
  readonly file: string;
  readonly text: string;
  /** Which fixes may be applied; the first of a finding that may is taken. */
  readonly allows: (fix: Fix, finding: Finding) => boolean;
}

/**
 * Fixes one file: applies what is allowed, lints again, until nothing is left. The engine holds the fixed text afterwards.
 * Fixes that create files are never applied in a batch.
 */
export function fixFile(options: FixFileOptions): FixResult<FixCandidate> {
  const { engine, file } = options;
  const result = fixText({
    text: options.text,
    candidates: (text) => {
      engine.update(file, text);
      return engine.findings(file).findings.flatMap((finding) => candidateOf(options, finding));
    },
    verify: (text) => {
      engine.update(file, text);
      return lintState(engine, file);
    },
  });
  engine.update(file, result.text);
  return result;
}

function candidateOf(options: FixFileOptions, finding: Finding): FixCandidate[] {
  if (finding.verdict !== "fail" || finding.fix === null) return [];
  const fixes = options.engine.fixes(options.file, finding);
  const fix = fixes.find((entry) => entry.files === undefined && options.allows(entry, finding));
  return fix === undefined ? [] : [{ rule: finding.rule, key: finding.fingerprint, title: fix.title, edits: fix.edits }];
}

function lintState(engine: Engine, file: string): LintState {
  const report = engine.findings(file);
  const findings = new Map<string, number>();
  const errors = new Map<string, number>();
  for (const finding of report.findings) {
    if (finding.verdict !== "fail") continue;
    count(findings, finding.rule);
    if (finding.effect === "error") count(errors, finding.rule);
    for (const related of finding.related) if (related.rule !== undefined) count(findings, related.rule);
  }
  return { issues: report.errors.filter((error) => error.kind === "parse").length, findings, errors };
}

function count(counts: Map<string, number>, rule: string): void {
  counts.set(rule, (counts.get(rule) ?? 0) + 1);
}

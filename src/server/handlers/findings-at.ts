import type { Finding, PlannedRule, Position, Range } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import { meets } from "../convert/from-lsp.ts";
import { isShown } from "../diagnostics/report.ts";
import type { Root } from "../roots/root.ts";

/** Findings of a file that are shown and meet a range, in report order. */
export function findingsIn(root: Root, file: string, range: Range): readonly Finding[] {
  const findings = root.report(file)?.findings ?? [];
  return findings.filter((finding) => isShown(root, finding) && meets(finding.range, range));
}

export function findingsAt(root: Root, file: string, position: Position): readonly Finding[] {
  return findingsIn(root, file, { start: position, end: position });
}

/** The rule of a finding as its principle uses it. */
export function plannedRule(root: Root, finding: Finding): PlannedRule | null {
  const rules = root.rules?.rulesFor(parentOf(finding.file)).rules ?? [];
  const same = rules.filter((planned) => planned.rule.id === finding.rule && planned.principle === finding.principle);
  return same.find((planned) => planned.severity === finding.severity) ?? same[0] ?? null;
}

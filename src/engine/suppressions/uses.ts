import type { RawFinding, Suppression } from "../model/analysis.ts";
import type { SuppressionUse } from "../model/finding.ts";
import { isAbout } from "./apply.ts";
import { isOurs } from "./found.ts";

/** What tells whether the suppressions of a file are still needed. */
export interface UseInput {
  readonly suppressions: readonly Suppression[];
  /** Everything the rules said of the file, suppressed or not. */
  readonly findings: readonly RawFinding[];
  /** Whether a rule was run on the file: of one that was not, nothing can be told. */
  readonly hasRun: (rule: string) => boolean;
}

/** The suppressions of a file in its order, each with the rules of which there is nothing to suppress. */
export function usesOf({ suppressions, findings, hasRun }: UseInput): SuppressionUse[] {
  const uses = suppressions.map((suppression): SuppressionUse => {
    const { rules, by, form, unknown, isBlanket, reason, until, range, span: covers, comment: span } = suppression;
    const found = new Set(findings.filter((finding) => isAbout(suppression, finding)).map((finding) => finding.rule));
    const unused = isOurs(suppression) ? rules.filter((rule) => hasRun(rule) && !found.has(rule)) : [];
    const used = rules.filter((rule) => found.has(rule));
    return { rules, by, form, unknown, isBlanket, reason, until, range, span, covers, used, unused };
  });
  return uses.sort((left, right) => left.span.start - right.span.start);
}

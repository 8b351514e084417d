import type { Severity } from "#engine/index.ts";
import type { FileApplication } from "./report.ts";

/**
 * What came of the rules that applied. Numbers count applications: one rule of one principle on one resource. `applicable`
 * is the sum of all that follow but `notApplicable`.
 */
export interface Score {
  readonly applicable: number;
  readonly passed: number;
  readonly failed: number;
  readonly waived: number;
  readonly suppressed: number;
  readonly baseline: number;
  readonly unresolved: number;
  readonly notApplicable: number;
  /** From 0 to 1; null where nothing was decided. */
  readonly share: number | null;
}

/** How much an application counts, by the severity its rule has for the principle. */
const WEIGHTS: Readonly<Record<Severity, number>> = { error: 8, warning: 4, info: 2, hint: 1 };

/** What a product of a binary fraction may lack. */
const ROUNDING = 1e-9;

type Counted = Exclude<keyof Score, "applicable" | "share">;

const COUNTED: Readonly<Record<FileApplication["outcome"], Counted>> = {
  pass: "passed",
  fail: "failed",
  waived: "waived",
  suppressed: "suppressed",
  baseline: "baseline",
  unresolved: "unresolved",
  "not-applicable": "notApplicable",
};

/**
 * The score of some applications.
 *
 *     share = weight of what passed / weight of what passed, failed, is waived, suppressed or in the baseline
 *
 * with the weights error 8, warning 4, info 2, hint 1. A waiver, a suppression and a baseline excuse, but do not fulfil: they
 * lower the share. What is unresolved or not applicable is in neither sum.
 */
export function scoreOf(applications: Iterable<FileApplication>): Score {
  const counts = { passed: 0, failed: 0, waived: 0, suppressed: 0, baseline: 0, unresolved: 0, notApplicable: 0 };
  let [passed, decided] = [0, 0];
  for (const { outcome, severity } of applications) {
    const counted = COUNTED[outcome];
    counts[counted] += 1;
    if (counted === "unresolved" || counted === "notApplicable") continue;
    decided += WEIGHTS[severity];
    if (counted === "passed") passed += WEIGHTS[severity];
  }
  const applicable = counts.passed + counts.failed + counts.waived + counts.suppressed + counts.baseline + counts.unresolved;
  return { applicable, ...counts, share: decided === 0 ? null : passed / decided };
}

/** A share in whole percent, rounded down: what is not all is never shown as 100 %. */
export function shareText(share: number): string {
  return `${String(Math.floor(share * 100 + ROUNDING))} %`;
}

import type { Verdict } from "./finding.ts";
import type { Resource } from "./resource.ts";
import type { Severity } from "./severity.ts";

/** One rule of one principle as it applied to one resource, whatever came of it. */
export interface Application {
  /** Null for rules of packs. */
  readonly principle: string | null;
  readonly rule: string;
  readonly severity: Severity;
  /** Null for a rule on a whole file. */
  readonly resource: Resource | null;
  readonly environment: string | null;
  readonly outcome: "pass" | Verdict | "not-applicable";
}

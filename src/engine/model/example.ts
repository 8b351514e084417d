import type { Range } from "./route.ts";

/** A finding an example expects. */
export interface ExpectedFinding {
  readonly file: string;
  readonly range: Range;
  /** The exact message, where the example gives one. */
  readonly message: string | null;
}

/** One example of a rule: a test, and a part of the rule's page. Marks are taken out of the texts. */
export interface RuleExample {
  readonly kind: "fail" | "pass";
  /** File name → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that the preferred fixes change, as they are afterwards; null where the example gives none. */
  readonly fixed: Readonly<Record<string, string>> | null;
  /** Minor version of Kubernetes, or null for the newest. */
  readonly kubernetesMinor: number | null;
  /** The environment that all of it is in; absent for none. */
  readonly environment?: string;
  /** Options of the rule, as written. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly expected: readonly ExpectedFinding[];
  /** 1-based line of the rule file on which the example starts. */
  readonly line: number;
}

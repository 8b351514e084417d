import type { Environment, Waiver } from "./governance.ts";
import type { Origin, ScopeLimits, Stage } from "./origin.ts";
import type { RuleDefinition } from "./rule.ts";
import type { Severity } from "./severity.ts";
import type { PlainObject } from "./value.ts";

/** One rule as one principle (or pack) uses it: strict, every question answered. */
export interface PlannedRule {
  readonly rule: RuleDefinition;
  /** Principle id; null when run from a pack, `extends`, or the command line. */
  readonly principle: string | null;
  readonly severity: Severity;
  readonly stage: Stage;
  /** Values of the rule's params, defaults filled in. */
  readonly params: PlainObject;
  /** Named by id (with `--rule` or in a principle): such a finding is never folded away. */
  readonly named: boolean;
  /** Path globs, relative to the root; empty = every file. */
  readonly paths: readonly string[];
  readonly excludePaths: readonly string[];
  /** Environments it is limited to; absent = every one. */
  readonly environments?: readonly string[];
  /** Resources it is limited to (see `ScopeLimits`); absent = every one. */
  readonly resources?: readonly string[];
  /** Scopes in which another has the say, so that this use of the rule is silent there. */
  readonly except?: readonly ScopeLimits[];
  /** What decided the severity, for hover and explain. */
  readonly severityFrom: Origin | null;
  readonly origin: Origin | null;
  /** What decided the stage; absent where nobody did. */
  readonly stageFrom?: StageReason;
}

/** Why a rule is in its stage, in words, and where that is written. */
export interface StageReason {
  readonly why: string;
  readonly origin: Origin | null;
}

/** Settings that evaluation reads. */
export interface Settings {
  /** Minor version of Kubernetes that manifests are written for, for example 34 for 1.34. */
  readonly kubernetesMinor: number;
  /** Whether a suppression without a reason has no effect. */
  readonly reasonRequired: boolean;
  /** Whether comments and annotations that suppress findings of other tools count for rules of the same intent. */
  readonly foreignSuppressions: boolean;
  /** Longest run time of a suppression in days; null where only the rule on suppressions says. */
  readonly suppressionDays: number | null;
  /** What is applied from elsewhere: `Kind/name` or `namespace/Kind/name`, with `*` for any text; absent for nothing. */
  readonly externals?: readonly string[];
}

/** The rules in force below one folder. */
export interface RuleSet {
  /** Distinguishes rule sets; equal ids mean equal sets, so that results may be kept. */
  readonly id: string;
  readonly rules: readonly PlannedRule[];
  readonly settings: Settings;
  /** Waivers of all principles files that have a say, those without effect included; absent for none. */
  readonly waivers?: readonly Waiver[];
  /** Environments in the order of their files; absent for none. */
  readonly environments?: readonly Environment[];
}

import type { Origin, ScopeLimits } from "./origin.ts";

/** Kind of a waiver. `not-applicable`: the rule does not concern what it covers, so conformance leaves it out. */
export type WaiverType = "dispensation" | "mitigated" | "not-applicable";

/** The risk a waiver accepts; likelihood and impact from 1 to 5. */
export interface WaiverRisk {
  readonly likelihood: number | null;
  readonly impact: number | null;
  /** Entry in the organisation's register of risks. */
  readonly register: string | null;
}

/** A dispensation in TOGAF's sense: relief from rules for a limited time. Texts are as written in the file. */
export interface Waiver {
  readonly id: string;
  /** Principle it relieves from; null for rules whoever asks for them. */
  readonly principle: string | null;
  /** Rules it waives, packs resolved; empty means all rules of its principle. */
  readonly rules: readonly string[];
  readonly scope: ScopeLimits;
  readonly type: WaiverType;
  readonly reason: string | null;
  readonly risk: WaiverRisk | null;
  readonly compensatingControls: readonly string[];
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedOn: string | null;
  /** Last day on which it counts, as written. */
  readonly expires: string | null;
  readonly ticket: string | null;
  readonly adr: string | null;
  /** On the date of the run. `requested` lacks nothing but an approval; `invalid` lacks something else, or was approved by nobody who may. */
  readonly status: "requested" | "in-force" | "expired" | "invalid";
  /** Days from the date of the run until it ends; negative once it has, null where its end cannot be read. */
  readonly daysLeft: number | null;
  /** Why it has no effect on the date of the run (expired, incomplete, not approved); null where it has one. */
  readonly withoutEffect: string | null;
  /** Its entry in the principles file. */
  readonly origin: Origin;
}

/** A waiver as a finding names it. */
export interface WaiverNote {
  readonly id: string;
  readonly expires: string | null;
  readonly approvedBy: string | null;
  readonly reason: string | null;
  readonly type: WaiverType;
  /** Days until it ends, counted from the date of the run; 0 on its last day. */
  readonly daysLeft: number;
  readonly origin: Origin;
}

/** An environment of the architecture model, and how what belongs to it is told apart. */
export interface Environment {
  readonly name: string;
  /** Globs, relative to the root. */
  readonly paths: readonly string[];
  readonly namespaces: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Whether what matches no environment belongs here. */
  readonly isDefault: boolean;
  readonly origin: Origin;
}

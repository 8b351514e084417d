/** What the editor says of findings as decisions: who answers for them, what waives them, and how a waiver comes about. */

/** A place in a file; lines and characters count from 0, as in the Language Server Protocol. */
export interface Place {
  readonly uri: string;
  readonly range: PlaceRange;
}

export interface PlaceRange {
  readonly start: PlacePosition;
  readonly end: PlacePosition;
}

export interface PlacePosition {
  readonly line: number;
  readonly character: number;
}

export type ListedSeverity = "error" | "warning" | "info" | "hint";

export type ListedVerdict = "fail" | "waived" | "suppressed" | "baseline" | "unresolved";

export interface FindingsParams {
  /** Most findings that are wanted; the rest is only counted. */
  readonly limit: number;
}

export interface FindingsResult {
  /** In the order of the files; at most as many as wanted. */
  readonly findings: readonly ListedFinding[];
  /** How many there are in all. */
  readonly total: number;
}

/** A finding as the findings view lists it. */
export interface ListedFinding extends FindingReference {
  readonly place: Place;
  readonly message: string;
  readonly verdict: ListedVerdict;
  /** As this editor shows it. */
  readonly severity: ListedSeverity;
  /** As the gate sees it, where a personal setting lowers it here; else null. */
  readonly gateSeverity: ListedSeverity | null;
  /** `ID: name`; null for rules of packs. */
  readonly principle: string | null;
  /** Who answers for it, by CODEOWNERS or else by the principle; empty where nobody is named. */
  readonly owners: readonly string[];
  /** The resource it is about, for example `Deployment web/shop`; null for a whole file. */
  readonly resource: string | null;
  /** The clause of the principles file that asks for it; null for a pack. */
  readonly clause: Place | null;
  readonly waiver: ListedWaiver | null;
  /** Whether a principles file governs it, so that it can be waived. */
  readonly canBeWaived: boolean;
}

export interface ListedWaiver {
  readonly id: string;
  readonly expires: string | null;
  readonly daysLeft: number;
  readonly place: Place;
}

/** A waiver in force that is about to end. */
export interface ExpiringWaiver {
  readonly id: string;
  /** ISO date of its last day. */
  readonly expires: string;
  /** 0 on its last day. */
  readonly daysLeft: number;
  readonly place: Place;
}

/** Names a finding of a file. */
export interface FindingReference {
  readonly uri: string;
  readonly rule: string;
  readonly fingerprint: string;
}

export type WaiverType = "dispensation" | "mitigated" | "not-applicable";

/** What the editor proposes before it asks. */
export interface WaiverDraft {
  readonly rule: string;
  /** `ID: name`; null for a rule that no principle of the file names. */
  readonly principle: string | null;
  /** What it is to cover, for example `Deployment/shop in deploy/shop.yaml`. */
  readonly covers: string;
  /** Proposed requester; empty where nobody is known. */
  readonly requestedBy: string;
  /** Today, the proposed last day, and the latest one allowed, as ISO dates. */
  readonly today: string;
  readonly expires: string;
  readonly latest: string;
  /** Who may approve it; empty where nobody is named. */
  readonly approvers: readonly string[];
  /** The principles file it is written to. */
  readonly uri: string;
}

export interface WaiveParams extends FindingReference {
  readonly reason: string;
  readonly requestedBy: string;
  readonly expires: string;
  readonly type: WaiverType;
}

export type WaiveResult =
  | {
      readonly kind: "edit";
      readonly id: string;
      /** The principles file. */
      readonly uri: string;
      /** A `WorkspaceEdit` of the Language Server Protocol. */
      readonly edit: unknown;
      /** Where the entry stands once the edit is made. */
      readonly place: Place;
    }
  | { readonly kind: "refused"; readonly message: string };

export interface ReportParams {
  /** Folder to report on; null for the first workspace folder. */
  readonly folder: string | null;
  /** Version of the extension, which the page names. */
  readonly version: string;
}

export interface ReportResult {
  readonly html: string;
  /** What the page is called, for example `shop`. */
  readonly title: string;
}

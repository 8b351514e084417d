import type { Severity } from "../model/severity.ts";
import type { IssueCode } from "./types.ts";

/** A rule on principles files themselves. They run on every principles file, outside any principle. */
export interface OwnRule {
  readonly id: string;
  readonly code: IssueCode;
  readonly title: string;
  readonly severity: Severity;
}

/** The rules on principles files, in the order of their ids. What their pages say stands in `rules/principles-files.yaml`. */
export const OWN_RULES: readonly OwnRule[] = [
  own("attestation-expired", "warning", "Renew attestations before they expire"),
  own("cel", "error", "Write expressions that hold together"),
  own("decision-superseded", "warning", "Base waivers and flows on decisions still in force"),
  own("extends", "error", "Extend only what is there and unchanged"),
  own("no-evidence", "warning", "Back every principle with rules or an attestation"),
  own("no-implications", "info", "Say what each principle implies"),
  own("owner-missing", "warning", "Give every principle an owner"),
  own("review-overdue", "warning", "Review the principles when they are due"),
  own("scope-empty", "warning", "Let every scope match something"),
  own("statement-length", "info", "State each principle in at most two sentences"),
  own("table-outdated", "info", "Keep bundled tables current"),
  own("unknown-key", "error", "Use only keys the principles schema knows"),
  own("unknown-option", "error", "Set only options the rule has"),
  own("unknown-rule", "error", "Refer only to rules and packs that exist"),
  own("waiver-broad", "warning", "Scope waivers narrowly"),
  own("waiver-expired", "warning", "Renew or remove expired waivers"),
  own("waiver-incomplete", "error", "Give every waiver a reason, an approver and an end"),
  own("waiver-self-approved", "error", "Let someone else approve a waiver"),
  own("waiver-unused", "warning", "Remove waivers that waive nothing"),
];

function own(code: IssueCode, severity: Severity, title: string): OwnRule {
  return { id: `principles/${code}`, code, title, severity };
}

/** Severity a rule on principles files has in the catalogue. */
export function ownSeverity(code: IssueCode): Severity {
  return OWN_RULES.find((rule) => rule.code === code)?.severity ?? "error";
}

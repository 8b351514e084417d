import type { Severity } from "../model/severity.ts";
import type { IssueCode } from "./types.ts";

/** A rule on principles files themselves. They run on every principles file, outside any principle. */
export interface OwnRule {
  readonly id: string;
  readonly code: IssueCode;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
}

/** The rules on principles files, in the order of their ids. */
export const OWN_RULES: readonly OwnRule[] = [
  own("attestation-expired", "warning", "Renew attestations before they expire",
    "The `expires` date of an attestation lies before the evaluation date (information 30 days before). A date that cannot be read counts as expired."),
  own("cel", "error", "Write expressions that hold together",
    "An expression of a custom rule does not parse, names something its target does not have, or mixes types."),
  own("decision-superseded", "warning", "Base waivers and flows on decisions still in force",
    "The decision record that a principle, waiver, flow or provider refers to does not exist or is superseded."),
  own("extends", "error", "Extend only what is there and unchanged",
    "An entry of `extends` names no known pack or file, leaves the repository, runs in a circle, or differs from its digest."),
  own("no-evidence", "warning", "Back every principle with rules or an attestation", "A principle has neither rules nor `evidence`."),
  own("no-implications", "info", "Say what each principle implies", "A principle has no `implications`."),
  own("owner-missing", "warning", "Give every principle an owner", "A principle has no `owner`, or the file has none in `metadata`."),
  own("review-overdue", "warning", "Review the principles when they are due",
    "The next review date of the file or of a principle lies before the evaluation date (information 30 days before)."),
  own("scope-empty", "warning", "Let every scope match something",
    "A path pattern, environment or resource in a scope or in the model matches no file or resource, or a name in it is not defined."),
  own("statement-length", "info", "State each principle in at most two sentences", "The `statement` of a principle has more than two sentences."),
  own("unknown-key", "error", "Use only keys the principles schema knows", "The file has a key, value or structure its schema does not allow."),
  own("unknown-option", "error", "Set only options the rule has", "An option of a rule is unknown, or its value does not fit the rule's option schema."),
  own("unknown-rule", "error", "Refer only to rules and packs that exist",
    "A principle, waiver or test names a rule or pack that is neither built in, custom nor inherited."),
  own("waiver-broad", "warning", "Scope waivers narrowly",
    "A waiver has no resource or path scope, names all rules of a pack, or covers more resources than `settings.waivers.maxResources` (20) allows."),
  own("waiver-expired", "warning", "Renew or remove expired waivers",
    "The `expires` date of a waiver lies before the evaluation date; the day itself still counts (information 30 days before). A date that cannot be read counts as expired."),
  own("waiver-incomplete", "error", "Give every waiver a reason, an approver and an end",
    "A waiver has no `reason`, `approvedBy`, `expires` or `scope`, or runs longer than `settings.waivers.maxDays` (365) allows. It has no effect then."),
  own("waiver-self-approved", "error", "Let someone else approve a waiver",
    "`approvedBy` of a waiver equals `requestedBy`, or is not among the approvers of the principle. It has no effect then."),
  own("waiver-unused", "warning", "Remove waivers that waive nothing", "A waiver matched no finding although all files of its scope were checked."),
];

function own(code: IssueCode, severity: Severity, title: string, description: string): OwnRule {
  return { id: `principles/${code}`, code, title, description, severity };
}

/** Severity a rule on principles files has in the catalogue. */
export function ownSeverity(code: IssueCode): Severity {
  return OWN_RULES.find((rule) => rule.code === code)?.severity ?? "error";
}

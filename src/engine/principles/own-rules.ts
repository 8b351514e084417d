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
  own("extends", "error", "Extend only what is there and unchanged",
    "An entry of `extends` names no known pack or file, leaves the repository, runs in a circle, or differs from its digest."),
  own("no-evidence", "warning", "Back every principle with rules or an attestation", "A principle has neither rules nor `evidence`."),
  own("no-implications", "info", "Say what each principle implies", "A principle has no `implications`."),
  own("owner-missing", "warning", "Give every principle an owner", "A principle has no `owner`, or the file has none in `metadata`."),
  own("review-overdue", "warning", "Review the principles when they are due",
    "The next review date of the file or of a principle lies before the evaluation date (information 30 days before)."),
  own("statement-length", "info", "State each principle in at most two sentences", "The `statement` of a principle has more than two sentences."),
  own("unknown-key", "error", "Use only keys the principles schema knows", "The file has a key, value or structure its schema does not allow."),
  own("unknown-option", "error", "Set only options the rule has", "An option of a rule is unknown, or its value does not fit the rule's option schema."),
  own("unknown-rule", "error", "Refer only to rules and packs that exist",
    "A principle, waiver or test names a rule or pack that is neither built in, custom nor inherited."),
];

function own(code: IssueCode, severity: Severity, title: string, description: string): OwnRule {
  return { id: `principles/${code}`, code, title, description, severity };
}

/** Severity a rule on principles files has in the catalogue. */
export function ownSeverity(code: IssueCode): Severity {
  return OWN_RULES.find((rule) => rule.code === code)?.severity ?? "error";
}

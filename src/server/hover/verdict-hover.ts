import type { Finding, Origin, Severity, Waiver, WaiverNote, WaiverType } from "#engine/index.ts";
import type { PersonalSeverity } from "../personal-severity.ts";
import { daysText, SOON } from "../waivers.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

/** What was decided about a finding, gathered beforehand. */
export interface VerdictFacts {
  readonly finding: Finding;
  /** The whole waiver; null where there is none, or the principles file has changed since. */
  readonly waiver: Waiver | null;
  /** Waivers that are about it and have no effect. */
  readonly idle: readonly Waiver[];
  /** Link to an entry of a principles file. */
  readonly linkTo: (origin: Origin) => string;
  /** What the gate sees of the finding. */
  readonly gateEffect: Severity;
  readonly personal: PersonalSeverity;
}

const TYPES: Readonly<Record<WaiverType, string>> = {
  dispensation: "dispensation: the rule holds, relief is for a time",
  mitigated: "mitigated: other controls cover the risk",
  "not-applicable": "not applicable: the rule does not concern what it covers",
};

/** What was decided about a finding and who decided it, then what this editor alone makes of it; nothing for a plain finding. */
export function verdictParts(facts: VerdictFacts): readonly string[] {
  const { finding } = facts;
  return [messagePart(facts), ...(finding.waiver === null ? [] : waiverParts(finding.waiver, facts)), ...facts.idle.map((waiver) => idlePart(waiver, facts)), baselinePart(finding), personalPart(facts)];
}

/** A hint is marked at its first characters only, and elsewhere nobody would read what it says. */
function messagePart({ finding, personal }: VerdictFacts): string {
  return personal.severity === "hint" ? escapeMarkdown(finding.message) : "";
}

function waiverParts(note: WaiverNote, { waiver, linkTo }: VerdictFacts): readonly string[] {
  const name = `[${escapeMarkdown(note.id)}](${linkTo(note.origin)})`;
  const isSoon = note.daysLeft <= SOON;
  const left = isSoon ? `, **${daysText(note.daysLeft)}**` : `, ${daysText(note.daysLeft)}`;
  const controls = waiver?.compensatingControls ?? [];
  return [
    `**Waived** by ${name} until **${escapeMarkdown(note.expires ?? "?")}**${left}`,
    note.reason === null ? "" : `> ${escapeMarkdown(note.reason).replaceAll("\n", "\n> ")}`,
    `**Approved by:** ${escapeMarkdown(note.approvedBy ?? "nobody")}${requester(waiver)} · **Type:** ${TYPES[note.type]}`,
    controls.length === 0 ? "" : `**Compensating controls:**\n\n${controls.map((control) => `- ${escapeMarkdown(control)}`).join("\n")}`,
  ];
}

function idlePart({ id, origin, withoutEffect }: Waiver, { linkTo }: VerdictFacts): string {
  return `**Not waived:** [${escapeMarkdown(id)}](${linkTo(origin)}) is without effect: ${escapeMarkdown(withoutEffect ?? "")}.`;
}

function requester(waiver: Waiver | null): string {
  const by = waiver?.requestedBy ?? null;
  return by === null ? "" : ` · **Requested by:** ${escapeMarkdown(by)}`;
}

function baselinePart({ verdict }: Finding): string {
  return verdict === "baseline" ? "**In the baseline:** it was there when the baseline was taken; the gate lets it pass, here it is a hint." : "";
}

function personalPart({ finding, gateEffect, personal }: VerdictFacts): string {
  if (personal.setting === null) return "";
  const what = `shown as ${personal.severity} here because of your setting \`${personal.setting}\``;
  return finding.verdict === "fail" ? `**Personal:** ${what}; the gate still sees ${withArticle(gateEffect)}.` : `**Personal:** ${what}.`;
}

function withArticle(severity: Severity): string {
  if (severity === "info") return "an information";
  return `${severity === "error" ? "an" : "a"} ${severity}`;
}

import type { Finding, PlannedRule, PrincipleText, RuleDocumentation } from "#engine/index.ts";
import { ruleSections, sectionMarkdown, type RuleSection } from "#report/index.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { verdictParts, type VerdictFacts } from "./verdict-hover.ts";

/** Sections of the page that a hover shows; the rest is one link away. */
const SHOWN: readonly (readonly [section: RuleSection["id"], label: string])[] = [
  ["description", "What the rule reports"], ["rationale", "Why the rule"], ["against", "The case against"],
  ["good", "Good"], ["options", "Options"], ["standards", "Standards"],
];

/** Everything the hover of a finding tells, gathered beforehand. */
export interface HoverFacts {
  readonly finding: Finding;
  readonly principle: PrincipleText | null;
  readonly planned: PlannedRule | null;
  readonly documentation: RuleDocumentation | null;
  /** Link to the documentation page; null for a custom rule. */
  readonly page: string | null;
  /** Null leaves out what was decided. */
  readonly verdict: VerdictFacts | null;
}

/** The hover of one finding as Markdown; its message is repeated for hints only, because editors show that of others above. What the principle asks, what follows from it, why, who answers for it, and what good looks like. */
export function findingHover(facts: HoverFacts): string {
  const parts = [
    heading(facts),
    ...(facts.verdict === null ? [] : decision(facts.verdict)),
    ...principleParts(facts.principle),
    severityLine(facts),
    ...documentationParts(facts),
    link(facts),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function heading({ principle, finding, planned }: HoverFacts): string {
  const rule = `${escapeMarkdown(planned?.rule.title ?? finding.rule)} (\`${finding.rule}\`)`;
  return principle === null ? `**${rule}**` : `**${escapeMarkdown(`${principle.id}: ${principle.name}`)}** · ${rule}`;
}

/** What was decided stands apart from what the principle asks for. */
function decision(facts: VerdictFacts): readonly string[] {
  const parts = verdictParts(facts).filter((part) => part !== "");
  return parts.length === 0 ? [] : [...parts, "---"];
}

/** Implications come first: they answer "what does this mean for me?". */
function principleParts(principle: PrincipleText | null): readonly string[] {
  if (principle === null) return [];
  const implications = principle.implications.map((implication) => `- ${escapeMarkdown(implication)}`).join("\n");
  return [
    quote(principle.statement ?? ""),
    implications,
    principle.rationale === null ? "" : `**Why:** ${escapeMarkdown(principle.rationale)}`,
    principle.owner === null ? "" : `**Owner:** ${escapeMarkdown(principle.owner)}`,
  ];
}

function severityLine({ finding, planned }: HoverFacts): string {
  const origin = planned?.severityFrom ?? null;
  const from = origin === null ? "from the catalogue" : `from \`${origin.file}${origin.range === null ? "" : `:${String(origin.range.start.line)}`}\``;
  const stage = planned === null ? "" : ` · **Stage:** ${planned.stage}`;
  const effect = finding.effect === finding.severity ? "" : `, shown as ${finding.effect}`;
  return `**Severity:** ${finding.severity} ${from}${effect}${stage}`;
}

/** The words of the rule's page, in the order in which they help at the place of a finding. */
function documentationParts({ documentation, planned }: HoverFacts): readonly string[] {
  if (planned === null || documentation === null) return [];
  const sections = ruleSections(planned.rule, documentation);
  return SHOWN.flatMap(([id, label]) => sections.filter((section) => section.id === id).map((section) => labelled(label, section)));
}

function labelled(label: string, section: RuleSection): string {
  const { text, items, code } = section;
  const escaped = { ...section, ...(text && { text: text.map(escapeMarkdown) }), ...(items && { items: items.map(escapeMarkdown) }) };
  const isShort = text?.length === 1 && items === undefined && code === undefined;
  return `**${label}:**${isShort ? " " : "\n\n"}${sectionMarkdown(escaped)}`;
}

function link({ page }: HoverFacts): string {
  return page === null ? "" : `[Documentation of the rule](${page})`;
}

function quote(text: string): string {
  return text === "" ? "" : `> ${escapeMarkdown(text).replaceAll("\n", "\n> ")}`;
}

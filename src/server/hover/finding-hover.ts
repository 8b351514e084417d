import type { Finding, PlannedRule, PrincipleText, RuleDocumentation } from "#engine/index.ts";

/** Everything the hover of a finding tells, gathered beforehand. */
export interface HoverFacts {
  readonly finding: Finding;
  readonly principle: PrincipleText | null;
  readonly planned: PlannedRule | null;
  readonly documentation: RuleDocumentation | null;
  /** Link to the documentation page; null for a custom rule. */
  readonly page: string | null;
}

/** The hover of one finding as Markdown; its message is not repeated, because editors show it above. What the principle asks, what follows from it, why, who answers for it, and what good looks like. */
export function findingHover(facts: HoverFacts): string {
  const parts = [
    heading(facts),
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

function documentationParts({ documentation, principle }: HoverFacts): readonly string[] {
  if (documentation === null) return [];
  const text = principle?.rationale === undefined || principle.rationale === null ? documentation.rationale : documentation.description;
  const good = documentation.good.trim();
  return [escapeMarkdown(text), good === "" ? "" : `**Good:**\n\n${fence(good, documentation.language)}`];
}

function link({ page }: HoverFacts): string {
  return page === null ? "" : `[Documentation of the rule](${page})`;
}

function quote(text: string): string {
  return text === "" ? "" : `> ${escapeMarkdown(text).replaceAll("\n", "\n> ")}`;
}

/** A fence longer than any run of backticks inside, so that an example cannot leave its block. */
function fence(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map((run) => run[0].length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${code}\n${marks}`;
}

/**
 * Makes text from a workspace file plain text: a principles file writes no links, images or HTML into the editor. Code spans stay
 * as they are, since nothing inside of them is read as Markdown.
 */
export function escapeMarkdown(text: string): string {
  const parts = text.split(/(`[^`\n]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : escapePlain(part))).join("");
}

function escapePlain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, "\\$&").replace(/^(\s*)([-=])/gm, "$1\\$2");
}
